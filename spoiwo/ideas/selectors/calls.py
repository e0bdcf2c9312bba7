"""Calls for ideas and those invited to them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.ideas.models import Call, Invitee, JointRule, Participant
from spoiwo.ideas.states import SHOWN, CallState
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership

NO_SUCH_CALL = _("There is no such call for ideas.")


@dataclass(frozen=True, slots=True)
class Rule:
    """How many partners from how many sectors a joint project needs."""

    partners: int
    sectors: int


def rule_of(partnership: Partnership) -> Rule:
    """Return the partnership's rule of joint projects, or the usual one where none was set."""
    row = JointRule.objects.filter(partnership=partnership).first() or JointRule()
    return Rule(row.partners, row.sectors)


def calls_of(partnership: Partnership, *, public_only: bool = False) -> QuerySet[Call]:
    """Return the calls, the newest first, each with its number of ideas (``ideas_count``)."""
    rows: QuerySet[Call] = Call.objects.filter(partnership=partnership)
    if public_only:
        rows = rows.exclude(state=CallState.DRAFT)
    shown = Q(ideas__state__in=SHOWN) if public_only else Q()
    return rows.annotate(ideas_count=Count("ideas", filter=shown)).order_by("-number")


def has_public_call(partnership: Partnership) -> bool:
    """Tell whether everybody may read of any call."""
    return Call.objects.filter(partnership=partnership).exclude(state=CallState.DRAFT).exists()


def call_by_number(partnership: Partnership, number: int) -> Call:
    """Return a call of the partnership; raises NotFound."""
    rows = Call.objects.filter(partnership=partnership, number=number)
    found: Call | None = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(NO_SUCH_CALL)
    return found


def public_call(partnership: Partnership, number: int) -> Call:
    """Return a call that was opened; raises NotFound for any other."""
    found = call_by_number(partnership, number)
    if not found.is_shown:
        raise NotFound(NO_SUCH_CALL)
    return found


def invitees_of(call: Call) -> list[Invitee]:
    """Return the institutions asked, by name, then the tables, each with its number of cards."""
    rows = Invitee.objects.filter(call=call).select_related("organization", "call__partnership")
    counted = rows.annotate(cards=Count("ideas"))
    return list(counted.order_by("organization__sort_key", "theme", "pk"))


def invitee_by_id(call: Call, number: int) -> Invitee:
    """Return one who was invited to the call; raises NotFound."""
    rows = Invitee.objects.filter(call=call, pk=number)
    found: Invitee | None = rows.select_related("organization", "call__partnership").first()
    if found is None:
        raise NotFound(_("There is no such invitation."))
    return found


def invitee_of_link(link: PersonalLink) -> Invitee:
    """Return the invitation a personal link belongs to; raises NotFound when it was removed."""
    rows = Invitee.objects.filter(pk=link.subject_id, call__partnership=link.partnership)
    found: Invitee | None = rows.select_related("organization", "call__partnership").first()
    if found is None:
        raise NotFound(_("There is no such invitation."))
    return found


def participants_of(call: Call) -> list[Participant]:
    """Return the participants on the list of the workshop, by name."""
    return list(Participant.objects.filter(call=call))


def participant_by_id(call: Call, number: int) -> Participant:
    """Return a participant of the call; raises NotFound."""
    rows = Participant.objects.filter(call=call, pk=number).select_related("call__partnership")
    found: Participant | None = rows.first()
    if found is None:
        raise NotFound(_("There is no such participant."))
    return found


def history_of_call(call: Call) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the call and its ideas, the newest first."""
    return history_of_partnership(call.partnership_id).filter(data__call=call.pk)
