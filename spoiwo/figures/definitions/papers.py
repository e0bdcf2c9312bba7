"""Recommendations drawn up and carried out, communiqués and where they hang, cards of good practice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Aggregate, Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import Posting
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Spread, Unit
from spoiwo.figures.definitions.meetings import held_in
from spoiwo.practices.models import Showing
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.states import Kind


@dataclass(frozen=True, slots=True)
class RecommendationFact:
    """A recommendation as it is counted."""

    number: int
    partnership: int
    kind: str
    title: str
    adopted: date | None
    completed: date | None


def _recommendations(ground: Ground) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(partnership__in=ground.keys)


def _recommendation_facts(ground: Ground) -> Iterator[RecommendationFact]:
    rows = _recommendations(ground).order_by("adopted_on", "pk")
    for values in rows.values_list("pk", "partnership", "kind", "title", "adopted_on", "completed_on"):
        yield RecommendationFact(*values)


def _recommendation_record(fact: RecommendationFact, ground: Ground) -> Record:
    slug = ground.slug_of(fact.partnership)
    return Record(
        fact.title, reverse("recommendations:recommendation", args=[slug, fact.number]), fact.adopted
    )


RECOMMENDATIONS = Family(_recommendations, _recommendation_facts, _recommendation_record)


def _within(field: str, ground: Ground) -> Q:
    return Q(**{f"{field}__gte": ground.since, f"{field}__lt": ground.until})


@dataclass(frozen=True, slots=True)
class PlacementFact:
    """A communiqué at one institution, as it is counted."""

    number: int
    communique: int
    partnership: int
    organization: int
    name: str
    label: str
    state: str
    is_published: bool
    published: date | None


def _placements(ground: Ground) -> QuerySet[Placement]:
    # Narrowed here and not only where it is counted: those of other years need not be looked through.
    since, until = (datetime.combine(day, time(0), clock.WARSAW) for day in (ground.since, ground.until))
    return Placement.objects.filter(
        communique__partnership__in=ground.keys,
        communique__state=CommuniqueState.PUBLISHED,
        communique__published_at__gte=since,
        communique__published_at__lt=until,
    )


def _placement_facts(ground: Ground) -> Iterator[PlacementFact]:
    # Each communiqué once, places as plain values: there are tens of thousands of them over ten years.
    communiques = Communique.objects.filter(partnership__in=ground.keys).defer("text").in_bulk()
    rows = Placement.objects.filter(communique__partnership__in=ground.keys)
    for number, communique, organization, name, state in rows.order_by(
        "communique__published_at", "order"
    ).values_list("pk", "communique", "organization", "organization_name", "state"):
        one = communiques[communique]
        yield PlacementFact(
            number,
            one.pk,
            one.partnership_id,
            organization,
            name,
            f"{one.title} ({one.number}/{one.year})",
            state,
            one.state == "published",
            one.published_at.astimezone(clock.WARSAW).date() if one.published_at else None,
        )


def _placement_record(fact: PlacementFact, ground: Ground) -> Record:
    slug = ground.slug_of(fact.partnership)
    url = reverse("communiques:placement", args=[slug, fact.communique, fact.number])
    return Record(fact.name, url, fact.published, fact.label)


def _communique_record(fact: PlacementFact, ground: Ground) -> Record:
    url = reverse("communiques:communique", args=[ground.slug_of(fact.partnership), fact.communique])
    return Record(fact.label, url, fact.published)


PLACEMENTS = Family(_placements, _placement_facts, _placement_record, "communique__partnership")
# The list of a communiqué is frozen with at least one institution, so a posting stands for its communiqué.
COMMUNIQUES = Family(_placements, _placement_facts, _communique_record, "communique__partnership")


def _hangs(fact: PlacementFact, ground: Ground) -> bool:
    return fact.is_published and fact.state == "shown" and ground.holds(fact.published)


_HANGING = Q(state=Posting.SHOWN)


def _count(field: str, condition: Q | None = None) -> Aggregate:
    return Count(field, filter=condition, distinct=True)


@dataclass(frozen=True, slots=True)
class ShowingFact:
    """A good practice shown at a meeting, as it is counted."""

    practice: int
    partnership: int
    title: str
    source: str
    day: date
    state: str


def _showings(ground: Ground) -> QuerySet[Showing]:
    return Showing.objects.filter(held_in(ground, "meeting__"), practice__partnership__in=ground.keys)


def _showing_facts(ground: Ground) -> Iterator[ShowingFact]:
    rows = Showing.objects.filter(practice__partnership__in=ground.keys).order_by("meeting__day", "pk")
    for values in rows.values_list(
        "practice", "practice__partnership", "practice__title", "practice__entity_name", "meeting__day",
        "meeting__state",
    ):  # fmt: skip
        yield ShowingFact(*values)


def _showing_record(fact: ShowingFact, ground: Ground) -> Record:
    url = reverse("practices:practice", args=[ground.slug_of(fact.partnership), fact.practice])
    return Record(fact.title, url, fact.day, fact.source)


SHOWINGS = Family(_showings, _showing_facts, _showing_record, "practice__partnership")


def _was_shown(fact: ShowingFact, ground: Ground) -> bool:
    return fact.state in {"held", "minutes", "closed"} and ground.holds(fact.day)


RECOMMENDATION_FIGURES: tuple[Figure[RecommendationFact], ...] = (
    Figure(
        code="P06.adopted",
        part=Part.RECOMMENDATIONS,
        unit=Unit.DOCUMENTS,
        label=_("recommendations drawn up"),
        rule=_("Recommendations adopted in the period; requests and positions do not count."),
        family=RECOMMENDATIONS,
        aggregate=lambda ground: _count("pk", Q(kind=Kind.RECOMMENDATION) & _within("adopted_on", ground)),
        counts=lambda fact, ground: fact.kind == "recommendation" and ground.holds(fact.adopted),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P06.completed",
        part=Part.RECOMMENDATIONS,
        unit=Unit.DOCUMENTS,
        label=_("recommendations carried out"),
        rule=_("Recommendations marked as carried out on a day of the period, whenever they were adopted."),
        family=RECOMMENDATIONS,
        aggregate=lambda ground: _count("pk", Q(kind=Kind.RECOMMENDATION) & _within("completed_on", ground)),
        counts=lambda fact, ground: fact.kind == "recommendation" and ground.holds(fact.completed),
        one=lambda fact: fact.number,
    ),
)
COMMUNIQUE_FIGURES: tuple[Figure[PlacementFact], ...] = (
    Figure(
        code="P08.communiques",
        part=Part.COMMUNIQUES,
        unit=Unit.DOCUMENTS,
        label=_("communiqués"),
        rule=_("Communiqués published in the period and not withdrawn since."),
        family=COMMUNIQUES,
        aggregate=lambda _ground: _count("communique"),
        counts=lambda fact, ground: fact.is_published and ground.holds(fact.published),
        one=lambda fact: fact.communique,
    ),
    Figure(
        code="P08.places",
        part=Part.COMMUNIQUES,
        unit=Unit.PLACEMENTS,
        label=_("proven postings"),
        rule=_("Communiqués of the period times institutions where a proof shows that they hang."),
        family=PLACEMENTS,
        aggregate=lambda _ground: _count("pk", _HANGING),
        counts=_hangs,
        one=lambda fact: fact.number,
        is_grouped=True,
    ),
    Figure(
        code="P08.institutions",
        part=Part.COMMUNIQUES,
        unit=Unit.INSTITUTIONS,
        label=_("institutions that posted them"),
        rule=_("Institutions where at least one communiqué of the period hangs, each once."),
        family=PLACEMENTS,
        aggregate=lambda _ground: _count("organization", _HANGING),
        counts=_hangs,
        one=lambda fact: fact.organization,
        spread=Spread.WHOLE,
    ),
)
PRACTICE_FIGURES: tuple[Figure[ShowingFact], ...] = (
    Figure(
        code="P11",
        part=Part.FORUM,
        unit=Unit.DOCUMENTS,
        label=_("good practices shown"),
        rule=_("Good practices presented at a meeting of the period that took place, each once."),
        family=SHOWINGS,
        aggregate=lambda _ground: _count("practice"),
        counts=_was_shown,
        one=lambda fact: fact.practice,
        spread=Spread.WHOLE,
    ),
    Figure(
        code="P11.sources",
        part=Part.FORUM,
        unit=Unit.INSTITUTIONS,
        label=_("institutions whose practices were shown"),
        rule=_("Institutions whose good practice was presented at a meeting of the period, each once."),
        family=SHOWINGS,
        aggregate=lambda _ground: _count("practice__entity_name"),
        counts=_was_shown,
        one=lambda fact: fact.source,
        spread=Spread.WHOLE,
    ),
)
