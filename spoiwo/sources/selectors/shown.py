"""What a row of the confirming page says: the proposal in words of the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.exceptions import Sentence
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.figures.definitions import BY_CODE
from spoiwo.partnerships.states import Kind, Level, StatementKind
from spoiwo.registry import categories
from spoiwo.sources.dates import read_partial
from spoiwo.sources.models import Finding
from spoiwo.sources.states import EventKind, Group, InstitutionRole, OutcomeKind


@dataclass(frozen=True, slots=True)
class Words:
    """A proposal in words: what it is called, and what is told of it."""

    title: str
    details: tuple[str, ...] = ()


def words_of(finding: Finding) -> Words:
    """Return the values that hold in words of the reader's language; names stay as they are."""
    title, details = _WRITERS[Group(finding.group)](finding.told)
    return Words(title or "–", tuple(str(one) for one in details if one))


Told = Mapping[str, str]
Written = tuple[str, Iterable[Sentence]]


def _partnership(told: Told) -> Written:
    labels = (_label(Kind, told.get("kind")), _label(Level, told.get("level")), told.get("area", ""))
    return told.get("name", ""), labels


def _institution(told: Told) -> Written:
    category = told.get("category", "")
    kind = categories.get(category).label if category in categories.codes else _("kind not known")
    return told.get("name", ""), (_label(InstitutionRole, told.get("role")), kind, told.get("locality", ""))


def _person(told: Told) -> Written:
    name = f"{told.get('given_names', '')} {told.get('family_name', '')}".strip()
    return name, (told.get("office", ""), told.get("organization", ""))


def _event(told: Told) -> Written:
    label = str(_label(EventKind, told.get("kind")))
    people = told.get("people", "")
    came = ""
    if people.isdecimal():
        number = int(people)
        came = ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
        came = _("about %(people)s") % {"people": came} if told.get("is_estimate") else came
    return label[:1].upper() + label[1:], (_day(told.get("date", "")), told.get("place", ""), came)


def _day(text: str) -> str:
    found = read_partial(text)
    if found is None:
        return text
    if len(found.iso) == len("2016-11-18"):
        return long_date(found.day)
    return found.iso if len(found.iso) == len("2016") else f"{found.day:%m.%Y}"


def _figure(told: Told) -> Written:
    code = told.get("code", "")
    label = str(BY_CODE[code].label) if code in BY_CODE else _("a number of no part of the report")
    return f"{told.get('number', '')} – {label}", (told.get("year", ""),)


def _aim(told: Told) -> Written:
    return told.get("text", ""), (_label(StatementKind, told.get("kind")),)


def _project(told: Told) -> Written:
    return told.get("title", ""), (told.get("fund", ""), told.get("operator", ""))


def _outcome(told: Told) -> Written:
    return _words(told, "text"), (_label(OutcomeKind, told.get("kind")), _day(told.get("date", "")))


def _label(choices: type[TextChoices], value: str | None) -> Sentence:
    found: dict[str, Sentence] = dict(choices.choices)
    return found.get(value or "", "")


_WRITERS: Mapping[Group, Callable[[Told], Written]] = {
    Group.PARTNERSHIP: _partnership,
    Group.INSTITUTION: _institution,
    Group.PERSON: _person,
    Group.EVENT: _event,
    Group.FIGURE: _figure,
    Group.AIM: _aim,
    Group.PROJECT: _project,
    Group.OUTCOME: _outcome,
}
