"""The verdict of each row: what would happen to it and why. Pure: it knows only what it is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from spoiwo.common import clock
from spoiwo.common.polish import fold
from spoiwo.intake import recognising, similarity
from spoiwo.intake.columns import Field
from spoiwo.intake.guessing import nominative
from spoiwo.intake.parsing import Entry
from spoiwo.intake.recognising import Candidate, Recognition
from spoiwo.intake.selectors.knowledge import Known, Membership
from spoiwo.intake.states import Choice, Verdict
from spoiwo.intake.wording import Level, Param
from spoiwo.registry.states import Scheme


@dataclass(frozen=True, slots=True)
class Decided:
    """What the officer has decided about a row so far."""

    choice: Choice = Choice.NONE
    chosen_id: int | None = None


@dataclass(slots=True)
class Judgement:
    """What would happen to one row. ``same_as`` names the row above with the same institution."""

    number: int
    entry: Entry
    decided: Decided
    verdict: Verdict = Verdict.NEW
    organization_id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    may_be_new: bool = True
    same_as: int | None = None
    person_id: int | None = None
    belongs: bool = False
    new_numbers: dict[Scheme, str] = field(default_factory=dict)

    @property
    def target(self) -> int | None:
        """The record the row will use: chosen, else recognised; None for a new one."""
        if self.decided.choice is Choice.USE:
            return self.decided.chosen_id
        return None if self.decided.choice is Choice.NEW else self.organization_id

    @property
    def is_skipped(self) -> bool:
        return self.decided.choice is Choice.SKIP

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide or mend before anything can be saved."""
        if self.is_skipped:
            return False
        waits = self.verdict is Verdict.DECIDE and self.decided.choice is Choice.NONE
        return waits or self.verdict is Verdict.ERROR


def judge_all(
    rows: Sequence[tuple[int, Entry, Decided]],
    known: Known,
    default: tuple[date, str] | None,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Judgement]:
    """Return the judgement of every row, in order; rows of one institution know of each other.

    Entries are completed in place. ``progress`` is told how many rows are done.
    """
    judgements = []
    for done, (number, entry, decided) in enumerate(rows, start=1):
        judgements.append(_judge(number, entry, decided, known, default))
        progress(done)
    _look_for_borrowed_numbers(judgements)
    _look_for_repeats(judgements)
    _look_for_likenesses(judgements)
    _choose_people(judgements, known)
    return judgements


def _judge(
    number: int, entry: Entry, decided: Decided, known: Known, default: tuple[date, str] | None
) -> Judgement:
    judgement = Judgement(number, entry, decided)
    _place(entry, known)
    _take_common_day(entry, default)
    recognition = recognising.recognise(entry, known)
    judgement.candidates, judgement.may_be_new = recognition.candidates, recognition.may_be_new
    judgement.decided = _still_possible(decided, recognition, known)
    _verdict(judgement, recognition, known)
    return judgement


def _still_possible(decided: Decided, recognition: Recognition, known: Known) -> Decided:
    """Forget a decision the records no longer allow: a record merged away, a number taken meanwhile."""
    is_gone = decided.choice is Choice.USE and decided.chosen_id not in known.records
    is_taken = decided.choice is Choice.NEW and not recognition.may_be_new
    return Decided() if is_gone or is_taken else decided


def _take_common_day(entry: Entry, default: tuple[date, str] | None) -> None:
    has_wrong_day = any(found.cell == Field.SINCE and found.level is Level.ERROR for found in entry.findings)
    if entry.since is None and default and not has_wrong_day:
        entry.since, entry.precision = default[0], type(entry.precision)(default[1])
        entry.find("day_common", Level.NOTE, Field.SINCE, day=entry.since.isoformat())
        if entry.until and entry.until < entry.since:
            entry.find("until_before_since", Level.ERROR, Field.UNTIL)


def _verdict(judgement: Judgement, recognition: Recognition, known: Known) -> None:
    entry, target = judgement.entry, recognition.certain
    judgement.organization_id = target
    if judgement.decided.choice is Choice.USE:
        target = judgement.decided.chosen_id
    judgement.belongs = target is not None and _belongs(entry, target, known)
    if judgement.belongs:
        if judgement.decided.choice is Choice.USE and target != recognition.certain:
            entry.find("chosen_belongs", Level.NOTE)
        else:
            judgement.verdict = Verdict.MEMBER
            return
    _require_day_and_kind(entry, target)
    if entry.has_errors:
        judgement.verdict = Verdict.ERROR
    elif recognition.certain is not None:
        judgement.verdict = Verdict.KNOWN
    elif recognition.candidates:
        judgement.verdict = Verdict.DECIDE
    if target is not None and judgement.verdict is not Verdict.ERROR:
        _compare(judgement, target, known)


