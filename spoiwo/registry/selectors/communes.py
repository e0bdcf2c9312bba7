"""All communes of a county against the register: who would join, who already belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.polish import fold
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import BEFORE, MEMBER_STATES
from spoiwo.territory.selectors import UnitOnDay

COMMUNE = "jst.gmina"


class CommuneVerdict(models.TextChoices):
    """What would happen to a commune of the list."""

    NEW = "new", _("will be recorded as a new institution and admitted")
    KNOWN = "known", _("is recorded already and will be admitted")
    WAITING = "waiting", _("was invited or announced and will be admitted")
    BELONGS = "belongs", _("already belongs; nothing will change")


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """A commune of a county with the institution that stands for it, if recorded."""

    unit: UnitOnDay
    name: str
    organization: Organization | None
    verdict: CommuneVerdict

    @property
    def may_join(self) -> bool:
        return self.verdict != CommuneVerdict.BELONGS


def communes_against_register(
    partnership: Partnership, units: Sequence[UnitOnDay], since: date
) -> list[CommuneRow]:
    """Return a verdict for each commune, in three queries whatever their number."""
    known = _known_communes(units)
    numbers = [organization.pk for organization in known.values()]
    rows = Signatory.objects.filter(partnership=partnership, organization_id__in=numbers)
    later = models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=since)
    belonging = set(rows.filter(later, state__in=MEMBER_STATES).values_list("organization_id", flat=True))
    waiting = set(
        rows.filter(state__in=BEFORE, valid_from__isnull=True).values_list("organization_id", flat=True)
    )
    return [_judge(unit, known.get(unit.key), belonging, waiting) for unit in units]


def _judge(
    unit: UnitOnDay, organization: Organization | None, belonging: set[int], waiting: set[int]
) -> CommuneRow:
    if organization is None:
        verdict = CommuneVerdict.NEW
    elif organization.pk in belonging:
        verdict = CommuneVerdict.BELONGS
    else:
        verdict = CommuneVerdict.WAITING if organization.pk in waiting else CommuneVerdict.KNOWN
    return CommuneRow(unit, official_name(unit), organization, verdict)


def official_name(unit: UnitOnDay) -> str:
    """Return the usual official name of a commune's government: "Gmina Odrzywół", "Miasto Radom"."""
    return f"Gmina {unit.name}"


def _known_communes(units: Sequence[UnitOnDay]) -> dict[str, Organization]:
    """Find the commune itself, not its office: by seat, or by its usual name when no seat is recorded."""
    by_name = {fold(official_name(unit)): unit.key for unit in units}
    keys = [unit.key for unit in units]
    candidates = (
        Organization.objects.standing()
        .filter(category=COMMUNE)
        .filter(models.Q(seat__key__in=keys) | models.Q(seat__isnull=True))
        .select_related("seat")
        .order_by("-pk")
    )
    known: dict[str, Organization] = {}
    for organization in candidates:
        key = by_name.get(fold(organization.name))
        if key and (organization.seat is None or organization.seat.key == key):
            known[key] = organization
        elif organization.seat is not None and _is_the_commune(organization):
            known.setdefault(organization.seat.key, organization)
    return known


def _is_the_commune(organization: Organization) -> bool:
    # An office ("Urząd Miejski") acts for the commune and may stand beside it in the register.
    return organization.legal_person_id is None and not fold(organization.name).startswith("urzad")
