"""Finding offers by a need: words in any form, area, age, cost, language, access.

Nothing of a search is written anywhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchRank
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateField,
    F,
    FloatField,
    Func,
    IntegerField,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast
from django_scopes import scopes_disabled

from spoiwo.offers import places
from spoiwo.offers.models import Listing, Offer
from spoiwo.partnerships.models import Partnership
from spoiwo.search import excerpts
from spoiwo.search import selectors as search
from spoiwo.search.queries import Query
from spoiwo.search.results import Segment
from spoiwo.search.scope import Terms
from spoiwo.territory.selectors import counties_near

A_PAGE = 20
# Ranking reads the terms of every listing it ranks; beyond this the freshest are enough.
MOST_RANKED = 500
KIND = "offer"
_WEIGHTS_D_TO_A = [0.05, 0.15, 0.45, 1.0]
# What nobody has confirmed lately stands lower among equal matches.
_STALE_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Need:
    """What is looked for; empty values narrow nothing. ``near`` adds counties around that of ``area``."""

    words: str = ""
    area: str = ""
    near: bool = False
    age: int | None = None
    is_free: bool = False
    topic: str = ""
    language: str = ""
    access: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked."""
        return self != Need(near=self.near)


@dataclass(frozen=True, slots=True)
class Hit:
    """One found offer, its name and an excerpt with what matched."""

    offer: Offer
    marked_name: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. ``is_capped`` says that there are more than ``total``.

    Where no offer has all the words, hits have words that begin so (``is_prefix``), else some of the words
    (``is_partial``).
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    is_capped: bool = False
    is_prefix: bool = False
    is_partial: bool = False
    did_you_mean: str = ""

    @property
    def has_more(self) -> bool:
        return self.page * A_PAGE < self.total


class _Candidates(Func):
    """The freshest listings that match, from the database's own function (migration 0001)."""

    function = "offers_candidates"
    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = BigIntegerField()


def find(need: Need, *, day: date, partnership: Partnership | None = None, page: int = 1) -> Found:
    """Return a page of offers shown on the day that answer the need, the best first.

    Of one partnership (inside its scope), or of all public ones. Any words are safe; words that say
    nothing narrow nothing.
    """
    # Every condition below names the partnerships, so reading across them is safe.
    with nullcontext() if partnership is not None else scopes_disabled():
        within = [partnership.pk] if partnership is not None else _public()
        areas = _areas(need)
        query = search.query_of(need.words)
        if not query.expression:
            return _newest(need, query, within, areas, day, page)
        for asked, is_prefix, is_partial in _ways(need, query):
            found = _ranked(need, asked, within, areas, day, page) if asked.expression else Found()
            if found.total:
                return replace(found, is_prefix=is_prefix, is_partial=is_partial)
        return Found(did_you_mean=search.search(need.words, kinds=[KIND], limit=1).did_you_mean)


def _ways(need: Need, query: Query) -> Iterator[tuple[Query, bool, bool]]:
    """Yield the query and, for when nothing answers it, weaker ones: by beginnings, by some of the words."""
    yield query, False, False
    yield search.query_of(need.words, as_prefix=True), True, False
    yield search.query_of(need.words, any_word=True), False, True


def _public() -> list[int]:
    return list(Partnership.objects.public().values_list("pk", flat=True))


def _areas(need: Need) -> list[str] | None:
    if not need.area:
        return None
    return places.asked(need.area, counties_near(need.area, places.NEAR_KILOMETRES) if need.near else ())


def _newest(
    need: Need, query: Query, within: list[int], areas: list[str] | None, day: date, page: int
) -> Found:
    """Return offers without words to rank them by: those assured last come first."""
    rows: QuerySet[Listing] = Listing.objects.filter(partnership__in=within, shown_until__gt=day)
    if areas is not None:
        rows = rows.filter(areas__overlap=areas)
    if need.topic:
        rows = rows.filter(topics__contains=[need.topic])
    if need.language:
        rows = rows.filter(languages__contains=[need.language])
    if need.access:
        rows = rows.filter(access__contains=list(need.access))
    if need.age is not None:
        rows = rows.filter(ages__contains=need.age)
    if need.is_free:
        rows = rows.filter(is_free=True)
    start = (page - 1) * A_PAGE
    ordered = rows.order_by("-assured_on", "-offer").values_list("pk", flat=True)
    return Found(_hits(list(ordered[start : start + A_PAGE]), query), rows.count(), page)


def _ranked(
    need: Need, query: Query, within: list[int], areas: list[str] | None, day: date, page: int
) -> Found:
    candidates = _Candidates(
        Terms(query.expression),
        Value(day, DateField()),
        Cast(Value(within), ArrayField(BigIntegerField())),
        _words(areas),
        _words([need.topic] if need.topic else None),
        _words([need.language] if need.language else None),
        _words(list(need.access) or None),
        Cast(Value(need.age), IntegerField()),
        Value(need.is_free),
        Value(MOST_RANKED + 1),
    )
    start = (page - 1) * A_PAGE
    rows = (
        Listing.objects.filter(pk__in=candidates)
        .annotate(score=_score(query, day), total=Window(Count("pk")))
        .order_by("-score", "-assured_on", "-pk")
        .values_list("pk", "total")
    )
    shown = list(rows[start : start + A_PAGE])
    if not shown:
        total = Listing.objects.filter(pk__in=candidates).count() if page > 1 else 0
        return Found(total=min(total, MOST_RANKED), page=page)
    total = int(shown[0][1])
    hits = _hits([number for number, _total in shown], query)
    return Found(hits, min(total, MOST_RANKED), page, is_capped=total > MOST_RANKED)


def _words(values: list[str] | None) -> Any:
    return Cast(Value(values), ArrayField(CharField()))


def _score(query: Query, day: date) -> Any:
    rank = Cast(SearchRank(F("vector"), Terms(query.expression), weights=_WEIGHTS_D_TO_A), FloatField())
    freshness = Case(When(stale_from__lte=day, then=Value(_STALE_WEIGHT)), default=Value(1.0))
    return rank * freshness


def _hits(numbers: Sequence[int], query: Query) -> tuple[Hit, ...]:
    rows = Offer.objects.select_related("partnership", "provider").in_bulk(numbers)
    return tuple(
        Hit(
            offer,
            excerpts.mark(offer.name, query),
            excerpts.excerpt(offer.description, query),
        )
        for number in numbers
        if (offer := rows.get(number)) is not None
    )
