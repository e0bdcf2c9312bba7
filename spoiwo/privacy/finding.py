"""What in a text looks like data of a person who holds no office. It is shown to the officer; she decides.

Names of those in the register of persons in office, and contacts of institutions in it, are known to
everybody already and are not pointed out (art. 5 ust. 2 of the act on public information).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.common.polish.client_persons import persons
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.common.polish.special_data import find_special_data
from spoiwo.documents.barred import Barred
from spoiwo.documents.masking import key, texts_of
from spoiwo.documents.model import Document
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person, RoleHolding


class Sort(StrEnum):
    """What it looks like."""

    NUMBER = "number"
    ACCOUNT = "account"
    TELEPHONE = "telephone"
    EMAIL = "email"
    PERSON = "person"
    SPECIAL = "special"
    FORM = "form"

    @property
    def label(self) -> Sentence:
        """The same in words."""
        return _LABELS[self]


_LABELS: dict[Sort, Sentence] = {
    Sort.NUMBER: _("number of a person or of an identity document"),
    Sort.ACCOUNT: _("number of a bank account"),
    Sort.TELEPHONE: _("telephone number that is of no institution in the register"),
    Sort.EMAIL: _("e-mail address that is of no institution in the register"),
    Sort.PERSON: _("name of a person who holds no office in the register"),
    Sort.SPECIAL: _("word about somebody’s health, faith, origin or record"),
    Sort.FORM: _("another form of hidden words"),
}
_SORTS = {
    ClientData.PESEL: Sort.NUMBER,
    ClientData.IDENTITY_CARD: Sort.NUMBER,
    ClientData.PASSPORT: Sort.NUMBER,
    ClientData.ACCOUNT: Sort.ACCOUNT,
    ClientData.TELEPHONE: Sort.TELEPHONE,
    ClientData.EMAIL: Sort.EMAIL,
    ClientData.PERSON: Sort.PERSON,
}
# What nobody publishes on purpose.
CERTAIN = frozenset({Sort.NUMBER, Sort.ACCOUNT})
# So many signs on each side say where the words stand.
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Words that stand out, once however often they stand there, with the first place."""

    sort: Sort
    words: str
    places: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Trace:
    sort: Sort
    start: int
    end: int


def find(
    texts: Iterable[str],
    partnership: Partnership,
    *,
    hidden: Collection[str] = (),
    known: Collection[str] = (),
) -> list[Found]:
    """Return what stands out in the texts, in its order. ``known`` are more names of people in office.

    Of ``hidden`` words other forms are found: with “Jan Kowalski” hidden also “Janem Kowalskim”.
    """
    places = [(text, trace) for text in texts for trace in _traces(text, hidden)]
    if not places:
        return []
    everybody = _Known(partnership, [text[trace.start : trace.end] for text, trace in places], known)
    found: dict[str, Found] = {}
    for text, trace in places:
        words = text[trace.start : trace.end]
        if everybody.knows(trace.sort, words):
            continue
        one = found.get(key(words))
        found[key(words)] = Found(
            trace.sort,
            one.words if one else words,
            one.places + 1 if one else 1,
            one.before if one else _before(text, trace.start),
            one.after if one else _after(text, trace.end),
        )
    return list(found.values())


def _before(text: str, start: int) -> str:
    return f"…{text[start - _AROUND : start]}" if start > _AROUND else text[:start]


def _after(text: str, end: int) -> str:
    return f"{text[end : end + _AROUND]}…" if len(text) > end + _AROUND else text[end:]


def unseen(
    text: Barred, paper: Document, partnership: Partnership, known: Collection[str] = ()
) -> list[Found]:
    """Return what stands out in a paper for everybody that is neither hidden nor looked at and left."""
    found = standing_out(text, text.mask.document(paper), partnership, known)
    return [one for one in found if not text.is_left(one.words)]


def standing_out(
    text: Barred, masked: Document, partnership: Partnership, known: Collection[str] = ()
) -> list[Found]:
    """Return what stands out in a paper with its bars in it; its footer and signs are nobody's data."""
    said = (
        one for part in (masked.title, masked.subject, masked.facts, masked.blocks) for one in texts_of(part)
    )
    return find(said, partnership, hidden=[words for words, _bar in text.bars], known=known)


