"""Asking the index."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchRank, TrigramSimilarity
from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    Func,
    Max,
    Min,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Lower

from spoiwo.common.polish.folding import fold
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.search import excerpts, queries, words
from spoiwo.search.abbreviations import Abbreviation
from spoiwo.search.models import Entry, KnownWord, Vocabulary
from spoiwo.search.queries import Query
from spoiwo.search.results import Hit, Results, Suggestion
from spoiwo.search.scope import ANYTHING, Narrowing, Scope, Terms

# Ranking reads every vector it ranks; beyond this the heaviest and newest are enough (and the count
# is shown as "over").
MOST_RANKED = 2_000
_WEIGHTS_D_TO_A = [0.05, 0.15, 0.45, 1.0]
_SHORTEST_SIMILAR = 4
# A section of a partnership's pages, as its address begins.
_SECTION = "^/partnerstwa/[^/]+/[^/]+/"


def search(
    query: str,
    *,
    kinds: Collection[str] | None = None,
    public_only: bool = True,
    partnership_ids: Collection[int] | None = None,
    narrowing: Narrowing = ANYTHING,
    with_counts: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """Return a page of things in which every word of the query occurs in some form, best first.

    With ``public_only`` off, what is not public is found too: in the partnerships named, or
    everywhere when none are named (the operator). ``with_counts`` tells, for one query more, how much
    of each kind there is. Any input is safe; one that says nothing finds nothing.
    """
    scope = Scope(kinds, public_only, partnership_ids, narrowing)
    vocabulary = _vocabulary(query)
    asked = queries.parse(query, vocabulary)
    results = _page(scope, query, asked, limit, offset)
    if results.total == 0:
        begun = queries.parse(query, vocabulary, as_prefix=True)
        results = replace(_page(scope, query, begun, limit, offset), is_prefix=True)
        asked = begun if results.total else asked
    if results.total == 0:
        results = Results(query=query, did_you_mean=_did_you_mean(scope, query))
    if with_counts and asked.expression:
        results = replace(results, counts=scope.counts(asked.expression))
    return results


def suggest(
    prefix: str,
    kinds: Collection[str] | None = None,
    limit: int = 10,
    *,
    public_only: bool = True,
    partnership_ids: Collection[int] | None = None,
) -> list[Suggestion]:
    """Return things whose title or alias has words beginning so, or nearly so, in one query."""
    typed = queries.beginnings(prefix)
    if not typed:
        return []
    phrase = " ".join(typed)
    begins = reduce(and_, (_begins(word) for word in typed))
    matching = begins | Q(folded__trigram_word_similar=phrase) if len(phrase) >= _SHORTEST_SIMILAR else begins
    order = Case(When(folded__startswith=f" {phrase}", then=0), When(begins, then=1), default=2)
    found = (
        Scope(kinds, public_only, partnership_ids)
        .entries()
        .filter(matching)
        .annotate(order=order, closeness=TrigramSimilarity("folded", phrase))
        .order_by("order", "-weight", "-closeness", "folded", "id")
        .values_list("kind", "object_id", "title", "subtitle", "url")
    )
    return [Suggestion(*row) for row in found[:limit]]


def nearly_named(kind: str, name: Combinable, most: int = 25) -> QuerySet[Entry]:
    """Return the things of a kind whose title or alias is nearly this name, the nearest first, as a subquery.

    ``name`` is an expression of the outer query; case and diacritics of Polish do not count.
    """
    plain = Func(Lower(name), Value("ąćęłńóśźż"), Value("acelnoszz"), function="TRANSLATE")
    likeness = Func(F("folded"), plain, function="SIMILARITY", output_field=FloatField())
    rows = Entry.objects.annotate(closeness=likeness)
    alike = rows.filter(kind=kind, folded__trigram_word_similar=plain)
    return alike.order_by("-closeness", "pk")[:most]


def query_of(text: str, *, as_prefix: bool = False, any_word: bool = False) -> Query:
    """Return the words as a query of terms, for a room that ranks rows of its own; any input is safe.

    With ``any_word`` one word of several is enough; of a single word nothing is then asked.
    """
    return queries.parse(text, _vocabulary(text), as_prefix=as_prefix, any_word=any_word)


def meanings(query: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of the trade among the words of a query, in any inflection; no query."""
    return queries.meanings(query)


def _begins(word: str) -> Q:
    """Return the condition that a word of the title begins so, or is what the abbreviation stands for."""
    condition = Q(folded__contains=f" {word}")
    for full in queries.full_names(word):
        condition |= Q(folded__contains=f" {fold(full)}")
    return condition


def _vocabulary(query: str) -> dict[str, frozenset[str]]:
    plain = queries.plain_spellings(query)
    meanings: dict[str, set[str]] = defaultdict(set)
    if plain:
        for folded, term in Vocabulary.objects.filter(folded__in=plain).values_list("folded", "term"):
            meanings[folded].add(term)
    return {folded: frozenset(terms) for folded, terms in meanings.items()}


