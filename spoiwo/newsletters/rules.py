"""Who signs up, who writes, who sends, who sees addresses."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.models import Issue, Newsletter, Subscription
from spoiwo.newsletters.states import Standing, State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

WRITE = "newsletters.write_issue"
SEND = "newsletters.send_issue"
SEE = "newsletters.see_subscribers"


def can_sign_up(newsletter: Newsletter | None) -> Decision:
    """Allow everybody where the partnership has a newsletter."""
    return _when(
        newsletter is not None and newsletter.is_open and newsletter.partnership.is_public,
        _("This partnership does not take sign-ups for a newsletter now."),
    )


def can_speak_for(actor: Actor, subscription: Subscription) -> Decision:
    """Allow the reader to whom exactly this link was sent."""
    return _when(
        isinstance(actor, Reader) and actor.subscription.pk == subscription.pk,
        _("This link belongs to another address."),
    )


def can_write_issue(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to write issues and to open the newsletter."""
    return has_permission(actor, partnership.pk, WRITE)


def can_edit_issue(actor: Actor, issue: Issue) -> Decision:
    """Allow them to change the words until the issue is sent: afterwards people have it."""
    return first_denial(
        can_write_issue(actor, issue.partnership),
        _when(issue.is_draft, _("This issue is sent: its words change no more. Write another one.")),
    )


def can_send_issue(actor: Actor, issue: Issue) -> Decision:
    """Allow who may send to send a draft."""
    return first_denial(
        has_permission(actor, issue.partnership_id, SEND),
        _when(issue.is_draft, _("This issue is sent already.")),
        _when(issue.partnership.is_public, _("This partnership has no public page.")),
    )


def can_halt_issue(actor: Actor, issue: Issue) -> Decision:
    """Allow who may send to halt what is being sent."""
    return first_denial(
        has_permission(actor, issue.partnership_id, SEND),
        _when(issue.state == State.SENDING, _("This issue is not being sent now.")),
    )


def can_resume_issue(actor: Actor, issue: Issue) -> Decision:
    """Allow who may send to send on what was halted."""
    return first_denial(
        has_permission(actor, issue.partnership_id, SEND),
        _when(issue.state == State.HALTED, _("This issue is not halted.")),
    )


def can_see_subscribers(actor: Actor, partnership: Partnership) -> Decision:
    """Allow those who keep the list of addresses to see it, to export it and to erase from it."""
    return has_permission(actor, partnership.pk, SEE)


def can_release_subscription(actor: Actor, subscription: Subscription) -> Decision:
    """Allow them to send again to an address on hold."""
    return first_denial(
        can_see_subscribers(actor, subscription.partnership),
        _when(subscription.state == Standing.HELD, _("This address is not on hold.")),
    )


def can_work_by_itself(actor: Actor) -> Decision:
    """Allow the system alone: forgetting, holding, sending in turns."""
    return _when(actor.is_operator, _("The system does this by itself."))


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
