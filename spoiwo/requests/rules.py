"""Who asks, who answers, and when; the register holds personal data, so reading it is a right of its own."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.requests.models import Case
from spoiwo.requests.states import FOLLOWING

ANSWER = "requests.answer_request"


def can_ask(partnership: Partnership) -> Decision:
    """Allow everybody where the partnership has a page."""
    return _when(partnership.is_public, _("This partnership has no public page."))


def can_keep_cases(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to read the register and to record what came."""
    return has_permission(actor, partnership.pk, ANSWER)


def can_settle_case(actor: Actor, case: Case) -> Decision:
    """Allow them to answer, to refuse or to hand over what waits for an answer."""
    return first_denial(
        can_keep_cases(actor, case.partnership), _when(case.is_open, _("The request is settled already."))
    )


def can_correct_case(actor: Actor, case: Case) -> Decision:
    """Allow them to correct what was written down, as long as its term was not moved."""
    return first_denial(
        can_settle_case(actor, case),
        _when(not case.is_extended, _("The person was told of a new term; answer by that day.")),
    )


def can_extend_case(actor: Actor, case: Case, day: date) -> Decision:
    """Allow the term to be moved once, before it has passed."""
    return first_denial(
        can_settle_case(actor, case),
        _when(not case.is_extended, _("The term was moved once already.")),
        _when(day <= case.due_on, _("The term has passed; it cannot be moved any more. Answer now.")),
    )


def can_reopen_case(actor: Actor, case: Case) -> Decision:
    """Allow what was settled by mistake to be taken up again, while it still tells whose it is."""
    return first_denial(
        can_keep_cases(actor, case.partnership),
        _when(not case.is_open, _("The request waits for an answer.")),
        _when(case.forgotten_on is None, _("The personal data of the request are erased.")),
    )


def can_speak_for(actor: Actor, case: Case) -> Decision:
    """Allow whoever made the request, through the link given for exactly this one."""
    if not isinstance(actor, LinkActor):
        return Denied(_("Only the person who asked adds to a request."))
    link = actor.link
    is_theirs = link.purpose == FOLLOWING and link.subject_id == case.pk
    return _when(
        is_theirs and link.closed is None and link.partnership_id == case.partnership_id,
        _("This link belongs to another request."),
    )


def can_add_to_case(actor: Actor, case: Case) -> Decision:
    """Allow whoever made it to add words while it waits for an answer."""
    return first_denial(
        can_speak_for(actor, case),
        _when(case.is_open, _("The request is settled. If more is needed, make another one.")),
    )


def can_withdraw_case(actor: Actor, case: Case) -> Decision:
    """Allow whoever made it, and the secretariat told of it, while it waits for an answer."""
    spoken = can_speak_for(actor, case) if isinstance(actor, LinkActor) else can_settle_case(actor, case)
    return first_denial(spoken, _when(case.is_open, _("The request is settled already.")))


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
