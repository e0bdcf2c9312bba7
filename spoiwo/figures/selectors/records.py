"""What a number opens: the records it counts, and what a document states beyond them.

The other way of counting (ADR 0011): plain facts walked one by one, in words of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.figures.definitions import Figure, Ground, Record, total
from spoiwo.figures.models import StatedNumber


def records_of(ground: Ground, figure: Figure[Any]) -> list[Record]:
    """Return what a figure counts in a period: its weights add up to the number."""
    return records_told(figure, list(figure.family.facts(ground)), ground, stated_facts(ground))


def facts_of(ground: Ground, figures: Iterable[Figure[Any]]) -> dict[Callable[..., Any], list[Any]]:
    """Return the plain facts that figures are recounted from, by what reads them; each is read once."""
    readers = {figure.family.facts for figure in figures}
    return {read: list(read(ground)) for read in readers}


def stated_facts(ground: Ground) -> list[StatedNumber]:
    """Return every number documents state of the partnerships, whatever its figure and days, in one query."""
    return list(StatedNumber.objects.filter(partnership__in=ground.keys))


def records_told(
    figure: Figure[Any], facts: Sequence[Any], ground: Ground, stated: Iterable[StatedNumber]
) -> list[Record]:
    """Return the same of facts and stated numbers that were read already."""
    named = figure.records_among(facts, ground)
    own = [one for one in stated if one.is_open and one.code == figure.stated_code]
    if not own:
        return named
    rests = _rests(figure, facts, ground, own, named)
    return [*named, *(_record(one, rest, ground) for one, rest in rests if rest > 0)]


def _rests(
    figure: Figure[Any], facts: Sequence[Any], ground: Ground, own: list[StatedNumber], named: list[Record]
) -> Iterator[tuple[StatedNumber, int]]:
    by_partnership: dict[int, list[StatedNumber]] = defaultdict(list)
    for one in own:
        by_partnership[one.partnership_id].append(one)
    heard = {key: list(_heard(figure, ground, rows)) for key, rows in by_partnership.items()}
    if figure.unit.is_unique and len(ground.partnerships) > 1:
        # Unnamed institutions of one partnership may be those named in another: only the most is certain.
        everybody = [one for rows in heard.values() for one in rows]
        for one in _most(everybody):
            yield one, one.number - total(named)
        return
    for key, rows in heard.items():
        # Of other partnerships nothing counts against what a document says of this one.
        mine = [fact for fact in facts if fact.partnership == key]
        for one in rows:
            yield one, one.number - total(figure.records_among(mine, _days_of(figure, one, ground)))


def _most(rows: list[StatedNumber]) -> list[StatedNumber]:
    return sorted(rows, key=lambda one: (-one.number, one.partnership_id))[:1]


def _days_of(figure: Figure[Any], one: StatedNumber, ground: Ground) -> Ground:
    """Return the days in which the records are held against a stated number."""
    is_by_day = figure.spread.value == "by_day"
    return replace(ground, since=one.since, until=one.until) if is_by_day else ground


def _heard(figure: Figure[Any], ground: Ground, rows: list[StatedNumber]) -> Iterator[StatedNumber]:
    """Yield the numbers that are heard in the period: its own alone, else what the figure allows."""
    exact = [one for one in rows if one.since == ground.since and one.last_day == ground.last_day]
    match figure.spread.value:
        case _ if exact:
            yield exact[0]
        case "last_day":
            ending = [one for one in rows if one.last_day == ground.last_day]
            yield from sorted(ending, key=lambda one: one.since)[:1]
        case "by_day":
            taken: set[int] = set()
            inside = [one for one in rows if ground.holds(one.since) and ground.holds(one.last_day)]
            for one in sorted(inside, key=lambda one: (one.since - one.until, one.since)):
                days = range(one.since.toordinal(), one.until.toordinal())
                if taken.isdisjoint(days):
                    taken.update(days)
                    yield one


def _record(one: StatedNumber, rest: int, ground: Ground) -> Record:
    number = polish.number(rest)
    about = _("about %(number)s") % {"number": number} if one.is_estimate else number
    label = _("%(number)s more according to: %(source)s") % {"number": about, "source": one.source}
    slug = ground.slug_of(one.partnership_id)
    url = one.source_url or reverse("figures:stated_list", args=[slug]) + f"#podana-{one.pk}"
    return Record(label, url, None, one.words, rest, is_stated=True)
