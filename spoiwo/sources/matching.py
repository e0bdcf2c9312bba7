"""Which recorded partnership, institution, person or event a proposal is, or may be."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from spoiwo.common.polish import fold
from spoiwo.figures.models import StatedNumber
from spoiwo.intake import similarity
from spoiwo.intake.parsing import Entry
from spoiwo.intake.recognising import recognise
from spoiwo.intake.selectors.knowledge import Known, names_known
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import AreaUnit, Partnership, Statement
from spoiwo.practices.models import GoodPractice
from spoiwo.projects.models import Project
from spoiwo.registry.models import OfficeHolding, Person
from spoiwo.sources.models import Finding, LearnedName, LearnedPerson, SourceDocument
from spoiwo.sources.states import Group

SAME, ALIKE = 100, 86
_AREA = re.compile(r" w (?:wojewodztwie|powiecie|subregionie|gminie) [\w -]+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record a proposal may be; ``score`` from 0 to 100, where 100 is the same."""

    record_id: int
    score: int
    label: str
    detail: str = ""

    def stored(self) -> dict[str, object]:
        """Return the candidate as it is kept with the finding."""
        return {"id": self.record_id, "score": self.score, "label": self.label, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class _Here:
    """What was read once for all findings of a document."""

    document: SourceDocument
    names: Known
    learned: Mapping[str, int]
    people: Mapping[str, Person]
    partnerships: tuple[Partnership, ...]
    areas: Mapping[int, set[str]]
    statements: Mapping[str, int]


def matched(document: SourceDocument, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, each with the records it may be; a sure one is chosen, a doubtful one asks."""
    rows = list(findings)
    here = _known_of(document)
    for row in rows:
        if row.group == Group.PERSON:
            _name_as_taught(row, here)
        found = _FINDERS[Group(row.group)](row, here)
        _settle(row, found)
    return rows


def _settle(row: Finding, found: list[Candidate]) -> None:
    row.candidates = [one.stored() for one in found[:5]]
    same = [one for one in found if one.score >= SAME]
    row.chosen = same[0].record_id if len(same) == 1 else None
    row.is_new = not found


def _known_of(document: SourceDocument) -> _Here:
    partnership = document.partnership
    learned = LearnedName.objects.filter(partnership=partnership).values_list("words", "organization_id")
    statements = Statement.objects.filter(partnership=partnership).values_list("text", "pk")
    reachable = [partnership] if partnership else list(Partnership.objects.all())
    areas: dict[int, set[str]] = defaultdict(set)
    in_force = AreaUnit.objects.filter(partnership__in=reachable, valid_to__isnull=True)
    for number, key in in_force.values_list("partnership_id", "unit__key"):
        areas[number].add(key)
    taught = LearnedPerson.objects.filter(partnership=partnership).select_related("person__merged_into")
    return _Here(
        document,
        names_known(),
        dict(learned) if partnership else {},
        {one.words: one.person.merged_into or one.person for one in taught} if partnership else {},
        tuple(reachable),
        areas,
        {fold(text): number for text, number in statements} if partnership else {},
    )


def _partnerships(row: Finding, here: _Here) -> list[Candidate]:
    scored = [
        Candidate(one.pk, _likeness(row.told, one, here.areas), one.official_name, one.short_name)
        for one in here.partnerships
    ]
    found = sorted((one for one in scored if one.score >= ALIKE), key=lambda one: -one.score)
    if found or here.document.partnership is None:
        return found
    # Brought in at the desk of a partnership, it speaks of that one until somebody says otherwise.
    own = here.document.partnership
    return [Candidate(own.pk, ALIKE, own.official_name, own.short_name)]


def _likeness(told: Mapping[str, str], recorded: Partnership, areas: Mapping[int, set[str]]) -> int:
    """Compare two partnerships by name and area; the area may stand in the name of one of them only."""
    name, area = told.get("name", ""), told.get("area", "")
    here = {one.strip() for one in told.get("unit", "").split(",") if one.strip().isdecimal()}
    there = areas.get(recorded.pk, set())
    if here and there and not here & there:
        return 0  # of one name in two counties there are two
    if here == there and here and _without_area(name) == _without_area(recorded.official_name):
        return SAME
    plain = similarity.closeness(name, recorded.official_name)
    with_area = similarity.closeness(f"{name} w {area}", recorded.official_name) if area else 0
    return SAME if max(plain, with_area) >= 97 else max(plain, with_area)


def _without_area(name: str) -> str:
    # "Partnerstwo lokalne na rzecz …" is how people speak of what is called "Partnerstwo na rzecz …".
    return _AREA.sub("", fold(name)).strip().replace("partnerstwo lokalne ", "partnerstwo ", 1)


def _institutions(row: Finding, here: _Here) -> list[Candidate]:
    taught = here.learned.get(fold(row.mention)) or here.learned.get(fold(row.told.get("name", "")))
    if taught is not None and taught in here.names.records:
        record = here.names.records[taught]
        return [Candidate(taught, SAME, record.name, record.locality)]
    return _in_register(Entry(name=row.told.get("name", ""), locality=row.told.get("locality", "")), here)


def _in_register(entry: Entry, here: _Here) -> list[Candidate]:
    told = recognise(entry, here.names)
    if told.certain is not None:
        record = here.names.records[told.certain]
        return [Candidate(told.certain, SAME, record.name, record.locality)]
    return [
        Candidate(
            one.organization_id,
            min(one.score, SAME - 1),
            here.names.records[one.organization_id].name,
            here.names.records[one.organization_id].locality,
        )
        for one in told.candidates
    ]


def _name_as_taught(row: Finding, here: _Here) -> None:
    """Write the name as an officer corrected it once; who it is, is asked as of any other name."""
    understood = fold(f"{row.values.get('given_names', '')} {row.values.get('family_name', '')}".strip())
    person = here.people.get(fold(row.mention)) or here.people.get(understood)
    if person is not None:
        names = {"given_names": person.given_names, "family_name": person.family_name}
        row.values = {**row.values, **names}


def _people(row: Finding, here: _Here) -> list[Candidate]:
    family, given = row.told.get("family_name", ""), row.told.get("given_names", "")
    rows = Person.objects.filter(merged_into__isnull=True, family_name__iexact=family)
    same = [one for one in rows if fold(one.given_names) == fold(given)]
    offices = OfficeHolding.objects.filter(person__in=same).select_related("organization")
    held: dict[int, list[OfficeHolding]] = {}
    for office in offices:
        held.setdefault(office.person_id, []).append(office)
    where = row.told.get("organization", "")
    return [_person(one, held.get(one.pk, []), where) for one in same]


def _person(person: Person, offices: list[OfficeHolding], where: str) -> Candidate:
    # Two people may share a name: only the same institution makes it the same person.
    at_same = any(similarity.closeness(where, office.organization.name) >= ALIKE for office in offices)
    detail = "; ".join(f"{office.office}, {office.organization.name}" for office in offices[:2])
    return Candidate(person.pk, SAME if where and at_same else SAME - 1, person.full_name, detail)


def _events(row: Finding, here: _Here) -> list[Candidate]:
    day = row.told.get("date", "")
    if here.document.partnership is None or len(day) != len("2026-01-31"):
        return []
    rows = Meeting.objects.filter(partnership=here.document.partnership, day=day)
    return [Candidate(one.pk, SAME - 1, one.title, one.get_kind_display()) for one in rows]


def _figures(row: Finding, here: _Here) -> list[Candidate]:
    """Return the same number of the same year stated before: it is counted once, whoever tells it again."""
    home, year = here.document.partnership, row.told.get("year", "")
    if home is None or not year.isdecimal():
        return []
    rows = StatedNumber.objects.filter(
        partnership=home, code=row.told.get("code", ""), since__year=year, closed_at__isnull=True
    )
    told = row.told.get("number", "")
    return [
        Candidate(one.pk, SAME if str(one.number) == told else SAME - 1, f"{one.number}", one.source)
        for one in rows
    ]


def _aims(row: Finding, here: _Here) -> list[Candidate]:
    number = here.statements.get(fold(row.told.get("text", "")))
    return [Candidate(number, SAME, row.told.get("text", ""))] if number else []


def _projects(row: Finding, here: _Here) -> list[Candidate]:
    title = fold(row.told.get("title", ""))
    rows = Project.objects.values_list("pk", "title")
    return [Candidate(number, SAME, told) for number, told in rows if fold(told) == title]


def _outcomes(row: Finding, here: _Here) -> list[Candidate]:
    """Propose none: one that is there word for word is found when it is recorded."""
    return []


def _practices(row: Finding, here: _Here) -> list[Candidate]:
    """Return a card of the same title; whose it is says whether it is that one."""
    title, whose = fold(row.told.get("title", "")), fold(row.told.get("organization", ""))
    home = here.document.partnership
    cards = GoodPractice.objects.filter(partnership=home) if home is not None else []
    same = [one for one in cards if fold(one.title) == title]
    return [
        Candidate(one.pk, SAME if fold(one.entity_name) == whose else SAME - 1, one.title, one.entity_name)
        for one in same
    ]


def _contacts(row: Finding, here: _Here) -> list[Candidate]:
    """Return the institution a contact is of; one that is not in the register yet is of this document."""
    name = row.told.get("organization", "")
    taught = here.learned.get(fold(name))
    if taught is not None and taught in here.names.records:
        return [Candidate(taught, SAME, here.names.records[taught].name)]
    return _in_register(Entry(name=name), here)


_FINDERS: Mapping[Group, Callable[[Finding, _Here], list[Candidate]]] = {
    Group.PARTNERSHIP: _partnerships,
    Group.INSTITUTION: _institutions,
    Group.PERSON: _people,
    Group.EVENT: _events,
    Group.FIGURE: _figures,
    Group.AIM: _aims,
    Group.PROJECT: _projects,
    Group.OUTCOME: _outcomes,
    Group.PRACTICE: _practices,
    Group.CONTACT: _contacts,
}
