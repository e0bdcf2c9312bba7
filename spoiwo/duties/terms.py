"""One deadline of a rule, what speaks for it, and what became of it by a day. Pure functions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.exceptions import Sentence
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.texts import Text, page_language
from spoiwo.duties.states import Light, Verdict, Who


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that speaks for a rule. ``is_planned``: it is written down for a day, and nobody has
    confirmed yet that it took place. ``label`` is Polish, as records are, and may be empty; ``what`` says
    what it is in the reader's language."""

    day: date
    label: str
    url: str = ""
    what: Sentence = ""
    is_planned: bool = False
    is_by_hand: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline: so much is needed from ``since`` to ``due``, both in.

    ``is_curable``: done later it is late and settled; otherwise the chance is gone with its day.
    ``need`` zero: nothing is required, because of ``why_exempt``, else because the rule was in force too
    short a part of the period.
    ``todo`` says what would fulfil it while so much is missing. ``is_record``: the label is the name of a
    record and so Polish.
    """

    key: str
    label: Sentence
    since: date
    due: date
    need: int
    evidence: tuple[Evidence, ...]
    who: Who
    warn_days: int
    todo: Callable[[int], str]
    is_curable: bool = False
    url: str = ""
    is_record: bool = False
    why_exempt: str = ""

    @property
    def name(self) -> Text:
        """The label with its language."""
        return Text(str(self.label), "pl" if self.is_record else page_language())

    def warns_when(self, missing: int) -> date:
        """The first day of the warning while so much is missing; never before the deadline begins."""
        return max(self.since, self.due - timedelta(days=self.warn_days * max(missing, 1)))


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a deadline by ``day``."""

    term: Term
    day: date
    verdict: Verdict
    done: tuple[Evidence, ...]
    planned: tuple[Evidence, ...]

    @property
    def missing(self) -> int:
        """How much is still needed."""
        return max(self.term.need - len(self.done), 0)

    @property
    def todo(self) -> str:
        """What would fulfil it, or set the rule right again where this chance is gone."""
        if self.verdict == Verdict.BROKEN and not self.term.is_curable:
            return _("It cannot be made up for; the rule is kept again once its next deadline is.")
        return self.term.todo(self.missing)

    @property
    def calls_for_a_deed(self) -> bool:
        """Whether something is still to be done."""
        return self.verdict in (Verdict.BROKEN, Verdict.DUE, Verdict.AHEAD)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether it has begun, and a confirmation by hand could still settle it."""
        return self.calls_for_a_deed and self.term.since <= self.day

    @property
    def days_late(self) -> int:
        """How many days after its deadline it stands, or was settled."""
        settled = self.settled_on if self.verdict == Verdict.LATE else self.day
        return max((settled - self.term.due).days, 0)

    @property
    def settled_on(self) -> date:
        """The day on which the last of what was needed was done; only of what was kept."""
        return self.done[self.term.need - 1].day

    @property
    def sentence(self) -> str:
        """By when it is, how far it has come, how late."""
        due = {"day": long_date(self.term.due)}
        if self.verdict == Verdict.MET:
            return _("Kept on %(day)s") % {"day": long_date(self.settled_on)}
        if self.verdict == Verdict.LATE:
            return _("Kept after its day, on %(day)s") % {"day": long_date(self.settled_on)}
        if self.verdict == Verdict.EXEMPT:
            return self.term.why_exempt or _("The rule was in force too short for anything to be required.")
        if self.verdict == Verdict.BROKEN:
            return self._late(due)
        if self.term.need > 1:
            progress = {"done": len(self.done), "need": self.term.need}
            return _("By %(day)s; so far %(done)s of %(need)s") % (due | progress)
        return _("By %(day)s") % due

    def _late(self, due: dict[str, str]) -> str:
        if not self.term.is_curable:
            return _("Not kept by %(day)s") % due
        late = ngettext("%(count)d day late", "%(count)d days late", self.days_late)
        return _("It was due on %(day)s") % due + ", " + late % {"count": self.days_late}

    @property
    def unconfirmed(self) -> tuple[Evidence, ...]:
        """What was planned for a day that has passed, and nobody has said whether it took place."""
        return tuple(one for one in self.term.evidence if one.is_planned and one.day < self.day)


def judge(term: Term, day: date) -> Finding:
    """Say what became of a deadline by a day; the same records and the same day give the same answer.

    On an earlier day whatever took place later was ahead, and counts as planned.
    """
    ordered = sorted(term.evidence, key=lambda one: (one.day, one.number))
    done = tuple(one for one in ordered if not one.is_planned and one.day <= day)
    planned = tuple(one for one in ordered if one.day > day or (one.is_planned and one.day == day))
    return Finding(term, day, _verdict(term, day, done, planned), done, planned)


def _verdict(term: Term, day: date, done: Sequence[Evidence], planned: Sequence[Evidence]) -> Verdict:
    if term.need == 0:
        return Verdict.EXEMPT
    in_time = sum(one.day <= term.due for one in done)
    if in_time >= term.need:
        return Verdict.MET
    if day > term.due:
        return Verdict.LATE if term.is_curable and len(done) >= term.need else Verdict.BROKEN
    missing = term.need - in_time
    if sum(one.day <= term.due for one in planned) >= missing or day < term.warns_when(missing):
        return Verdict.AHEAD
    return Verdict.DUE


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return deadlines as they fall due."""
    return sorted(findings, key=lambda one: (one.term.due, one.term.key))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a rule stands: its light, the finding it stands by, and every finding that calls for a deed."""

    light: Light
    point: Finding | None
    pressing: tuple[Finding, ...]


def outcome(findings: Sequence[Finding], day: date) -> Outcome:
    """Return where a rule with these deadlines stands on the day.

    A broken deadline that cannot be made good stays red until the next one of the rule is kept.
    """
    asked = in_order(one for one in findings if one.verdict != Verdict.EXEMPT)
    broken = tuple(one for one in asked if one.verdict == Verdict.BROKEN and not _made_good(one, asked))
    due = tuple(one for one in asked if one.verdict == Verdict.DUE)
    if broken or due:
        return Outcome(Light.RED if broken else Light.AMBER, (broken or due)[0], (*broken, *due))
    running = [one for one in asked if one.verdict == Verdict.AHEAD and one.term.since <= day]
    if running:
        return Outcome(Light.AHEAD, running[0], ())
    settled = [one for one in asked if one.verdict in (Verdict.MET, Verdict.LATE)]
    if settled:
        return Outcome(Light.GREEN, settled[-1], ())
    return Outcome(Light.AHEAD, next((one for one in asked if one.verdict == Verdict.AHEAD), None), ())


def _made_good(broken: Finding, findings: Sequence[Finding]) -> bool:
    return not broken.term.is_curable and any(
        one.verdict == Verdict.MET and one.term.due > broken.term.due for one in findings
    )
