"""Everything that happened in one territorial unit: its names, its partnerships, its institutions."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django_scopes import scopes_disabled

from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership, Relation, StageChange
from spoiwo.partnerships.states import PUBLIC_STAGES, RelationKind, Stage
from spoiwo.portal.links import partnership_url, territory_url
from spoiwo.portal.parts import Link
from spoiwo.portal.selectors.listing import ListedPartnership, Wanted, find_partnerships, listed
from spoiwo.portal.selectors.organizations import ListedInstitution, listed_institution
from spoiwo.portal.words import long_date
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import MEMBER_STATES
from spoiwo.territory import selectors as units
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Subregion, UnitVersion
from spoiwo.territory.selectors import UnitOnDay

SHOWN_INSTITUTIONS = 30
COMMUNE = "jst.gmina"


@dataclass(frozen=True, slots=True)
class Act:
    """One partnership in the unit's story, with what it continues and since when nothing more happened."""

    listed: ListedPartnership
    since: str
    until: str
    continues: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit inside this one: its code and name of the day, earlier ones, and what its commune signed."""

    unit: UnitOnDay
    url: str
    earlier: tuple[UnitVersion, ...]
    signed: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TerritoryPage:
    """What the page of a unit says on a day."""

    unit: UnitOnDay
    path: tuple[Link, ...]
    namesakes: tuple[Link, ...]
    history: tuple[UnitVersion, ...]
    subregions: tuple[Subregion, ...]
    acts: tuple[Act, ...]
    parts: tuple[Part, ...]
    institutions: tuple[Organization, ...]
    number_of_institutions: int

    @property
    def rows(self) -> list[ListedInstitution]:
        """The institutions, typeset."""
        return [listed_institution(organization) for organization in self.institutions]

    @property
    def parts_signed(self) -> int:
        """How many of the communes inside have signed some partnership."""
        return sum(1 for part in self.parts if part.signed)


def territory_page(unit: UnitOnDay, day: date, language: str) -> TerritoryPage:
    """Return the unit's story as of a day, in a number of queries that does not grow."""
    seated = Organization.objects.standing().filter(seat__key__startswith=unit.key)
    return TerritoryPage(
        unit=unit,
        path=tuple(
            Link(step.label, territory_url(step.key))
            for step in units.path_of(unit.key, day)
            if step.key != unit.key
        ),
        namesakes=tuple(_namesakes(unit, day)),
        history=tuple(units.history_of(unit.key)),
        subregions=tuple(units.subregions_of(unit.key)),
        acts=tuple(_acts(unit, day, language)),
        parts=tuple(_parts(unit, day)),
        institutions=tuple(seated.select_related("seat").order_by("sort_key", "pk")[:SHOWN_INSTITUTIONS]),
        number_of_institutions=seated.count(),
    )


def _namesakes(unit: UnitOnDay, day: date) -> list[Link]:
    """Return other units of the same name and level: two powiats are called nowodworski."""
    return [
        Link(other.full_name, territory_url(other.key))
        for other in units.named(unit.name, day, unit.level)
        if other.key != unit.key
    ]


def _acts(unit: UnitOnDay, day: date, language: str) -> list[Act]:
    found = list(find_partnerships(Wanted(area=frozenset({unit.key}))))
    found.sort(key=lambda one: (one.founded_on or date.max, one.pk))
    continued = _continued([one.pk for one in found])
    ended = _ended([one.pk for one in found])
    return [
        Act(
            listed=item,
            since=_founded(item.partnership),
            until=ended.get(item.partnership.pk, ""),
            continues=tuple(continued.get(item.partnership.pk, ())),
        )
        for item in listed(found, day, language)
    ]


def _founded(partnership: Partnership) -> str:
    if partnership.founded_on is None:
        return ""
    return long_date(partnership.founded_on, Precision(partnership.founded_precision))


def _ended(numbers: list[int]) -> dict[int, str]:
    rows = StageChange.objects.filter(partnership__in=numbers, stage=Stage.ENDED)
    return {row.partnership_id: long_date(row.since, row.precision) for row in rows}


def _continued(numbers: list[int]) -> dict[int, list[Link]]:
    """Return the public predecessors of each partnership (seed fact 001-34)."""
    rows = Relation.objects.filter(
        partnership__in=numbers, kind=RelationKind.CONTINUES, other__stage__in=PUBLIC_STAGES
    ).select_related("other")
    links: dict[int, list[Link]] = {}
    for row in rows:
        links.setdefault(row.partnership_id, []).append(
            Link(row.other.short_name, partnership_url(row.other.slug))
        )
    return links


def _parts(unit: UnitOnDay, day: date) -> list[Part]:
    children = units.children_of(unit.key, day)
    earlier: dict[str, list[UnitVersion]] = {}
    versions = UnitVersion.objects.filter(unit__key__in=[child.key for child in children], valid_to__lte=day)
    for version in versions.select_related("unit").order_by("valid_from"):
        earlier.setdefault(version.unit.key, []).append(version)
    signed = _signed_by_communes(unit.key) if unit.level == Level.COUNTY else {}
    return [
        Part(
            child,
            territory_url(child.key),
            tuple(earlier.get(child.key, ())),
            tuple(signed.get(child.key, ())),
        )
        for child in children
    ]


def _signed_by_communes(key: str) -> dict[str, list[Link]]:
    """Return the public partnerships that each commune of a powiat, or its office, ever joined (004-49)."""
    with scopes_disabled():
        rows = (
            Signatory.objects.filter(
                partnership__stage__in=PUBLIC_STAGES,
                state__in=MEMBER_STATES,
                organization__category=COMMUNE,
                organization__seat__key__startswith=key,
            )
            .order_by("partnership__founded_on", "partnership__short_name")
            .values_list("organization__seat__key", "partnership__slug", "partnership__short_name")
        )
        links: dict[str, list[Link]] = {}
        for seat, slug, name in rows:
            link = Link(name, partnership_url(slug))
            known = links.setdefault(seat[:6], [])
            if link not in known:
                known.append(link)
        return links


@dataclass(frozen=True, slots=True)
class VoivodeshipRow:
    """A voivodeship in the list of territory."""

    unit: UnitOnDay
    url: str
    institutions: int


def voivodeships(day: date) -> list[VoivodeshipRow]:
    """Return the voivodeships of the day with the number of institutions seated in each, in three queries."""
    counts: dict[str, int] = {}
    rows = Organization.objects.filter(merged_into=None, seat__isnull=False).order_by()
    for key, number in rows.values_list("seat__key").annotate(number=Count("pk")):
        counts[key[:2]] = counts.get(key[:2], 0) + number
    return [
        VoivodeshipRow(unit, territory_url(unit.key), counts.get(unit.key, 0))
        for unit in units.units_at(Level.VOIVODESHIP, day)
    ]
