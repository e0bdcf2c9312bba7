"""The list of partnerships: found by where, what, how and when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.partnerships.selectors import Words, words_of
from spoiwo.portal.links import newsletter_url, partnership_url, register_url
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
    newsletter_url: str
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


def named_partnerships() -> list[tuple[str, str]]:
    """Return the slug and the short name of every public partnership, by name."""
    return _NAMED.rows()


_NAMED: PreparedRows[tuple[str, str]] = PreparedRows(
    lambda: find_partnerships(Wanted()).values_list("slug", "short_name")
)


def works_in(keys: frozenset[str]) -> Exists:
    """Return the condition that the area lies in one of the units, or holds one of them, on any day."""
    touching = Q()
    for key in keys:
        around = [key[:length] for length in (2, 4) if length < len(key)]
        touching |= Q(unit__key__startswith=key) | Q(unit__key__in=around)
    return Exists(AreaUnit.objects.filter(touching, partnership=OuterRef("pk")))


def listed(partnerships: list[Partnership], day: date, language: str) -> list[ListedPartnership]:
    """Return partnerships with their number of signatories and their area, in one query.

    In another language than Polish one more brings all names in it.
    """
    return _listed(partnerships, _facts([one.pk for one in partnerships], day), language)


def first_listed(most: int, day: date, language: str) -> list[ListedPartnership]:
    """Return the first of all public partnerships in the same way, by name, in one query for both."""
    rows = _FIRST.setdefault(most, PreparedRows(lambda day: _first_query(most, day))).rows(day)
    facts = {one.pk: _Facts(vars(one)["members"], vars(one)["names"]) for one in rows}
    return _listed(rows, facts, language)


def _first_query(most: int, day: date) -> "QuerySet[Partnership]":
    return _with_facts(find_partnerships(Wanted()), day)[:most]


_FIRST: dict[int, PreparedRows[Partnership]] = {}


def _listed(
    partnerships: list[Partnership], facts: "dict[int, _Facts]", language: str
) -> list[ListedPartnership]:
    words = words_of(partnerships, language)
    return [
        ListedPartnership(
            partnership=one,
            url=partnership_url(one.slug),
            register_url=register_url(one.slug),
            newsletter_url=newsletter_url(one.slug),
            count=facts[one.pk].members,
            count_word=signatories_word(facts[one.pk].members),
            area=", ".join(facts[one.pk].area),
            words=words[one.pk],
        )
        for one in partnerships
    ]


@dataclass(frozen=True, slots=True)
class _Facts:
    members: int
    area: list[str]


def _facts(partnership_ids: list[int], day: date) -> dict[int, _Facts]:
    return {pk: _Facts(number, names) for pk, number, names in _FACTS.rows(partnership_ids, day)}


def _facts_query(
    partnership_ids: list[int], day: date
) -> "QuerySet[Partnership, tuple[int, int, list[str]]]":
    rows = _with_facts(Partnership.objects.filter(pk__in=partnership_ids), day)
    return rows.values_list("pk", "members", "names")


def _with_facts(rows: QuerySet[Partnership], day: date) -> "QuerySet[Any, Any]":
    members = Signatory.objects.members_on(day).filter(partnership=OuterRef("pk")).order_by()
    counted = members.values("partnership").annotate(n=Count("pk")).values("n")
    area = AreaUnit.objects.as_of(day).filter(partnership=OuterRef("pk")).order_by("unit__sort_key")
    return rows.annotate(
        members=Coalesce(Subquery(counted), 0), names=ArraySubquery(area.values("unit__full_name"))
    )


_FACTS = PreparedRows(_facts_query)
