"""The records about one person within one partnership, by kind. They are read in its scope only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import ForeignKey, Q, QuerySet

from spoiwo.accounts.models import User
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.register import Subject, Value
from spoiwo.privacy.held.telling import tell, told_fields
from spoiwo.privacy.held.ways import Ways, covered, holds_several
from spoiwo.privacy.words import label_of_model
from spoiwo.registry.models import Person

# The field by which records point at the personal link of their person.
_LINK = "link_id"
_NOBODY = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number and what it says."""

    number: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The records of one model: how many there are, and those that were asked for.

    ``by_name``: they only bear the same name and may be of somebody else.
    """

    code: str
    label: str
    count: int
    records: tuple[Record, ...]
    by_name: bool = False

    @property
    def more(self) -> int:
        """How many there are beside those that were asked for."""
        return self.count - len(self.records)


@dataclass(frozen=True, slots=True)
class Held:
    """Everything held about a person: by kind; how many more only bear the name; what else may be asked.

    ``other_addresses`` stand at the person and were not asked for, ``other_persons`` at the addresses.
    """

    kinds: tuple[Kind, ...]
    namesakes: int
    other_addresses: tuple[str, ...]
    other_persons: tuple[Person, ...]

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(kind.count for kind in self.kinds)


def subject_of(partnership: Partnership, person: Person | None, addresses: Iterable[str]) -> Subject:
    """Return whom to look for: the person with the records merged into hers, the account of an address.

    Of accounts only those that hold or held a role in the partnership are of it.
    """
    typed = tuple(dict.fromkeys(one.strip().lower() for one in addresses if one.strip()))
    accounts = User.objects.filter(_any("iexact", ("email",), typed), roles__partnership=partnership)
    numbers = tuple(accounts.distinct().order_by("pk").values_list("pk", flat=True))
    if person is None:
        return Subject(addresses=typed, accounts=numbers)
    merged = Person.objects.filter(merged_into=person).values_list("pk", flat=True)
    name = f"{person.given_names} {person.family_name}"
    return Subject((person.pk, *merged), tuple(dict.fromkeys([name, *person.aliases])), typed, numbers)


def find(
    partnership: Partnership, subject: Subject, *, with_namesakes: bool = False, most: int | None = None
) -> Held:
    """Return what is held, of each kind at most so many records; None for all.

    Deeds and words found by the mark of an actor come last: whoever was given a personal link acts under it.
    """
    search = _Search(partnership, subject, most)
    first = [search.kind(ways) for ways in covered() if not ways.is_last]
    then = [search.kind(ways) for ways in covered() if ways.is_last]
    namesakes = [search.namesakes(ways) for ways in covered() if ways.names and subject.names]
    kinds = [kind for kind in (*first, *then, *(namesakes if with_namesakes else ())) if kind.count]
    hidden = 0 if with_namesakes else sum(kind.count for kind in namesakes)
    return Held(tuple(kinds), hidden, search.other_addresses(), search.other_persons())


class _Search:
    """One search; it gathers on its way the links, addresses and persons the records point at."""

    def __init__(self, partnership: Partnership, subject: Subject, most: int | None) -> None:
        self.partnership, self.subject, self.most = partnership, subject, most
        self.links: tuple[int, ...] = ()
        self._addresses: set[str] = set()
        self._persons: set[int] = set()

    def kind(self, ways: Ways) -> Kind:
        """Return the records of a model that are about the person."""
        if ways.source is not None:
            found = ways.source.find(self.partnership, self.subject, self.links)
            records = tuple(Record(str(at), values) for at, values in enumerate(found, start=1))
            return _kind(ways, len(records), records[: self.most])
        rows = self._within(ways).filter(self._lookups(ways))
        if not ways.marks:
            self._gather(ways, rows)
        return self._told(ways, rows)

    def namesakes(self, ways: Ways) -> Kind:
        """Return the records of a model that bear the name and are not found otherwise."""
        same = _any("iexact", ways.names, self.subject.names)
        longer = _any("iendswith", ways.names, [f" {name}" for name in self.subject.names])
        sure = self._within(ways).filter(self._lookups(ways))
        return self._told(
            ways, self._within(ways).filter(same | longer).exclude(pk__in=sure.values("pk")), True
        )

    def other_addresses(self) -> tuple[str, ...]:
        """Return the addresses that stand at the person and were not asked for."""
        return tuple(sorted(self._addresses - set(self.subject.addresses)))

    def other_persons(self) -> tuple[Person, ...]:
        """Return the persons at whom an address stands and who were not asked for."""
        return tuple(Person.objects.filter(pk__in=self._persons - set(self.subject.persons)))

    def _within(self, ways: Ways) -> "QuerySet[Any]":
        rows: QuerySet[Any] = ways.model._default_manager.all()
        if ways.is_shared:
            return rows
        # A model without a way to the partnership tells nothing: it could tell of another one.
        return rows.filter(**{ways.path: self.partnership.pk}) if ways.path else rows.none()

    def _lookups(self, ways: Ways) -> Q:
        subject = self.subject
        sure = _any("in", ways.persons, [subject.persons]) | _any("in", ways.accounts, [subject.accounts])
        return sure | self._addressed(ways) | self._marked(ways)

    def _addressed(self, ways: Ways) -> Q:
        """Return records with an address; where several people of an office share it, none of the others."""
        found = _any("iexact", ways.addresses, self.subject.addresses)
        if self.subject.persons:
            for way in ways.own_persons:
                found &= Q(**{f"{way}__in": self.subject.persons}) | Q(**{f"{way}__isnull": True})
        return found

    def _marked(self, ways: Ways) -> Q:
        several = [name for name in ways.marks if holds_several(ways.model, name)]
        single = [name for name in ways.marks if name not in several]
        users = [f"user:{number}" for number in self.subject.accounts]
        marks = [[*users, *(f"link:{number}" for number in self.links)]]
        return _any("in", single, marks) | _any("overlap", several, marks)

    def _gather(self, ways: Ways, rows: "QuerySet[Any]") -> None:
        fields = {field.name: field for field in ways.model._meta.concrete_fields}
        if _LINK in {field.attname for field in fields.values()}:
            links = rows.exclude(**{_LINK: None}).exclude(**{_LINK: 0}).values_list(_LINK, flat=True)
            self.links = tuple(dict.fromkeys([*self.links, *links]))
        own = [name for name in ways.addresses if name in fields]
        if len(ways.own_persons) == 1 and len(own) == 1:
            for person, address in rows.values_list(f"{ways.own_persons[0]}_id", own[0]):
                self._addresses |= {address.lower()} if address else set()
                self._persons |= {person} if person else set()

    def _told(self, ways: Ways, rows: "QuerySet[Any]", by_name: bool = False) -> Kind:
        keys = [field.name for field in told_fields(ways) if isinstance(field, ForeignKey)]
        # Over several relations a record comes more than once.
        once = self._within(ways).filter(pk__in=rows.order_by().values("pk")).select_related(*keys)
        found = list(once if self.most is None else once[: self.most + 1])
        count = len(found) if self.most is None or len(found) <= self.most else once.count()
        told = (Record(str(row.pk), tell(ways, row, self.subject)) for row in found[: self.most])
        return _kind(ways, count, tuple(told), by_name)


def _kind(ways: Ways, count: int, records: Sequence[Record], by_name: bool = False) -> Kind:
    return Kind(ways.model._meta.label_lower, label_of_model(ways.model), count, tuple(records), by_name)


def _any(lookup: str, ways: Iterable[str], values: Iterable[Any]) -> Q:
    """Return records for which any of the lookups holds any of the values; none where there is nothing."""
    known = [value for value in values if value]
    every = [Q(**{f"{way}__{lookup}": value}) for way in ways for value in known]
    return reduce(or_, every) if every else _NOBODY
