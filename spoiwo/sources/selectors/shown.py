"""What a row of the confirming page says: the proposal in words of the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.texts import Text, page_language
from spoiwo.common.web.wording import in_polish
from spoiwo.figures.definitions import BY_CODE
from spoiwo.partnerships.states import Kind, Level, StatementKind
from spoiwo.registry import categories
from spoiwo.sources.dates import read_partial
from spoiwo.sources.models import Finding
from spoiwo.sources.states import ContactKind, EventKind, Group, InstitutionRole, OutcomeKind


@dataclass(frozen=True, slots=True)
class Words:
    """A proposal in words, each in its language: what it is called, and what is told of it."""

    title: Text
    details: tuple[Text, ...] = ()


def words_of(finding: Finding) -> Words:
    """Return the values that hold: labels in the reader's language, words of the document in Polish."""
    title, details = _WRITERS[Group(finding.group)](finding.told)
    told = (_text(one) for one in details)
    return Words(_text(title) or Text("–"), tuple(one for one in told if one))


def why_of(finding: Finding) -> SafeString:
    """Return the reason in the reader's language, with the document's own words marked as Polish."""
    sentence = escape(gettext(finding.reason)) if finding.reason else ""
    words = {name: in_polish(value) for name, value in finding.reason_params.items()}
    # The sentence is ours, and ``in_polish`` escapes what the document says.
    return SafeString(sentence % words if words else sentence)


def _text(words: Text | Sentence) -> Text:
    return words if isinstance(words, Text) else Text(str(words), page_language())


Told = Mapping[str, str]
Written = tuple[Text | Sentence, Iterable[Text | Sentence]]


def _partnership(told: Told) -> Written:
    labels = (_label(Kind, told.get("kind")), _label(Level, told.get("level")), _words(told, "area"))
    return _words(told, "name"), labels


def _institution(told: Told) -> Written:
    category = told.get("category", "")
    kind = categories.get(category).label if category in categories.codes else _("kind not known")
    role = _label(InstitutionRole, told.get("role"))
    return _words(told, "name"), (role, kind, _words(told, "locality"))


def _person(told: Told) -> Written:
    name = f"{told.get('given_names', '')} {told.get('family_name', '')}".strip()
    return Text(name), (_words(told, "office"), _words(told, "organization"))


def _event(told: Told) -> Written:
    label = str(_label(EventKind, told.get("kind")))
    people = told.get("people", "")
    came = ""
    if people.isdecimal():
        number = int(people)
        came = ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
        came = _("about %(people)s") % {"people": came} if told.get("is_estimate") else came
    return label[:1].upper() + label[1:], (
        _day(told.get("date", "")), _words(told, "place"), came, _words(told, "speakers"),
    )  # fmt: skip


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
    return _words(told, "text"), (_label(StatementKind, told.get("kind")),)


def _project(told: Told) -> Written:
    return _words(told, "title"), (_words(told, "fund"), _words(told, "operator"))


def _words(told: Told, name: str) -> Text:
    """Return what the document says: Polish, whoever reads."""
    return Text(told.get(name, ""))


def _outcome(told: Told) -> Written:
    return _words(told, "text"), (_label(OutcomeKind, told.get("kind")), _day(told.get("date", "")))


def _practice(told: Told) -> Written:
    return _words(told, "title"), (_words(told, "organization"), _words(told, "place"))


def _contact(told: Told) -> Written:
    return _words(told, "value"), (_label(ContactKind, told.get("kind")), _words(told, "organization"))


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
    Group.PRACTICE: _practice,
    Group.CONTACT: _contact,
}