def _traces(text: str, hidden: Collection[str]) -> list[_Trace]:
    found: list[_Trace] = []
    for trace in (*_of_persons(text), *_special(text), *_forms(text, hidden)):
        if not any(trace.start < other.end and other.start < trace.end for other in found):
            found.append(trace)
    return sorted(found, key=lambda trace: trace.start)


def _of_persons(text: str) -> Iterator[_Trace]:
    for trace in find_client_data(text, with_slips=True):
        yield _Trace(_SORTS[trace.kind], trace.start, trace.end)
    # In a text for everybody a name needs no word of a case beside it.
    for start, end in persons(text, is_case=True):
        yield _Trace(Sort.PERSON, start, end)


def _special(text: str) -> Iterator[_Trace]:
    for word in find_special_data(text):
        yield _Trace(Sort.SPECIAL, word.start, word.end)


def _forms(text: str, hidden: Collection[str]) -> Iterator[_Trace]:
    wanted = [names for words in hidden if any(names := forms_of(words))]
    if not wanted:
        return
    words = list(_words(text))
    for at in range(len(words)):
        for names in wanted:
            here = words[at : at + len(names)]
            if len(here) == len(names) and same([_forms_of(word) for word, _start, _end in here], names):
                yield _Trace(Sort.FORM, here[0][1], here[-1][2])


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        bare = word.strip(",.;:()„”\"'!?")
        if bare:
            begins = start + word.index(bare)
            yield bare, begins, begins + len(bare)


def forms_of(words: str) -> list[frozenset[str]]:
    """Return what each word may be a form of; nothing of what is too short to be told from others."""
    named = [_forms_of(word) for word in words.split()]
    return named if any(char.isalpha() for char in words) and len(words) > 3 else []


def _forms_of(word: str) -> frozenset[str]:
    return lemmas(word.lower()) | {word.lower()}


def same(one: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    """Tell whether two names, word by word, may be of the same person."""
    return len(one) == len(other) and all(a & b for a, b in zip(one, other, strict=True))


class _Known:
    """What everybody may know of those found: people in office, contacts of institutions."""

    def __init__(self, partnership: Partnership, words: list[str], names: Collection[str]) -> None:
        self._contacts = _contacts(partnership, words)
        self._names = [forms_of(name) for name in (*names, *_people(words))]

    def knows(self, sort: Sort, words: str) -> bool:
        """Tell whether the words need not be pointed out."""
        if sort in {Sort.TELEPHONE, Sort.EMAIL}:
            return _contact(words) in self._contacts
        if sort is Sort.PERSON:
            named = [_forms_of(word.rstrip(".")) for word in words.split()]
            return any(same(named, name) or same(named[::-1], name) for name in self._names)
        return False


def _contact(words: str) -> str:
    return words.lower() if "@" in words else "".join(sign for sign in words if sign.isdigit())[-9:]


def _contacts(partnership: Partnership, words: list[str]) -> frozenset[str]:
    written = {_contact(one) for one in words}
    emails = [one for one in written if "@" in one]
    phones = [f"+48{one}" for one in written if one.isdigit()]
    offices = Organization.objects.annotate(low=Lower("email"))
    known = list(offices.filter(Q(low__in=emails) | Q(phone__in=phones)).values_list("low", "phone"))
    roles = RoleHolding.objects.filter(partnership=partnership).annotate(low=Lower("contact_email"))
    held = roles.filter(Q(low__in=emails) | Q(contact_phone__in=phones))
    known += held.values_list("low", "contact_phone")
    return frozenset(one for email, phone in known for one in (email, phone[-9:]) if one)


def _people(words: list[str]) -> list[str]:
    """Return the names of those who hold or held an office, or speak for an institution, among the words."""
    surnames = {form for one in words for word in one.split() for form in _forms_of(word.rstrip("."))}
    rows = Person.objects.annotate(low=Lower("family_name")).filter(low__in=surnames)
    in_office = rows.filter(Q(offices__isnull=False) | Q(representations__isnull=False)).distinct()
    # The first of the first names is enough: the second is seldom written.
    return [f"{person.given_names.split()[0]} {person.family_name}" for person in in_office]
