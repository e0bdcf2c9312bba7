"""Rules of the kind "at least so many times in each period", counted from records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from spoiwo.duties.kinds.kind import Watched
from spoiwo.duties.models import Rule
from spoiwo.duties.records import MeetingFact, Records
from spoiwo.duties.spans import Period, Span, common, periods
from spoiwo.duties.states import Every, Who
from spoiwo.duties.terms import Evidence, Term
from spoiwo.duties.wording import period_words

Todo = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class _Share:
    """The days of a period in which one of the rules bound the partnership."""

    rule: Rule
    span: Span


def counted_terms(
    watched: Watched, records: Records, found: Iterable[Evidence], todo: Todo
) -> Iterator[Term]:
    """Yield a deadline for each period of the calendar in which the duty was in force."""
    evidence = tuple(found)
    by_length: dict[Every, list[Rule]] = defaultdict(list)
    for rule in watched.rules:
        by_length[Every(rule.every)].append(rule)
    for every, rules in by_length.items():
        for period in periods(every, records.window):
            shares = list(_shares(rules, period, records.bound))
            if shares:
                yield _term(period, shares, evidence, todo)


def _shares(rules: Iterable[Rule], period: Period, bound: list[Span]) -> Iterator[_Share]:
    for rule in rules:
        for span in common(common([rule.span], [period]), bound):
            yield _Share(rule, span)


def needed(period: Span, shares: Iterable[tuple[int, int]]) -> int:
    """Return how many are needed in a period of which (count, days) were in force, rounded down.

    A rule that held half of a year asks for half of what a year asks for; what is not whole is not asked.
    """
    return sum(count * days for count, days in shares) // period.days


def _term(period: Period, shares: list[_Share], evidence: tuple[Evidence, ...], todo: Todo) -> Term:
    rule = shares[-1].rule
    since, due = shares[0].span.since, shares[-1].span.last_day
    return Term(
        key=period.key,
        label=period_words(period),
        since=since,
        due=due,
        need=needed(period, [(share.rule.count, share.span.days) for share in shares]),
        evidence=tuple(one for one in evidence if since <= one.day <= due),
        who=Who(rule.who),
        warn_days=rule.warn_days,
        todo=todo,
    )


def meeting_evidence(meetings: Iterable[MeetingFact], kind: str) -> Iterator[Evidence]:
    """Yield the meetings of a kind as evidence."""
    for one in meetings:
        if one.kind == kind:
            yield Evidence(
                one.day,
                one.title,
                one.url,
                _("meeting"),
                is_planned=not one.took_place,
                number=one.number,
            )


def showing_evidence(records: Records) -> Iterator[Evidence]:
    """Yield good practices shown as evidence."""
    for one in records.showings:
        yield Evidence(
            one.day, one.title, one.url, _("good practice"), is_planned=not one.took_place, number=one.number
        )