def _belongs(entry: Entry, target: int, known: Known) -> bool:
    """Tell whether the record already belongs in that period, and since when."""
    since = entry.since or clock.today()
    end = clock.day_after(entry.until) if entry.until else None
    if entry.since is None:
        end = clock.day_after(since)
    held = [held for held in known.memberships.get(target, ()) if held.overlaps(since, end)]
    if not held:
        return False
    first = min(held, key=lambda one: one.since)
    if entry.since and entry.since != first.since:
        days = {"day": entry.since.isoformat(), "other_day": first.since.isoformat()}
        entry.find("belongs_with_other_day", Level.WARNING, Field.SINCE, **days)
    else:
        entry.find("belongs_since", Level.NOTE, None, day=first.since.isoformat())
    if entry.person:
        entry.find("person_of_member", Level.NOTE, Field.PERSON)
    return True


def _require_day_and_kind(entry: Entry, target: int | None) -> None:
    if any(found.code == "sum_row" for found in entry.findings):
        return
    has_wrong_day = any(found.cell == Field.SINCE and found.level is Level.ERROR for found in entry.findings)
    if entry.since is None and not has_wrong_day:
        entry.find("day_missing", Level.ERROR, Field.SINCE)
    if not entry.category and target is None and entry.name:
        entry.find("kind_missing", Level.ERROR, Field.CATEGORY)


def _compare(judgement: Judgement, target: int, known: Known) -> None:
    """Say what the record will gain from the row, and where the two disagree."""
    entry = judgement.entry
    if target in known.waiting:
        entry.find("was_announced", Level.NOTE)
    for scheme, value in entry.numbers.items():
        recorded = known.numbers[target].get(scheme, set()) if target in known.numbers else set()
        shown: dict[str, Param] = {"register": scheme.value, "value": value}
        if not recorded:
            judgement.new_numbers[scheme] = value
            entry.find("number_added", Level.NOTE, Field(cell_of(scheme)), **shown)
        elif value not in recorded:
            shown["value"] = ", ".join(sorted(recorded))
            entry.find("number_differs", Level.WARNING, Field(cell_of(scheme)), **shown)


def cell_of(scheme: Scheme) -> str:
    """Return the name of the field that holds numbers of the register."""
    return "edelivery" if scheme is Scheme.EDELIVERY else scheme.value


def _place(entry: Entry, known: Known) -> None:
    """Take the locality from the name and the seat from the register of territory, where they are certain."""
    if not entry.locality and not entry.post_town:
        entry.locality = nominative(entry.place_in_name, known.places)
        if entry.locality:
            entry.find("locality_guessed", Level.NOTE, Field.LOCALITY, locality=entry.locality)
    if not entry.unit:
        return
    digits = entry.unit.replace(" ", "")
    found = (
        _unit_of_code(digits, known) if digits.isdecimal() else known.units_by_name.get(_unit_name(entry), [])
    )
    if len(found) == 1:
        entry.unit_id = found[0]
        return
    code = "unit_ambiguous" if found else "unit_unknown"
    entry.find(code, Level.WARNING, Field.UNIT, text=entry.unit)


def _unit_name(entry: Entry) -> str:
    return fold(entry.unit).removeprefix("gmina ").removeprefix("gm. ").removeprefix("miasto ")


def _unit_of_code(digits: str, known: Known) -> list[int]:
    """Find a unit by TERYT code; a spreadsheet drops the zero at the front of 02, 04, 06 and 08."""
    for code in (digits, f"0{digits}"):
        key = code[:6] if len(code) == 7 else code
        if len(key) in (2, 4, 6) and key in known.units_by_key:
            return [known.units_by_key[key]]
    return []


def _look_for_borrowed_numbers(judgements: Sequence[Judgement]) -> None:
    """Refuse a register number that a row above bears under quite another name."""
    bearers: dict[tuple[Scheme, str], Judgement] = {}
    for judgement in judgements:
        if judgement.is_skipped:
            continue
        for scheme, value in judgement.entry.numbers.items():
            if scheme not in recognising.UNIQUE:
                continue
            first = bearers.setdefault((scheme, value), judgement)
            if first is not judgement and not _are_one(first, judgement):
                judgement.entry.find(
                    "number_in_row", Level.ERROR, Field(cell_of(scheme)),
                    register=scheme.value, number=first.number,
                )  # fmt: skip
                judgement.verdict = Verdict.ERROR


def _are_one(first: Judgement, second: Judgement) -> bool:
    if first.target is not None and second.target is not None:
        return first.target == second.target
    return similarity.is_same_firm(first.entry.name, second.entry.name)


