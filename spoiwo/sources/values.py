"""What the values of a finding mean, checked: from plain words to what services of the rooms take. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.common.periods import Precision
from spoiwo.figures.definitions import BY_CODE
from spoiwo.partnerships.states import Kind, Level, StatementKind
from spoiwo.registry import categories
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.sources.dates import PartialDate, read_partial
from spoiwo.sources.states import ContactKind, EventKind, Group, InstitutionRole, OutcomeKind

Told = Mapping[str, str]
C = TypeVar("C", Kind, Level, StatementKind, EventKind, InstitutionRole, OutcomeKind, ContactKind)
_UNIT = re.compile(r"\d{2}(\d{2}(\d{2}\d?)?)?|[a-z][a-z0-9-]*")
_NO_DAY = _("Write the day as 31.12.2016, the month as 12.2016 or the year.")
_FIRST_YEAR, _LAST_YEAR = 1989, 2100
MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class PartnershipValues:
    """A partnership; ``units`` are keys of the register of territory, or addresses of subregions."""

    name: str
    kind: Kind
    level: Level
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstitutionValues:
    """An institution and what it does in the document."""

    name: str
    category: str
    role: InstitutionRole
    locality: str


@dataclass(frozen=True, slots=True)
class PersonValues:
    """A person; ``organization`` is the name of the institution of her office, as the document has it."""

    given_names: str
    family_name: str
    office: str
    organization: str


@dataclass(frozen=True, slots=True)
class EventValues:
    """Something that happened; ``people`` is how many came, None where it is not told."""

    kind: EventKind
    title: str
    date: PartialDate
    place: str
    host: str
    topics: tuple[str, ...]
    people: int | None
    is_estimate: bool
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValues:
    """A number of the report for a year; without a code it is kept with the document alone."""

    code: str
    number: int
    year: int


@dataclass(frozen=True, slots=True)
class AimValues:
    """A sentence about the partnership."""

    kind: StatementKind
    text: str


@dataclass(frozen=True, slots=True)
class ProjectValues:
    """A project; ``operator`` is the name of the institution that carries it out, ``until`` its last day."""

    title: str
    fund: str
    operator: str
    number: str
    since: PartialDate | None
    until: PartialDate | None


@dataclass(frozen=True, slots=True)
class OutcomeValues:
    """A recommendation with the day of its adoption, or an effect of a year; ``more`` is what follows."""

    kind: OutcomeKind
    text: str
    more: str
    date: PartialDate


@dataclass(frozen=True, slots=True)
class PracticeValues:
    """A good practice to be written on; ``organization`` is whose it is, ``actions`` what was done."""

    title: str
    organization: str
    place: str
    actions: str


@dataclass(frozen=True, slots=True)
class ContactValues:
    """How an institution is reached, as the register writes it; of an address, its parts."""

    kind: ContactKind
    organization: str
    fields: Mapping[str, str]


Values = (
    PartnershipValues
    | InstitutionValues
    | PersonValues
    | EventValues
    | FigureValues
    | AimValues
    | ProjectValues
    | OutcomeValues
    | PracticeValues
    | ContactValues
)


def partnership_values(told: Told) -> PartnershipValues:
    """Return a partnership; raises BadInput naming the field that cannot be so."""
    units = tuple(one.strip() for one in told.get("unit", "").split(",") if one.strip())
    if not all(_UNIT.fullmatch(one) for one in units):
        raise BadInput(_("The code of the area has two, four or six digits."), "unit")
    kind = _one_of(Kind, told.get("kind", ""), "kind", _("Choose the kind of the partnership."))
    level = _one_of(Level, told.get("level", ""), "level", _("Choose the level of the partnership."))
    return PartnershipValues(
        _written(told, "name", _("Write the name of the partnership.")), kind, level, units
    )


def institution_values(told: Told) -> InstitutionValues:
    """Return an institution; raises BadInput."""
    category = told.get("category", "")
    if category not in categories.codes:
        raise BadInput(_("Choose the kind of the institution."), "category")
    role = _one_of(InstitutionRole, told.get("role", ""), "role", _("Choose what the institution does here."))
    name = _written(told, "name", _("Write the institution's name."))
    return InstitutionValues(name, category, role, told.get("locality", "").strip())


def person_values(told: Told) -> PersonValues:
    """Return a person; raises BadInput."""
    missing = _("Write the first name and the surname.")
    given, family = _written(told, "given_names", missing), _written(told, "family_name", missing)
    return PersonValues(given, family, told.get("office", "").strip(), told.get("organization", "").strip())


def event_values(told: Told) -> EventValues:
    """Return an event; raises BadInput."""
    kind = _one_of(EventKind, told.get("kind", ""), "kind", _("Choose what it was."))
    found = read_partial(told.get("date", ""))
    if found is None:
        raise BadInput(_NO_DAY, "date")
    people = told.get("people", "").strip()
    number = _number(people, "people") if people else None
    title = " ".join(told.get("title", "").split())
    topics = tuple(one.strip() for one in told.get("topics", "").split(";") if one.strip())
    place, host = told.get("place", "").strip(), told.get("host", "").strip()
    speakers = tuple(one.strip() for one in told.get("speakers", "").split(";") if one.strip())
    estimate = bool(told.get("is_estimate"))
    return EventValues(kind, title, found, place, host, topics, number, estimate, speakers)


def figure_values(told: Told) -> FigureValues:
    """Return a number of the report; raises BadInput."""
    code = told.get("code", "")
    if code and code not in BY_CODE:
        raise BadInput(_("There is no such number in the report."), "code")
    year = _number(told.get("year", ""), "year")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadInput(_("Write the year the number is of."), "year")
    return FigureValues(code, _number(told.get("number", ""), "number"), year)


def aim_values(told: Told) -> AimValues:
    """Return a sentence about the partnership; raises BadInput."""
    kind = _one_of(StatementKind, told.get("kind", ""), "kind", _("Choose what the sentence is."))
    return AimValues(kind, _written(told, "text", _("Write the sentence.")))


def project_values(told: Told) -> ProjectValues:
    """Return a project; raises BadInput."""
    title = _written(told, "title", _("Write the title of the project."))
    operator = _written(told, "operator", _("Write who carries the project out."))
    since, until = (_perhaps_a_day(told, name) for name in ("since", "until"))
    if since is not None and until is not None and until.day < since.day:
        raise BadInput(_("The project ends before it begins."), "until")
    fund, number = told.get("fund", "").strip(), told.get("number", "").strip()
    return ProjectValues(title, fund, operator, number, since, until)


def outcome_values(told: Told) -> OutcomeValues:
    """Return a recommendation or an effect; raises BadInput."""
    kind = _one_of(OutcomeKind, told.get("kind", ""), "kind", _("Choose what came of the work."))
    text, more = _written(told, "text", _("Write the sentence.")), " ".join(told.get("more", "").split())
    found = _perhaps_a_day(told, "date")
    if kind == OutcomeKind.RECOMMENDATION and (found is None or found.precision != Precision.DAY):
        raise BadInput(_("Write the day it was adopted: its number is given by it."), "date")
    if found is None:
        raise BadInput(_NO_DAY, "date")
    return OutcomeValues(kind, text, more, found)


def practice_values(told: Told) -> PracticeValues:
    """Return a good practice; raises BadInput."""
    title = _written(told, "title", _("Write the title of the practice."))
    organization = _written(told, "organization", _("Write whose practice it is."))
    place, actions = told.get("place", "").strip(), " ".join(told.get("actions", "").split())
    return PracticeValues(title, organization, place, actions)


def contact_values(told: Told) -> ContactValues:
    """Return a contact of an institution; raises BadInput."""
    kind = _one_of(ContactKind, told.get("kind", ""), "kind", _("Choose how the institution is reached."))
    organization = _written(told, "organization", _("Write the institution's name."))
    value = _written(told, "value", _("Write the telephone, the e-mail or the address."))
    return ContactValues(kind, organization, _CONTACTS[kind](value))


def _telephone(value: str) -> dict[str, str]:
    return {"phone": normalise_phone(value)}


def _mail(value: str) -> dict[str, str]:
    try:
        validate_email(value)
    except ValidationError as error:
        raise BadInput(_("Write the e-mail address in full."), "value") from error
    return {"email": value}


def _seat(value: str) -> dict[str, str]:
    """Return the street and the postal code with its town, or the one of them that is told."""
    found = _POSTAL.search(value)
    street = (value[: found.start()] if found else value).strip(" ,")
    parts = {"street": street[:160]} if street else {}
    return parts | ({"postal_code": found[1], "post_town": found[2].strip(" ,.")[:100]} if found else {})


_POSTAL = re.compile(r"(\d\d-\d{3})\s+(.+)$")
_CONTACTS: Mapping[ContactKind, Callable[[str], dict[str, str]]] = {
    ContactKind.PHONE: _telephone,
    ContactKind.EMAIL: _mail,
    ContactKind.ADDRESS: _seat,
}


def _perhaps_a_day(told: Told, field: str) -> PartialDate | None:
    text = told.get(field, "").strip()
    found = read_partial(text) if text else None
    if text and found is None:
        raise BadInput(_NO_DAY, field)
    return found


READERS: Mapping[Group, Callable[[Told], Values]] = {
    Group.PARTNERSHIP: partnership_values,
    Group.INSTITUTION: institution_values,
    Group.PERSON: person_values,
    Group.EVENT: event_values,
    Group.FIGURE: figure_values,
    Group.AIM: aim_values,
    Group.PROJECT: project_values,
    Group.OUTCOME: outcome_values,
    Group.PRACTICE: practice_values,
    Group.CONTACT: contact_values,
}
# The names of values of each group, in the order of its form.
NAMES: Mapping[Group, tuple[str, ...]] = {
    Group.PARTNERSHIP: ("name", "kind", "level", "unit", "area"),
    Group.INSTITUTION: ("name", "category", "role", "locality"),
    Group.PERSON: ("given_names", "family_name", "office", "organization"),
    Group.EVENT: ("kind", "title", "date", "place", "host", "topics", "speakers", "people", "is_estimate"),
    Group.FIGURE: ("code", "number", "year"),
    Group.AIM: ("kind", "text"),
    Group.PROJECT: ("title", "fund", "operator", "number", "since", "until"),
    Group.OUTCOME: ("kind", "text", "more", "date"),
    Group.PRACTICE: ("title", "organization", "place", "actions"),
    Group.CONTACT: ("kind", "value", "organization"),
}


def _one_of(choices: type[C], value: str, field: str, missing: Sentence) -> C:
    if value not in choices.values:
        raise BadInput(missing, field)
    return choices(value)


def _written(told: Told, field: str, missing: Sentence) -> str:
    value = " ".join(told.get(field, "").split())
    if not value:
        raise BadInput(missing, field)
    return value


def _number(text: str, field: str) -> int:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if not plain.isdecimal() or len(plain) > len(str(MOST)):
        raise BadInput(_("Write a whole number."), field)
    return int(plain)
