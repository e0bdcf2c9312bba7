"""The list of partnerships: found by where, what, how and when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django_scopes import scopes_disabled

from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.partnerships.selectors import Words, words_of
from spoiwo.portal.links import partnership_url, register_url
from spoiwo.portal.words import signatories_word
from spoiwo.registry.models import Signatory


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader narrowed the list to; ``area`` holds keys of units, a subregion's together."""

    area: frozenset[str] = frozenset()
    kind: str = ""
    stage: str = ""
    founded_from: date | None = None
    founded_to: date | None = None


@dataclass(frozen=True, slots=True)
class ListedPartnership:
    """One partnership in a list."""

    partnership: Partnership
    url: str
    register_url: str
    count: int
    count_word: str
    area: str
    words: Words


def find_partnerships(wanted: Wanted) -> QuerySet[Partnership]:
    """Return the public partnerships that match, by name."""
    rows = Partnership.objects.public().order_by("short_name", "pk")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.founded_from:
        rows = rows.filter(founded_on__gte=wanted.founded_from)
    if wanted.founded_to:
        rows = rows.filter(founded_on__lte=wanted.founded_to)
    if wanted.area:
        rows = rows.filter(works_in(wanted.area))
    return rows


def works_in(keys: frozenset[str]) -> Exists:
    """Return the condition that the area lies in one of the units, or holds one of them, on any day."""
    touching = Q()
    for key in keys:
        around = [key[:length] for length in (2, 4) if length < len(key)]
        touching |= Q(unit__key__startswith=key) | Q(unit__key__in=around)
    return Exists(AreaUnit.objects.filter(touching, partnership=OuterRef("pk")))


def listed(partnerships: list[Partnership], day: date, language: str) -> list[ListedPartnership]:
    """Return partnerships with their number of signatories and their area, in two queries.

    In another language than Polish one more brings all names in it.
    """
    numbers = [one.pk for one in partnerships]
    words = words_of(partnerships, language)
    counts = count_members_of(numbers, day)
    areas = area_names(numbers, day)
    return [
        ListedPartnership(
            partnership=one,
            url=partnership_url(one.slug),
            register_url=register_url(one.slug),
            count=counts.get(one.pk, 0),
            count_word=signatories_word(counts.get(one.pk, 0)),
            area=", ".join(areas.get(one.pk, ())),
            words=words[one.pk],
        )
        for one in partnerships
    ]


def count_members_of(partnership_ids: list[int], day: date) -> dict[int, int]:
    """Return P01 of these partnerships on the day, in one query; who has no signatories is left out."""
    with scopes_disabled():
        rows = Signatory.objects.members_on(day).filter(partnership_id__in=partnership_ids).order_by()
        return dict(rows.values_list("partnership_id").annotate(number=Count("pk")))


def area_names(partnership_ids: list[int], day: date) -> dict[int, list[str]]:
    """Return the names of the units of each partnership's area on the day, in one query."""
    rows = (
        AreaUnit.objects.as_of(day)
        .filter(partnership_id__in=partnership_ids)
        .order_by("unit__sort_key")
        .values_list("partnership_id", "unit__full_name")
    )
    names: dict[int, list[str]] = {}
    for number, name in rows:
        names.setdefault(number, []).append(name)
    return names