def _look_for_repeats(judgements: Sequence[Judgement]) -> None:
    """Tie rows of one institution to the first of them; two in one period are said to be one."""
    firsts: dict[object, Judgement] = {}
    periods: dict[int, list[Membership]] = {}
    for judgement in judgements:
        if judgement.is_skipped or judgement.verdict in {Verdict.ERROR, Verdict.MEMBER}:
            continue
        keys = _identities(judgement)
        first = next((firsts[key] for key in keys if key in firsts), None)
        for key in keys:
            firsts.setdefault(key, first or judgement)
        period = _period(judgement.entry)
        if first is None:
            periods[judgement.number] = [period] if period else []
            continue
        judgement.same_as = first.number
        held = periods[first.number]
        if period and not any(one.overlaps(period.since, period.end) for one in held):
            held.append(period)
            judgement.entry.find("again_later", Level.NOTE, Field.NAME, number=first.number)
        else:
            judgement.verdict = Verdict.MEMBER
            judgement.entry.find("repeats", Level.WARNING, Field.NAME, number=first.number)


def _look_for_likenesses(judgements: Sequence[Judgement]) -> None:
    """Ask about a new institution whose name is much like that of a row above: a typo, an abbreviation."""
    fresh = [
        judgement
        for judgement in judgements
        if judgement.target is None
        and judgement.same_as is None
        and not judgement.is_skipped
        and judgement.verdict in {Verdict.NEW, Verdict.DECIDE}
    ]
    keys = [similarity.canonical(judgement.entry.name) for judgement in fresh]
    for place, judgement in enumerate(fresh):
        alike = (fresh[other] for other, _score in similarity.closest(judgement.entry.name, keys[:place]))
        first = next((other for other in alike if _may_be_one(other.entry, judgement.entry)), None)
        if first is not None:
            judgement.verdict = Verdict.DECIDE
            judgement.entry.find(
                "similar_row", Level.WARNING, Field.NAME, number=first.number, name=first.entry.name
            )


def _may_be_one(first: Entry, second: Entry) -> bool:
    """Say whether neither a number nor a town tells two names much alike apart."""
    if similarity.numbers_differ(first.name, second.name):
        return False
    return not similarity.is_elsewhere(first.name, first.locality, second.name, second.locality)


def _identities(judgement: Judgement) -> list[object]:
    if judgement.target is not None:
        return [judgement.target]
    entry = judgement.entry
    numbers = [(scheme, value) for scheme, value in entry.numbers.items() if scheme in recognising.UNIQUE]
    return [*numbers, (fold(entry.name), fold(entry.locality))]


def _period(entry: Entry) -> Membership | None:
    if entry.since is None:
        return None
    return Membership(entry.since, clock.day_after(entry.until) if entry.until else None)


def _choose_people(judgements: Sequence[Judgement], known: Known) -> None:
    """Decide who will be recorded as representative; one person speaks for one institution."""
    rows: dict[str, int] = {}
    for judgement in judgements:
        entry = judgement.entry
        if (
            entry.person is None
            or judgement.is_skipped
            or judgement.verdict in {Verdict.MEMBER, Verdict.ERROR}
        ):
            continue
        name = entry.person.full
        target = judgement.target
        period = _period(entry)
        if period is None:
            continue
        if target is not None and _overlapping(known.voices.get(target, ()), period):
            entry.find("person_not_needed", Level.NOTE, Field.PERSON)
        elif any(
            home != target and held.overlaps(period.since, period.end)
            for home, held in known.speakers.get(entry.person.folded, ())
        ):
            entry.find("person_elsewhere", Level.WARNING, Field.PERSON, name=name)
        elif entry.person.folded in rows and judgement.same_as is None:
            entry.find(
                "person_in_row", Level.WARNING, Field.PERSON, name=name, number=rows[entry.person.folded]
            )
        else:
            rows.setdefault(entry.person.folded, judgement.number)
            _recognise_person(judgement, known)
            continue
        entry.person = None


def _overlapping(held: Sequence[Membership], period: Membership) -> bool:
    return any(one.overlaps(period.since, period.end) for one in held)


def _recognise_person(judgement: Judgement, known: Known) -> None:
    """Use a record of the same name only when the person is of the same institution."""
    entry = judgement.entry
    if entry.person is None:
        return
    namesakes = known.people.get(entry.person.folded, {})
    speaking = {home for home, _held in known.speakers.get(entry.person.folded, ())}
    here = [number for number, homes in namesakes.items() if judgement.target in homes | speaking]
    if len(here) == 1:
        judgement.person_id = here[0]
        entry.find("person_known", Level.NOTE, Field.PERSON, name=entry.person.full)
    elif namesakes:
        entry.find("person_namesake", Level.WARNING, Field.PERSON, name=entry.person.full)
