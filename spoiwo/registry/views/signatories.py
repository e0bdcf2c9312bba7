"""The signatories of a partnership on a day, and the page of one membership."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.polish import fold
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import rules, selectors
from spoiwo.registry.models import Representation, Signatory
from spoiwo.registry.states import Standing
from spoiwo.registry.views.deeds import deeds_for
from spoiwo.registry.views.history import tell

VIEW = "partnerships.view_partnership"
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    signatory_id: int
    name: str
    kind: str
    standing: Standing
    row: selectors.RegisterRow | Signatory

    @property
    def label(self) -> str:
        return str(self.standing.label)

    @property
    def tone(self) -> str:
        """The tone of the tag; signatories need none."""
        return {
            Standing.SUSPENDED: "warn",
            Standing.ANNOUNCED: "here",
            Standing.EXPELLED: "bad",
        }.get(self.standing, "")


@inner_view(VIEW)
@require_safe
def signatory_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who belonged on the chosen day, who was expected, who had gone."""
    chosen = chosen_day(request)
    typed = request.GET.get("q", "").strip()[:LONGEST]
    register = selectors.register_on(partnership, chosen.day)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "chosen": chosen,
        "q": typed,
        "register": register,
        "belonging": _matching(typed, map(_of_row, [*register.members, *register.suspended])),
        "expected": _matching(
            typed,
            [
                *map(_of_row, register.announced),
                *map(_of_signatory, selectors.invited_on(partnership, chosen.day)),
            ],
        ),
        "gone": _matching(typed, map(_of_signatory, selectors.gone_by(partnership, chosen.day))),
        "may_admit": rules.can_admit_signatory(actor_of(request), partnership),
        "is_today": chosen.day == clock.today(),
    }
    return render(request, "registry/signatory_list.html", context)


def _of_row(row: selectors.RegisterRow) -> Line:
    return Line(row.signatory_id, row.name, str(row.organization.kind.label), row.standing, row)


def _of_signatory(row: Signatory) -> Line:
    organization = row.organization
    return Line(row.pk, organization.name, str(organization.kind.label), Standing(row.state), row)


def _matching(typed: str, lines: Iterable[Line]) -> list[Line]:
    words = fold(typed).split()
    return [line for line in lines if all(word in fold(f"{line.name} {line.kind}") for word in words)]


@inner_view(VIEW)
@require_safe
def signatory(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one membership: its facts, what can be done with it now, and its history."""
    membership = selectors.signatory_by_id(partnership, pk)
    actor = actor_of(request)
    today = clock.today()
    decision = rules.can_admit_signatory(actor, partnership)
    reads_log = decision or has_permission(actor, partnership.pk, "partnerships.view_log")
    voices = Representation.objects.filter(organization=membership.organization, partnership=partnership)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "membership": membership,
        "organization": membership.organization,
        "decision": decision,
        "deeds": deeds_for(membership) if decision else [],
        "suspensions": membership.suspensions.order_by("valid_from"),
        "voices": voices.as_of(today).select_related("person"),
        "may_appoint": rules.can_appoint_representative(actor, partnership),
        "history": tell(history_of(membership)[:60]) if reads_log else [],
        "earlier": selectors.other_memberships(membership),
    }
    return render(request, "registry/signatory.html", context)
