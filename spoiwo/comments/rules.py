"""Who comments and rates, and who reads what was sent before others do."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from spoiwo.comments import selectors
from spoiwo.comments.models import Comment
from spoiwo.comments.selectors import Standing
from spoiwo.comments.states import MODERATE, OWN, State
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.notifications.actors import LinkActor
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

# So many in an hour are a flood; so many unread are more than people can read.
FLOOD, FLOOD_IN, MOST_WAITING = 30, timedelta(hours=1), 200
_FLOODED = _(
    "Very many comments have come in within the last hour, so the form is closed for a while. Nothing you "
    "wrote is lost: send it again in an hour."
)
_FULL = _("Very many comments wait for the editors, so the form is closed until they have read them.")


def can_comment(article: Publication, standing: Standing) -> Decision:
    """Allow everybody where the article is shown and takes comments, as long as there is no flood."""
    return first_denial(
        _when(article.is_shown, _("This article is no longer shown.")),
        _when(standing.is_commented, _("Comments are switched off here.")),
        _when(standing.takes_comments, _("This article takes no more comments.")),
        _not_flooded(article.partnership),
    )


def _not_flooded(partnership: Partnership) -> Decision:
    lately, waiting = selectors.flood_since(partnership, clock.now() - FLOOD_IN)
    return first_denial(_when(lately < FLOOD, _FLOODED), _when(waiting < MOST_WAITING, _FULL))


def can_rate(article: Publication, standing: Standing) -> Decision:
    """Allow everybody where the article is shown and rated."""
    return first_denial(
        _when(article.is_shown, _("This article is no longer shown.")),
        _when(standing.takes_ratings, _("Articles are not rated here.")),
    )


def can_moderate(actor: Actor, partnership: Partnership) -> Decision:
    """Allow those who read comments before others do; they also set what readers may do."""
    return has_permission(actor, partnership.pk, MODERATE)


def can_publish_comment(actor: Actor, comment: Comment) -> Decision:
    """Allow them to publish what waits, and to put back what was refused, held back or removed."""
    return first_denial(
        can_moderate(actor, comment.partnership),
        _when(comment.state != State.PUBLISHED, _("The comment is published already.")),
        _when(comment.state != State.TAKEN_BACK, _("Its author has removed this comment.")),
        _when(comment.forgotten_on is None, _("The words of this comment are erased.")),
    )


def can_refuse_comment(actor: Actor, comment: Comment) -> Decision:
    """Allow them not to publish what waits."""
    return first_denial(
        can_moderate(actor, comment.partnership),
        _when(comment.state == State.WAITING, _("It has been decided about this comment already.")),
    )


def can_remove_comment(actor: Actor, comment: Comment) -> Decision:
    """Allow them to remove what was published; a trace stays."""
    return first_denial(
        can_moderate(actor, comment.partnership),
        _when(comment.state in (State.PUBLISHED, State.HELD), _("This comment is not published.")),
    )


def can_reply(actor: Actor, comment: Comment) -> Decision:
    """Allow them one answer of the editors under a published comment; it can be changed."""
    return first_denial(
        can_moderate(actor, comment.partnership),
        _when(comment.state == State.PUBLISHED, _("This comment is not published.")),
    )


def can_settle_flags(actor: Actor, comment: Comment) -> Decision:
    """Allow them to leave a reported comment as it is."""
    return can_moderate(actor, comment.partnership)


def can_take_back(actor: Actor, comment: Comment) -> Decision:
    """Allow the author alone, by the link given for exactly this comment, while its words stand."""
    if not isinstance(actor, LinkActor):
        return Denied(_("Only the author removes a comment this way."))
    link = actor.link
    is_theirs = link.purpose == OWN and link.subject_id == comment.pk
    open_states = (State.WAITING, State.PUBLISHED, State.HELD)
    return first_denial(
        _when(is_theirs and link.closed is None, _("This link belongs to another comment.")),
        _when(link.partnership_id == comment.partnership_id, _("This link belongs to another comment.")),
        _when(comment.state in open_states, _("There is nothing left to remove.")),
    )


def can_work_by_itself(actor: Actor) -> Decision:
    """Allow the system alone: erasing what is old."""
    return _when(actor.is_operator, _("The system does this by itself."))


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
