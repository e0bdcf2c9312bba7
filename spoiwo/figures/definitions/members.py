"""Signatories on the last day of the period, and what changed within it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Aggregate, Count, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.periods import valid_on
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Spread, Unit
from spoiwo.registry.categories import Sector, in_sector
from spoiwo.registry.models import Signatory
from spoiwo.registry.states import ENDINGS, MEMBER_STATES


@dataclass(frozen=True, slots=True)
class MemberFact:
    """A membership as it is counted, with the periods in which it was suspended."""

    number: int
    partnership: int
    organization: int
    name: str
    sector: Sector
    state: str
    since: date | None
    until: date | None
    suspended: tuple[tuple[date, date | None], ...]

    @property
    def is_membership(self) -> bool:
        """Whether the institution ever was a signatory; invited, announced and void ones never were."""
        return self.state in {"acceded", "suspended", "withdrawn", "expelled", "dissolved"}

    def runs_on(self, day: date) -> bool:
        """Tell whether it counts on the day."""
        return self.is_membership and _within(day, self.since, self.until) and not self._rests_on(day)

    def _rests_on(self, day: date) -> bool:
        return any(_within(day, since, until) for since, until in self.suspended)


def _within(day: date, since: date | None, until: date | None) -> bool:
    return since is not None and since <= day and (until is None or day < until)


def _rows(ground: Ground) -> QuerySet[Signatory]:
    """Return memberships with the suspension of the last day, of which there is at most one."""
    resting = FilteredRelation("suspensions", condition=valid_on(ground.last_day, "suspensions__"))
    return Signatory.objects.filter(partnership__in=ground.keys).annotate(rest=resting)


def _facts(ground: Ground) -> Iterator[MemberFact]:
    rows = Signatory.objects.filter(partnership__in=ground.keys).select_related("organization")
    for row in rows.prefetch_related("suspensions").order_by("organization__sort_key", "pk"):
        yield MemberFact(
            row.pk,
            row.partnership_id,
            row.organization_id,
            row.organization.name,
            row.organization.sector,
            row.state,
            row.valid_from,
            row.valid_to,
            tuple((rest.valid_from, rest.valid_to) for rest in row.suspensions.all()),
        )


def _record(fact: MemberFact, ground: Ground) -> Record:
    url = reverse("registry:signatory", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.name, url, fact.since)


MEMBERS = Family(rows=_rows, facts=_facts, record=_record)
_WERE = Q(state__in=MEMBER_STATES)


def _on_last_day(ground: Ground) -> Aggregate:
    running = _WERE & valid_on(ground.last_day) & Q(rest__isnull=True)
    return Count("organization", filter=running, distinct=True)


def _seats(ground: Ground) -> Aggregate:
    return Count("pk", filter=_WERE & valid_on(ground.last_day) & Q(rest__isnull=True))


def _of_sector(sector: Sector) -> Callable[[Ground], Aggregate]:
    kinds = [kind.code for kind in in_sector(sector)]

    def count(ground: Ground) -> Aggregate:
        running = _WERE & valid_on(ground.last_day) & Q(rest__isnull=True)
        return Count("organization", filter=running & Q(organization__category__in=kinds), distinct=True)

    return count


def _sector_figure(sector: Sector) -> Figure[MemberFact]:
    return Figure(
        code=f"P14.{sector.value}",
        part=Part.SIGNATORIES,
        unit=Unit.INSTITUTIONS,
        label=_SECTORS[sector],
        rule=_("Signatories on the last day whose kind belongs to this sector, each once."),
        family=MEMBERS,
        aggregate=_of_sector(sector),
        counts=lambda fact, ground: fact.sector == sector and fact.runs_on(ground.last_day),
        one=lambda fact: fact.organization,
        folds=True,
        spread=Spread.LAST_DAY,
    )


_SECTORS: dict[Sector, Sentence] = {
    Sector.PUBLIC: _("signatories of the public sector"),
    Sector.SOCIAL: _("signatories of the social sector"),
    Sector.BUSINESS: _("signatories of the business sector"),
    Sector.EDUCATION: _("signatories of the education sector"),
    Sector.SOCIAL_ECONOMY: _("signatories of the social economy sector"),
    Sector.SOCIAL_PARTNER: _("signatories that are social partners"),
    Sector.RESIDENT: _("signatories that are residents"),
    Sector.SUPPORT: _("signatories that are support institutions"),
    Sector.COLLEGIATE: _("signatories that are collegiate bodies"),
}
# Beside the unique institutions where several partnerships are counted together.
SEATS = Figure(
    code="P01.seats",
    part=Part.SIGNATORIES,
    unit=Unit.SEATS,
    label=_("memberships on the last day"),
    rule=_("Memberships in force on the last day; an institution in two partnerships has two."),
    family=MEMBERS,
    aggregate=_seats,
    counts=lambda fact, ground: fact.runs_on(ground.last_day),
    one=lambda fact: fact.number,
    spread=Spread.LAST_DAY,
    stated_as="P01",
)


def _joined(ground: Ground) -> Aggregate:
    return Count("pk", filter=_WERE & Q(valid_from__gte=ground.since, valid_from__lt=ground.until))


def _left(ground: Ground) -> Aggregate:
    ended = Q(state__in=ENDINGS, valid_to__gte=ground.since, valid_to__lt=ground.until)
    return Count("pk", filter=ended)


FIGURES: tuple[Figure[MemberFact], ...] = (
    Figure(
        code="P01",
        part=Part.SIGNATORIES,
        unit=Unit.INSTITUTIONS,
        label=_("signatories on the last day"),
        rule=_(
            "Institutions in force on the last day of the period, each once; "
            "announced, invited and suspended ones do not count."
        ),
        family=MEMBERS,
        aggregate=_on_last_day,
        counts=lambda fact, ground: fact.runs_on(ground.last_day),
        one=lambda fact: fact.organization,
        spread=Spread.LAST_DAY,
    ),
    Figure(
        code="P15.joined",
        part=Part.SIGNATORIES,
        unit=Unit.SEATS,
        label=_("institutions that joined"),
        rule=_("Memberships that began in the period."),
        family=MEMBERS,
        aggregate=_joined,
        counts=lambda fact, ground: fact.is_membership and ground.holds(fact.since),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P15.left",
        part=Part.SIGNATORIES,
        unit=Unit.SEATS,
        label=_("institutions that left"),
        rule=_("Memberships that ended in the period: withdrawn, expelled or dissolved."),
        family=MEMBERS,
        aggregate=_left,
        counts=lambda fact, ground: (
            fact.state in {"withdrawn", "expelled", "dissolved"} and ground.holds(fact.until)
        ),
        one=lambda fact: fact.number,
    ),
    *(_sector_figure(sector) for sector in Sector),
)
