"""Rules of the kind "each year by a date", and "when a period is over, within so many days"."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from spoiwo.duties.kinds.counted import Todo
from spoiwo.duties.kinds.kind import Watched
from spoiwo.duties.models import Rule
from spoiwo.duties.records import Records
from spoiwo.duties.spans import Span, common, day_in, deadline, periods, year
from spoiwo.duties.states import Every, Who
from spoiwo.duties.terms import Evidence, Term
from spoiwo.duties.wording import period_words


def yearly_terms(watched: Watched, records: Records, todo: Todo, *, reports_back: bool) -> Iterator[Term]:
    """Yield a deadline for each year; ``reports_back``: it falls in the year after the one it speaks of.

    A year goes by the rule in force when it began; a duty that begins later counts in the same year when
    there is still time for a warning.
    """
    proofs = records.proofs(watched.kind)
    for number in range(records.window.since.year, records.window.until.year):
        rule = rule_of_year(watched.rules, number)
        if rule is None:
            continue
        due = day_in(number, rule.due_month, rule.due_day)
        about = number - 1 if reports_back else number
        if not _is_asked(watched, records.bound, due, year(about)):
            continue
        own = tuple(Evidence(one.day, one.label, one.url) for one in proofs if one.term == str(about))
        yield Term(
            key=str(about),
            label=str(about),
            since=date(number, 1, 1),
            due=due,
            need=1,
            evidence=own,
            who=Who(rule.who),
            warn_days=rule.warn_days,
            todo=todo,
            is_curable=True,
        )


def rule_of_year(rules: tuple[Rule, ...], number: int) -> Rule | None:
    """Return the rule by which a year goes; None where there is none."""
    first_day = date(number, 1, 1)
    found = next((rule for rule in rules if rule.holds_on(first_day)), None)
    if found is not None:
        return found
    begun = next((rule for rule in rules if rule.valid_from.year == number), None)
    if begun is None:
        return None
    due = day_in(number, begun.due_month, begun.due_day)
    return begun if begun.valid_from + timedelta(days=begun.warn_days) <= due else None


def _is_asked(watched: Watched, bound: list[Span], due: date, about: Span) -> bool:
    """Tell whether the duty bound the partnership on the day, and on some day of the year it speaks of."""
    day = Span(due, due + timedelta(days=1))
    in_force = [rule.span for rule in watched.rules]
    return all(common(common(in_force, bound), [span]) for span in (day, about))


def closing_terms(
    watched: Watched, records: Records, todo: Todo, *, told_on: Collection[date] = ()
) -> Iterator[Term]:
    """Yield a deadline for each period: once it is over, and the rule's days have passed, it is confirmed.

    A period with a day of ``told_on`` speaks for itself and is left out.
    """
    for rule in watched.rules:
        for period in periods(Every(rule.every), records.window):
            day = Span(period.last_day, period.until)
            if any(period.since <= one < period.until for one in told_on):
                continue
            if common(common([rule.span], [day]), records.bound):
                yield Term(
                    key=period.key,
                    label=period_words(period),
                    since=period.until,
                    due=deadline(period.last_day, rule.days, working=rule.in_working_days),
                    need=1,
                    evidence=tuple(
                        Evidence(one.day, one.label, one.url)
                        for one in records.proofs(watched.kind)
                        if one.term == period.key
                    ),
                    who=Who(rule.who),
                    warn_days=rule.warn_days,
                    todo=todo,
                    is_curable=True,
                )
