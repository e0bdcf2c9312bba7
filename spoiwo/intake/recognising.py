"""Which recorded institution a row is, or may be. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.common.polish import fold
from spoiwo.intake import similarity
from spoiwo.intake.columns import Field
from spoiwo.intake.parsing import Entry
from spoiwo.intake.selectors.knowledge import Known
from spoiwo.intake.wording import Finding, Level, Param
from spoiwo.registry.states import Scheme

# Numbers no two institutions share; a NIP may be a gmina's and its units' at once (domain handbook 10.3).
UNIQUE = frozenset((Scheme.REGON, Scheme.KRS))
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the institution of the row, and why."""

    organization_id: int
    score: int
    code: str
    params: tuple[tuple[str, Param], ...] = ()

    def stored(self) -> dict[str, object]:
        """Return the candidate as it is kept with the row."""
        return {
            "id": self.organization_id, "score": self.score, "code": self.code, "params": dict(self.params),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recognition:
    """Either one certain record, or candidates to choose from, or nothing like it."""

    certain: int | None = None
    candidates: tuple[Candidate, ...] = ()
    may_be_new: bool = True


def recognise(entry: Entry, known: Known) -> Recognition:
    """Return what the records say: a register number first, then the exact name, then likeness."""
    if not entry.name:
        return Recognition()
    return (
        _by_unique_number(entry, known)
        or _by_name(entry, known)
        or _by_nip(entry, known)
        or _alike(entry, known)
    )


def _by_unique_number(entry: Entry, known: Known) -> Recognition | None:
    found = {
        number: scheme
        for scheme, value in entry.numbers.items()
        if scheme in UNIQUE
        for number in known.by_number.get((scheme, value), ())
    }
    if not found:
        return None
    if len(found) > 1:
        entry.findings.append(Finding("numbers_disagree", Level.ERROR, Field.REGON.value))
        return Recognition(candidates=_candidates(_of_number(found.items())), may_be_new=False)
    number, scheme = next(iter(found.items()))
    register = scheme.value
    if _is_same_firm(entry, number, known):
        entry.find("same_number", Level.NOTE, Field(scheme.value), register=register)
        return Recognition(number, _candidates(_of_number(found.items())), may_be_new=False)
    entry.find("number_of_other", Level.WARNING, Field(scheme.value), register=register)
    return Recognition(candidates=_candidates(_of_number(found.items())), may_be_new=False)


def _of_number(found: Iterable[tuple[int, Scheme]]) -> list[Candidate]:
    return [Candidate(number, 100, "same_number", (("register", scheme.value),)) for number, scheme in found]


def _is_same_firm(entry: Entry, number: int, known: Known) -> bool:
    if number in known.by_name.get(fold(entry.name), ()):
        return True
    return similarity.is_same_firm(entry.name, known.records[number].name)


def _by_name(entry: Entry, known: Known) -> Recognition | None:
    named = known.by_name.get(fold(entry.name), {})
    same = {number: official for number, official in named.items() if number in known.records}
    here = [number for number in same if not _is_elsewhere(entry, number, known)]
    if len(here) == 1 and not _has_other_number(entry, here[0], known):
        number = here[0]
        present = known.records[number].name
        is_present = fold(present) == fold(entry.name)
        code = "same_name" if is_present else "same_alias"
        params: dict[str, Param] = {} if is_present else {"name": present}
        entry.find(code, Level.NOTE, Field.NAME, **params)
        return Recognition(number, (Candidate(number, 100, code, tuple(params.items())),))
    if not same:
        return None
    codes = {number: "same_name" if number in here else "elsewhere" for number in same}
    return Recognition(candidates=_candidates(Candidate(number, 99, code) for number, code in codes.items()))


def _has_other_number(entry: Entry, number: int, known: Known) -> bool:
    """Say whether a number that no two institutions share tells that it is another of the same name."""
    recorded = known.numbers.get(number, {})
    return any(
        recorded.get(scheme) and value not in recorded[scheme]
        for scheme, value in entry.numbers.items()
        if scheme in UNIQUE
    )


def _by_nip(entry: Entry, known: Known) -> Recognition | None:
    numbers = known.by_number.get((Scheme.NIP, entry.numbers.get(Scheme.NIP, "")), [])
    if not numbers:
        return None
    close = [
        number
        for number in numbers
        if similarity.closeness(entry.name, known.records[number].name) >= similarity.ALIKE
        and not _is_elsewhere(entry, number, known)
    ]
    if len(close) == 1:
        entry.find("same_number", Level.NOTE, Field.NIP, register=Scheme.NIP.value)
        return Recognition(close[0], _candidates(_of_number([(close[0], Scheme.NIP)])))
    shared = [Candidate(number, 95, "nip_shared") for number in numbers]
    return Recognition(candidates=_candidates([*shared, *_alike(entry, known).candidates]))


def _alike(entry: Entry, known: Known) -> Recognition:
    found: list[Candidate] = []
    for place, score in similarity.closest(entry.name, known.keys):
        number, name = known.key_names[place]
        if similarity.numbers_differ(entry.name, name):
            continue
        if _is_elsewhere(entry, number, known):
            score -= similarity.ELSEWHERE
        if score >= similarity.ALIKE and number in known.records:
            code = "same_words" if score == similarity.SAME_WORDS else "similar_name"
            found.append(Candidate(number, score, code, (("name", name),)))
    return Recognition(candidates=_candidates(found))


def _is_elsewhere(entry: Entry, number: int, known: Known) -> bool:
    record = known.records[number]
    return similarity.is_elsewhere(entry.name, entry.locality, record.name, record.locality)


def _candidates(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the best of each record, the surest first."""
    best: dict[int, Candidate] = {}
    for candidate in found:
        held = best.get(candidate.organization_id)
        if held is None or held.score < candidate.score:
            best[candidate.organization_id] = candidate
    ordered = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.organization_id))
    return tuple(ordered[:MOST_CANDIDATES])
