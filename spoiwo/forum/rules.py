"""Who sees a circle, who writes, who moderates. A stranger is told that there is no such forum."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.forum import selectors
from spoiwo.forum.models import Circle, Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "forum.edit_circle"
MODERATE = "forum.moderate_topic"
NOT_YOURS = _("There is no such forum.")


def can_edit(actor: Actor, partnership: Partnership) -> Decision:
    """Allow whoever runs the partnership to set up circles and to say who belongs to them."""
    return has_permission(actor, partnership.pk, EDIT)


def can_moderate(actor: Actor, circle: Circle) -> Decision:
    """Allow whoever runs the partnership, and a member with an account who was made a moderator."""
    allowed = has_permission(actor, circle.partnership_id, MODERATE)
    if allowed:
        return allowed
    member = selectors.member_of(actor, circle, clock.today())
    # A letter with a link may be forwarded; to answer is one thing, to hide other people's words another.
    if member is not None and member.is_moderator and actor.actor_id.startswith("user:"):
        return Allowed()
    return Denied(_("Only moderators of the forum and the secretariat do this."))


def can_read(actor: Actor, circle: Circle) -> Decision:
    """Allow members from institutions of the circle today, and whoever moderates it."""
    if selectors.member_of(actor, circle, clock.today()) is not None:
        return Allowed()
    return Allowed() if can_moderate(actor, circle) else Denied(NOT_YOURS)


def visible_circles(actor: Actor, partnership: Partnership) -> QuerySet[Circle]:
    """Return the circles ``can_read`` allows."""
    if has_permission(actor, partnership.pk, MODERATE):
        return Circle.objects.filter(partnership=partnership)
    return selectors.circles_of_member(actor, partnership, clock.today())


def can_open_topic(actor: Actor, circle: Circle) -> Decision:
    """Allow who may read, while the circle is open."""
    return first_denial(
        can_read(actor, circle),
        Allowed() if circle.is_open else Denied(_("This forum is closed; it can be read only.")),
    )


def can_answer(actor: Actor, topic: Topic) -> Decision:
    """Allow who may read, while the topic is open."""
    return first_denial(
        can_open_topic(actor, topic.circle),
        Allowed() if topic.is_open else Denied(_("This topic is closed; it can be read only.")),
    )
