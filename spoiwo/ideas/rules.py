"""Who writes calls and cards, who decides. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.ideas.models import Call, Idea, Invitee, Partner, Vote
from spoiwo.ideas.states import (
    AGREEING,
    HANDING_IN,
    REWRITTEN,
    CallState,
    State,
)
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "ideas.edit_idea"
DECIDE = "ideas.decide_idea"
NOT_NOW = _("Ideas are not collected in this call now.")


def can_edit_ideas(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to write calls and cards and to ask partners."""
    return has_permission(actor, partnership.pk, EDIT)


def can_decide_ideas(actor: Actor, partnership: Partnership) -> Decision:
    """Allow whoever admits ideas to do so, and to hold the vote."""
    return has_permission(actor, partnership.pk, DECIDE)


def can_add_idea(actor: Actor, call: Call, invitee: Invitee | None = None) -> Decision:
    """Allow the secretariat while the call is open, the holder of a link within its days."""
    if isinstance(actor, LinkActor):
        return first_denial(
            _holds(actor, call, HANDING_IN, invitee.link_id if invitee else 0),
            _when(call.is_collecting(clock.today()), NOT_NOW),
        )
    return first_denial(
        can_edit_ideas(actor, call.partnership),
        _when(call.state == CallState.OPEN, NOT_NOW),
    )


def can_rewrite(actor: Actor, idea: Idea) -> Decision:
    """Allow the secretariat until the vote and around a chosen idea; the author while the card is there."""
    if isinstance(actor, LinkActor):
        return first_denial(
            can_add_idea(actor, idea.call, idea.invitee),
            _when(
                idea.invitee_id is not None and idea.is_with_author,
                _("The card is with the secretariat now; ask it for a change."),
            ),
        )
    return first_denial(
        can_edit_ideas(actor, idea.call.partnership),
        _when(idea.state in REWRITTEN, _("What was put to the vote is not rewritten.")),
    )


def can_change_partners(actor: Actor, idea: Idea) -> Decision:
    """Allow partners to be asked and noted until the idea became a project or was given up."""
    return first_denial(
        can_edit_ideas(actor, idea.call.partnership),
        _when(
            idea.state not in {State.PROJECT, State.GIVEN_UP, State.NOT_CHOSEN},
            _("The partners of this idea change no more."),
        ),
    )


def can_answer_for(actor: Actor, partner: Partner) -> Decision:
    """Allow the secretariat, and the holder of the link in force, while partners may change."""
    idea = partner.idea
    is_open = _when(
        idea.state not in {State.PROJECT, State.GIVEN_UP, State.NOT_CHOSEN},
        _("The partners of this idea change no more."),
    )
    if isinstance(actor, LinkActor):
        return first_denial(_holds(actor, idea.call, AGREEING, partner.link_id), is_open)
    return first_denial(can_edit_ideas(actor, idea.call.partnership), is_open)


def can_open_vote(actor: Actor, call: Call) -> Decision:
    """Allow an open call to be put to the vote."""
    return first_denial(
        can_decide_ideas(actor, call.partnership),
        _when(call.state == CallState.OPEN, _("This call is not waiting for a vote.")),
    )


def can_close_vote(actor: Actor, vote: Vote) -> Decision:
    """Allow an open vote to be closed or counted, once."""
    return first_denial(
        can_decide_ideas(actor, vote.call.partnership),
        _when(vote.is_open, _("This vote is over. Its numbers stay as they were counted.")),
    )


def can_annul_vote(actor: Actor, vote: Vote) -> Decision:
    """Allow a vote to be annulled until one of its ideas became a project."""
    return first_denial(
        can_decide_ideas(actor, vote.call.partnership),
        _when(vote.annulled_at is None, _("This vote was annulled already.")),
        _when(
            not Idea.objects.filter(call=vote.call, state=State.PROJECT).exists(),
            _("An idea of this vote became a project already; the vote stays."),
        ),
    )


def _holds(actor: LinkActor, call: Call, purpose: str, number: int) -> Decision:
    link = actor.link
    is_own = (
        link.purpose == purpose
        and link.closed is None
        and link.partnership_id == call.partnership_id
        and link.pk == number
    )
    return _when(is_own, _("This link opens something else."))


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
