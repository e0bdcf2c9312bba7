"""The signatories of a partnership on a day, and the page of one membership."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.decisions import Decision
from spoiwo.common.polish import fold
from spoiwo.common.templatetags.spoiwo import last_day, long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import rules, selectors
from spoiwo.registry.models import Representation, Signatory
from spoiwo.registry.states import Standing
from spoiwo.registry.views.deeds import Deed, deeds_for
from spoiwo.registry.views.history import tell
from spoiwo.registry.views.lines import TONES, Line, line_of_row, line_of_signatory

VIEW = "partnerships.view_partnership"
LONGEST = 120


@inner_view(VIEW)
@require_safe
def signatory_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who belonged on the chosen day, who was expected, who had gone."""
    chosen = chosen_day(request)
    typed = request.GET.get("q", "").strip()[:LONGEST]
    register = selectors.register_on(partnership, chosen.day)
    invited = selectors.invited_on(partnership, chosen.day)
    gone = selectors.gone_by(partnership, chosen.day)
    expected = [
        *(line_of_row(partnership, row) for row in register.announced),
        *(line_of_signatory(partnership, row) for row in invited),
    ]
    belonging = (line_of_row(partnership, row) for row in [*register.members, *register.suspended])
    context = {
        "partnership": partnership,
        "section": "signatories",
        "chosen": chosen,
        "q": typed,
        "kept": [("q", typed)] if typed else [],
        "register": register,
        "sector_check": selectors.sector_check_of(register),
        "belonging": _matching(typed, belonging),
        "expected": _matching(typed, expected),
        "gone": _matching(typed, (line_of_signatory(partnership, row) for row in gone)),
        "may_admit": rules.can_admit_signatory(actor_of(request), partnership),
        "downloads": _downloads(partnership, chosen.day.isoformat()),
    }
    return render(request, "registry/signatory_list.html", context)


def _matching(typed: str, lines: Iterable[Line]) -> list[Line]:
    words = fold(typed).split()
    return [line for line in lines if all(word in fold(f"{line.name} {line.kind}") for word in words)]


def _downloads(partnership: Partnership, day: str) -> list[dict[str, str]]:
    """Return the register of the day as files, of the public partnership only: drafts have no open data."""
    if not partnership.is_public:
        return []
    try:
        return [
            {
                "label": kind.upper(),
                "url": f"{reverse(f'opendata:register_{kind}', args=[partnership.slug])}?dzien={day}",
            }
            for kind in ("xlsx", "ods", "csv")
        ]
    except NoReverseMatch:
        return []


@dataclass(frozen=True, slots=True)
class Offered:
    """A deed on the page: possible with its address, or refused with its reason."""

    deed: Deed
    decision: Decision
    url: str


@inner_view(VIEW)
@require_safe
def signatory(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one membership: its facts, what can be done with it now, and its history."""
    membership = selectors.signatory_by_id(partnership, pk)
    actor = actor_of(request)
    decision = rules.can_admit_signatory(actor, partnership)
    reads_log = decision or has_permission(actor, partnership.pk, "partnerships.view_log")
    offered = [
        Offered(one.deed, one.decision, _address(membership, one.deed)) for one in deeds_for(membership)
    ]
    voices = Representation.objects.filter(organization=membership.organization, partnership=partnership)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "membership": membership,
        "organization": membership.organization,
        "tone": TONES.get(Standing(membership.state), ""),
        "facts": list(_facts(membership)),
        "decision": decision,
        "possible": [one for one in offered if one.decision],
        "impossible": [one for one in offered if not one.decision],
        "voices": voices.as_of(clock.today()).select_related("person"),
        "may_appoint": rules.can_appoint_representative(actor, partnership),
        "history": tell(history_of(membership)[:60]) if reads_log else [],
        "earlier": selectors.other_memberships(membership),
    }
    return render(request, "registry/signatory.html", context)


def _address(membership: Signatory, deed: Deed) -> str:
    here = [membership.partnership.slug, membership.pk]
    if deed.is_dangerous:
        return reverse(f"registry:signatory_{deed.name}", args=here)
    return reverse("registry:signatory_deed", args=[*here, deed.address])


def _facts(membership: Signatory) -> Iterator[dict[str, str]]:
    """Yield the days of the membership, in the order in which they came."""
    is_void = membership.state == Standing.VOID
    since = _("By mistake recorded as signatory since") if is_void else _("Signatory since")
    days = [
        (_("Invited on"), long_date(membership.invited_on)),
        (_("Announced on"), long_date(membership.announced_on)),
        (_("Declined on"), long_date(membership.declined_on)),
        (since, long_date(membership.valid_from, membership.from_precision)),
        (_("Last day"), long_date(last_day(membership.valid_to))),
    ]
    yield from ({"label": label, "value": value} for label, value in days if value)
    for pause in membership.suspensions.order_by("valid_from"):
        until = long_date(last_day(pause.valid_to)) or _("until further notice")
        yield {
            "label": _("Suspension"),
            "value": f"{long_date(pause.valid_from)} – {until}",
            "note": pause.ground,
        }
