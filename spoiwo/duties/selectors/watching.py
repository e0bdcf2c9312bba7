"""Where rules stand on a day, and where they stood over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.duties.kinds import WATCHING, Watched, terms_of
from spoiwo.duties.models import Duty, Rule
from spoiwo.duties.records import Records
from spoiwo.duties.selectors.duties import duties_of, watched_of
from spoiwo.duties.spans import Span
from spoiwo.duties.states import Light
from spoiwo.duties.terms import Finding, Outcome, in_order, judge, outcome
from spoiwo.partnerships.models import Partnership

# No statement asks for a year the calendar of the product does not know.
FIRST_YEAR, LAST_YEAR = 1990, 2100
_ORDER = list(Light)


@dataclass(frozen=True)
class Standing:
    """Where a duty stands on a day: its light, the deadline it stands by, the evidence, who must act.

    ``is_resting``: the partnership was suspended, or had ended, and nothing was asked of it.
    """

    watched: Watched
    day: date
    findings: tuple[Finding, ...]
    is_resting: bool

    @property
    def duty(self) -> Duty:
        """The duty."""
        return self.watched.duty

    @cached_property
    def rule(self) -> Rule | None:
        """The rule in force on the day, else the one that begins next; None where the duty has ended."""
        rules = self.watched.rules
        return next((one for one in rules if one.holds_on(self.day)), None) or next(
            (one for one in rules if one.valid_from > self.day), None
        )

    @cached_property
    def outcome(self) -> Outcome:
        """Where it stands."""
        return Outcome(Light.AHEAD, None, ()) if self.is_resting else outcome(self.findings, self.day)

    @property
    def light(self) -> Light:
        """Red, amber, not yet due, or green."""
        return self.outcome.light

    @property
    def point(self) -> Finding | None:
        """The deadline by which it stands."""
        return self.outcome.point

    @property
    def others(self) -> int:
        """How many more deadlines call for a deed."""
        return max(len(self.outcome.pressing) - 1, 0)

    @property
    def says(self) -> str:
        """The rule in words."""
        return WATCHING[self.watched.kind].says(self.rule) if self.rule else ""

    @property
    def when(self) -> str:
        """What the deadline it stands by calls for, and when, in a sentence."""
        if self.is_resting:
            return _("The partnership is not bound on this day: it is suspended, has ended or has not begun.")
        return self.point.sentence if self.point else _("Nothing falls due yet.")

    @property
    def next_due(self) -> date:
        """The day by which lists are ordered."""
        return self.point.term.due if self.point else date.max


@dataclass(frozen=True)
class Board:
    """All rules of a partnership on a day: the red first, and those that have ended apart."""

    standings: tuple[Standing, ...]
    ended: tuple[Watched, ...]

    @property
    def by_light(self) -> list[tuple[Light, list[Standing]]]:
        """The rules by where they stand, the pressing first; lights of no rule are left out."""
        found = [(light, [one for one in self.standings if one.light == light]) for light in Light]
        return [(light, rows) for light, rows in found if rows]

    @property
    def counts(self) -> list[tuple[Light, int]]:
        """How many rules have which light."""
        return [(light, sum(one.light == light for one in self.standings)) for light in Light]


def board_of(partnership: Partnership, day: date) -> Board:
    """Return where every rule of the partnership stands on the day.

    It looks back to the beginning of the year before; earlier years are told by their statements. The
    number of queries depends on the kinds of rules alone.
    """
    watched = duties_of(partnership)
    records = Records(partnership, _window(day))
    living = [one for one in watched if _lives(one, day)]
    standings = [_standing(one, records, day) for one in living]
    standings.sort(key=lambda one: (_ORDER.index(one.light), one.next_due, one.duty.pk))
    return Board(tuple(standings), tuple(one for one in watched if not _lives(one, day)))


def standing(duty: Duty, day: date) -> Standing:
    """Return where a duty stands on the day; the same records and the same day give the same answer."""
    return _standing(watched_of(duty), Records(duty.partnership, _window(day)), day)


def pressing(partnership: Partnership, day: date) -> list[Standing]:
    """Return the rules that are broken or near their deadline on the day, the broken first."""
    rows = board_of(partnership, day).standings
    return [one for one in rows if one.light in (Light.RED, Light.AMBER)]


def _window(day: date) -> Span:
    return Span(date(day.year - 1, 1, 1), date(day.year + 2, 1, 1))


def _lives(watched: Watched, day: date) -> bool:
    return any(rule.holds_on(day) or rule.valid_from > day for rule in watched.rules)


def _standing(watched: Watched, records: Records, day: date) -> Standing:
    findings = tuple(judge(term, day) for term in terms_of(watched, records))
    is_bound = any(span.since <= day < span.until for span in records.bound)
    return Standing(watched, day, findings, is_resting=not is_bound)


def finding_of(duty: Duty, key: str, day: date) -> Finding:
    """Return one deadline of a duty, of any year since it began, as it stands on the day; raises NotFound."""
    for year in years_under_watch(duty, day):
        for finding in year.findings:
            if finding.term.key == key:
                return finding
    raise NotFound(_("There is no such deadline."))


@dataclass(frozen=True, slots=True)
class Year:
    """The deadlines of a duty that fell in a year."""

    number: int
    findings: tuple[Finding, ...]


def years_under_watch(duty: Duty, day: date) -> list[Year]:
    """Return every deadline of a duty by the year it fell in, the latest year first, up to next year's."""
    watched = watched_of(duty)
    if not watched.rules:
        return []
    first = max(min(rule.valid_from for rule in watched.rules).year, FIRST_YEAR)
    window = Span(date(min(first, day.year), 1, 1), date(day.year + 2, 1, 1))
    findings = [judge(term, day) for term in terms_of(watched, Records(duty.partnership, window))]
    return by_year([one for one in findings if one.term.since <= day or one.term.due.year <= day.year])


def by_year(findings: Sequence[Finding]) -> list[Year]:
    """Return the deadlines by the year they fall in, the latest first, in each the earliest first."""
    ordered = in_order(findings)
    numbers = sorted({one.term.due.year for one in ordered}, reverse=True)
    return [Year(number, tuple(one for one in ordered if one.term.due.year == number)) for number in numbers]
