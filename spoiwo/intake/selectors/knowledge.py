"""All that the records tell about the rows of one list, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from spoiwo.common.polish import fold
from spoiwo.intake.guessing import basic_forms
from spoiwo.intake.parsing import Entry
from spoiwo.intake.similarity import canonical, folded_name
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import (
    Identifier,
    OfficeHolding,
    Organization,
    OrganizationName,
    Person,
    Representation,
    Signatory,
)
from spoiwo.registry.states import BEFORE, NameKind, RepresentationKind, Scheme, Standing
from spoiwo.territory.models import Level, Unit


@dataclass(frozen=True, slots=True)
class Record:
    """A recorded institution, as little of it as is needed to recognise it."""

    id: int
    name: str
    locality: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A membership of this partnership; ``end`` is the first day out."""

    since: date
    end: date | None

    def overlaps(self, since: date, end: date | None) -> bool:
        """Tell whether both hold on at least one day; both are half-open."""
        return (self.end is None or since < self.end) and (end is None or self.since < end)


@dataclass(slots=True)
class Known:
    """What the records say. ``keys`` and ``key_ids`` are canonical names and whose they are, side by side."""

    records: dict[int, Record] = field(default_factory=dict)
    by_number: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))
    keys: list[str] = field(default_factory=list)
    key_names: list[tuple[int, str]] = field(default_factory=list)
    numbers: dict[int, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    memberships: dict[int, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    waiting: set[int] = field(default_factory=set)
    speakers: dict[str, list[tuple[int, Membership]]] = field(default_factory=lambda: defaultdict(list))
    voices: dict[int, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, dict[int, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    units_by_key: dict[str, int] = field(default_factory=dict)
    units_by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def knowledge_for(partnership: Partnership, entries: Sequence[Entry], chosen: Iterable[int] = ()) -> Known:
    """Return what the records say of these rows; the number of queries never depends on how many they are.

    ``chosen`` are records officers have pointed at, known whatever their names. Needs the
    partnership's scope.
    """
    known = Known()
    _read_names(known)
    _read_numbers(known, entries, chosen)
    _read_memberships(known, partnership)
    _read_voices(known, partnership)
    _read_people(known, entries)
    _read_units(known)
    return known


def names_known() -> Known:
    """Return every recorded institution under its names, whatever the partnership, in two queries."""
    known = Known()
    _read_names(known)
    return known


def _read_names(known: Known) -> None:
    standing = Organization.objects.standing().values_list("pk", "name", "locality")
    known.records = {number: Record(number, name, locality) for number, name, locality in standing}
    rows = OrganizationName.objects.filter(organization__merged_into__isnull=True)
    for number, name, kind in rows.values_list("organization_id", "name", "kind"):
        is_official = kind == NameKind.OFFICIAL
        folded = folded_name(name)
        known.by_name[folded][number] = known.by_name[folded].get(number, False) or is_official
        known.keys.append(canonical(name))
        known.key_names.append((number, name))


def _read_numbers(known: Known, entries: Sequence[Entry], chosen: Iterable[int]) -> None:
    wanted: dict[Scheme, set[str]] = defaultdict(set)
    for entry in entries:
        for scheme, value in entry.numbers.items():
            wanted[scheme].add(value)
    condition = Q(pk__in=[])
    for scheme, values in wanted.items():
        condition |= Q(scheme=scheme, value__in=values)
    bearers = set(Identifier.objects.filter(condition).values_list("organization_id", flat=True))
    named = {number for entry in entries for number in known.by_name.get(fold(entry.name), ())}
    rows = Identifier.objects.filter(organization__in=bearers | named | set(chosen)).order_by("pk")
    for number, register, value in rows.values_list("organization_id", "scheme", "value"):
        if number in known.records:
            known.by_number[register, value].append(number)
            known.numbers[number][register].add(value)


def _read_memberships(known: Known, partnership: Partnership) -> None:
    rows = Signatory.objects.filter(partnership=partnership).exclude(state=Standing.VOID)
    columns = rows.values_list("organization_id", "state", "valid_from", "valid_to")
    for number, state, since, end in columns:
        if since is not None:
            known.memberships[number].append(Membership(since, end))
        elif state in BEFORE:
            known.waiting.add(number)


def _read_voices(known: Known, partnership: Partnership) -> None:
    rows = Representation.objects.filter(partnership=partnership).exclude(kind=RepresentationKind.CONTACT)
    for voice in rows.select_related("person").order_by("pk"):
        period = Membership(voice.valid_from, voice.valid_to)
        known.speakers[_person_key(voice.person)].append((voice.organization_id, period))
        if voice.kind == RepresentationKind.REPRESENTATIVE:
            known.voices[voice.organization_id].append(period)


def _read_people(known: Known, entries: Sequence[Entry]) -> None:
    families = {entry.person.family_name for entry in entries if entry.person}
    rows = list(Person.objects.filter(merged_into__isnull=True, family_name__in=families))
    homes: Mapping[int, set[int]] = defaultdict(set)
    offices = OfficeHolding.objects.filter(person__in=rows).values_list("person_id", "organization_id")
    for person, organization in offices:
        homes[person].add(organization)
    for row in rows:
        known.people[_person_key(row)][row.pk] = set(homes[row.pk])


def _person_key(person: Person) -> str:
    return fold(f"{person.given_names} {person.family_name}")


def _read_units(known: Known) -> None:
    """Learn the places; a gmina is named in the register of territory, its seat is usually of that name."""
    rows = Unit.objects.values_list("pk", "key", "level", "name", "seat")
    for number, key, level, name, seat in rows:
        known.units_by_key[key] = number
        if level == Level.COMMUNE:
            known.units_by_name[fold(name)].append(number)
            for forms in basic_forms(seat or name):
                known.places[forms] = seat or name