def _page(scope: Scope, typed: str, query: Query, limit: int, offset: int) -> Results:
    if not query.expression:
        return Results(query=typed)
    matching = scope.matching(query.expression, MOST_RANKED + 1)
    ranked = (
        matching.annotate(score=_score(typed, query.expression), total=Window(Count("pk")))
        .order_by("-score", "-id")
        .defer("vector", "folded")
    )
    rows = list(ranked[offset : offset + limit])
    # A page past the end has no row to carry the count.
    total = int(rows[0].total) if rows else matching.count() * bool(offset)
    return Results(
        query=typed,
        hits=tuple(_hit(entry, query) for entry in rows),
        total=min(total, MOST_RANKED),
        is_capped=total > MOST_RANKED,
    )


def _score(typed: str, expression: str) -> Any:
    """Return rank times weight; a title that begins with the very words typed comes first."""
    phrase = " " + " ".join(words.plain(word.text) for word in queries.asked_words(typed))
    closeness = Case(
        When(Q(folded=phrase) | Q(folded__startswith=f"{phrase} "), then=Value(3.0)),
        When(folded__contains=f"{phrase} ", then=Value(1.5)),
        default=Value(1.0),
    )
    rank = Cast(SearchRank(F("vector"), Terms(expression), weights=_WEIGHTS_D_TO_A), FloatField())
    return rank * F("weight") * closeness


def _hit(entry: Entry, query: Query) -> Hit:
    return Hit(
        kind=entry.kind,
        object_id=entry.object_id,
        partnership_id=entry.partnership_id,
        title=entry.title,
        subtitle=entry.subtitle,
        url=entry.url,
        marked_title=excerpts.mark(entry.title, query),
        excerpt=excerpts.excerpt(entry.body or entry.subtitle, query),
    )


def _did_you_mean(scope: Scope, typed: str) -> str:
    """Return the query with its words replaced by the nearest known ones, if that finds something.

    The second search also guards privacy: a word known only from what the searcher may not see
    finds nothing and is not shown.
    """
    corrected = " ".join(_nearest(word.text) for word in queries.asked_words(typed))
    if not corrected or fold(corrected) == fold(typed):
        return ""
    parsed = queries.parse(corrected, _vocabulary(corrected))
    found = bool(parsed.expression) and scope.matching(parsed.expression, 1).exists()
    return corrected if found else ""


def _nearest(word: str) -> str:
    plain = words.plain(word)
    known = (
        KnownWord.objects.filter(folded__trigram_similar=plain)
        .annotate(closeness=TrigramSimilarity("folded", plain))
        .order_by("-closeness", "folded")
        .values_list("written", flat=True)
    )
    return known.first() or word


def public_years() -> range:
    """Return the years of what anybody may find, from the first to the last; empty when nothing has a day."""
    rows = Entry.objects.filter(is_public=True, day__isnull=False)
    ends = rows.aggregate(first=Min("day"), last=Max("day"))
    first, last = ends["first"], ends["last"]
    return range(first.year, last.year + 1) if first and last else range(0)


def public_kinds() -> list[tuple[str, int, datetime]]:
    """Return the kinds of things anybody may find: how many there are, when the latest was indexed."""
    return _KINDS.rows()


def _kinds_query() -> "QuerySet[Entry, tuple[str, int, datetime]]":
    rows = Entry.objects.filter(is_public=True).exclude(url="").order_by("kind")
    return rows.values_list("kind").annotate(Count("pk"), Max("updated_at"))


_KINDS = PreparedRows(_kinds_query)


def public_addresses(kind: str, offset: int, limit: int) -> Iterator[tuple[str, datetime]]:
    """Yield addresses of things of a kind anybody may find, and when each was indexed, in one query."""
    rows = Entry.objects.filter(kind=kind, is_public=True).exclude(url="").order_by("pk")
    yield from rows.values_list("url", "updated_at")[offset : offset + limit].iterator(chunk_size=2_000)


def public_starts(slugs: Collection[str]) -> frozenset[str]:
    """Return the sections of these partnerships in which anybody may find something, in one query."""
    section = Func(F("url"), Value(_SECTION), function="substring", output_field=TextField())
    rows = Entry.objects.filter(is_public=True, url__startswith="/partnerstwa/").order_by()
    found = rows.annotate(section=section).values_list("section", flat=True).distinct()
    return frozenset(start for start in found if start and start.split("/")[2] in slugs)


def public_addresses_under(start: str, limit: int) -> Iterator[tuple[str, datetime]]:
    """Yield addresses that begin so of things anybody may find, and when each was indexed, in one query."""
    rows = Entry.objects.filter(is_public=True, url__startswith=start).order_by("kind", "pk")
    yield from rows.values_list("url", "updated_at")[:limit].iterator(chunk_size=2_000)
