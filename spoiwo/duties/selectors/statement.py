"""The statement of a year: each rule kept or not, with its evidence. The annual report takes it as it is."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.exceptions import NotFound
from spoiwo.duties.kinds import WATCHING, Watched, terms_of
from spoiwo.duties.models import Rule
from spoiwo.duties.records import Records
from spoiwo.duties.selectors.duties import duties_of
from spoiwo.duties.selectors.watching import FIRST_YEAR, LAST_YEAR
from spoiwo.duties.spans import LAST_DAY, Span
from spoiwo.duties.spans import year as year_span
from spoiwo.duties.states import Verdict
from spoiwo.duties.terms import Finding, in_order, judge
from spoiwo.partnerships.models import Partnership


class Ruling(models.TextChoices):
    """What a statement says of a rule."""

    KEPT = "kept", pgettext_lazy("statement", "kept")
    BROKEN = "broken", pgettext_lazy("statement", "not kept")
    PENDING = "pending", pgettext_lazy("statement", "the year is not over")
    NOTHING = "nothing", pgettext_lazy("statement", "nothing was required")


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in a year: what it asked for, where it is from, what was found. ``title`` may be Polish."""

    watched: Watched
    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The name of the duty."""
        return str(self.watched.duty)

    @property
    def says(self) -> str:
        """The rule in words, as it read at the end of the year."""
        return WATCHING[self.watched.kind].says(self.rule)

    @property
    def ruling(self) -> Ruling:
        """Kept when every deadline was; broken as soon as one was not, or was kept after its day."""
        verdicts = {one.verdict for one in self.findings} - {Verdict.EXEMPT}
        if verdicts & {Verdict.BROKEN, Verdict.LATE}:
            return Ruling.BROKEN
        if verdicts & {Verdict.DUE, Verdict.AHEAD}:
            return Ruling.PENDING
        return Ruling.KEPT if verdicts else Ruling.NOTHING


@dataclass(frozen=True, slots=True)
class RuleStatement:
    """Which rules were kept in a year, as records told it on ``day``."""

    partnership: Partnership
    year: int
    day: date
    lines: tuple[Line, ...]

    @property
    def counts(self) -> list[tuple[Ruling, int]]:
        """How many rules were judged how."""
        return [(ruling, sum(line.ruling == ruling for line in self.lines)) for ruling in Ruling]

    @property
    def is_open(self) -> bool:
        """Whether something may still change with the passing of days."""
        return any(line.ruling == Ruling.PENDING for line in self.lines)


def statement_of(partnership: Partnership, year: int, day: date) -> RuleStatement:
    """Return what became by the day of each deadline that fell in the year; raises NotFound.

    The report on a year falls in the next one and is told there. A rule changed within the year is one
    line, in the words it had at its end.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound(_("There is no statement for this year."))
    span = year_span(year)
    records = Records(partnership, span)
    lines = []
    for watched in duties_of(partnership):
        rules = [rule for rule in watched.rules if rule.span.meets(span)]
        if rules:
            found = [judge(term, day) for term in terms_of(watched, records) if term.due.year == year]
            lines.append(Line(watched, rules[-1], tuple(in_order(found))))
    return RuleStatement(partnership, year, day, tuple(lines))


def years_of(partnership: Partnership, day: date) -> list[int]:
    """Return the years up to the day in which a rule was in force, the latest first, in one query."""
    rules = Rule.objects.filter(duty__partnership=partnership, withdrawn_at=None, valid_from__lte=day)
    spans = [Span(since, until or LAST_DAY) for since, until in rules.values_list("valid_from", "valid_to")]
    first = min((span.since.year for span in spans), default=day.year + 1)
    years = range(day.year, max(first, FIRST_YEAR) - 1, -1)
    return [number for number in years if any(span.meets(year_span(number)) for span in spans)]
