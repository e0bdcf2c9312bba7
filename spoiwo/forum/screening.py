"""What a text may not carry into the forum, shown to the writer before it is sent (seed 003-38).

A number of a person, a document, an account or a name in a case stops the text. A contact stops it until it
is that of an office: one of the register passes by itself, another when the writer confirms it, once.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.common.polish.client_data import ClientData, Trace, find_client_data
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.forum.models import Circle, OfficeContact
from spoiwo.forum.selectors import members_of
from spoiwo.registry.models import Organization, RoleHolding

STOPPED = _("Nothing was sent: the text may tell of a client. What is marked is explained below.")
LABELS: dict[ClientData, Sentence] = {
    ClientData.PESEL: _("PESEL number"),
    ClientData.IDENTITY_CARD: _("number of an identity card"),
    ClientData.PASSPORT: _("number of a passport"),
    ClientData.ACCOUNT: _("number of a bank account"),
    ClientData.TELEPHONE: _("telephone number"),
    ClientData.EMAIL: _("e-mail address"),
    ClientData.PERSON: _("name of a person beside words of a case"),
}
_ALWAYS = _("It leads to one person. Take it out: the matter can be described without it.")
_CONTACT = _(
    "It is not in the register of institutions. Take it out, or confirm that it is the contact of an office."
)
_NAME = _("It looks like the name of a client. Write instead for example “the client” or “a mother of two”.")
_CONTACTS = frozenset({ClientData.TELEPHONE, ClientData.EMAIL})


@dataclass(frozen=True, slots=True)
class Found:
    """One trace in words a person understands."""

    kind: ClientData
    words: str
    label: Sentence
    why: Sentence

    @property
    def value(self) -> str:
        """The contact as it is compared: an address in lower case, nine digits."""
        return contact_value(self.words)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether the writer may say that it is the contact of an office."""
        return self.kind in _CONTACTS


@dataclass(frozen=True, slots=True)
class Screening:
    """A text in pieces: what is plain, and what was found."""

    pieces: tuple[tuple[str, Found | None], ...]

    @property
    def found(self) -> list[Found]:
        """Return what was found, each words once."""
        return list({one.words: one for _piece, one in self.pieces if one is not None}.values())

    @property
    def to_confirm(self) -> list[Found]:
        """Return the contacts that may be confirmed as an office's."""
        return [one for one in self.found if one.may_be_confirmed]


class ClientDataFound(BadInput):
    """The text was not sent; ``screening`` says what was found and where."""

    def __init__(self, screening: Screening) -> None:
        super().__init__(STOPPED, "text")
        self.screening = screening


def contact_value(words: str) -> str:
    """Return a contact as it is compared."""
    return words.lower() if "@" in words else "".join(sign for sign in words if sign.isdigit())[-9:]


def screen(circle: Circle, text: str, *, confirmed: Collection[str] = ()) -> Screening:
    """Return the text with every trace that is neither known nor confirmed; pure reading."""
    traces = find_client_data(text)
    written = {contact_value(trace.of(text)) for trace in traces if trace.kind in _CONTACTS}
    known = _known(circle, written) | set(confirmed)
    colleagues = _colleagues(circle) if any(trace.kind is ClientData.PERSON for trace in traces) else []
    return _in_pieces(text, [trace for trace in traces if not _passes(trace, text, known, colleagues)])


def _passes(trace: Trace, text: str, known: set[str], colleagues: list[list[frozenset[str]]]) -> bool:
    words = trace.of(text)
    if trace.kind in _CONTACTS:
        return contact_value(words) in known
    if trace.kind is ClientData.PERSON:
        named = _lemmas(words)
        return any(_same(named, one) for one in colleagues)
    return False


def _known(circle: Circle, written: set[str]) -> set[str]:
    """Return those of the contacts that anybody may know: of offices, of roles, of this circle, confirmed."""
    if not written:
        return set()
    emails = {one for one in written if "@" in one}
    phones = {f"+48{one}" for one in written - emails}
    offices = Organization.objects.annotate(low=Lower("email"))
    roles = RoleHolding.objects.filter(partnership=circle.partnership_id).annotate(low=Lower("contact_email"))
    known = set(offices.filter(low__in=emails).values_list("low", flat=True))
    known |= set(roles.filter(low__in=emails).values_list("low", flat=True))
    known |= set(members_of(circle, clock.today()).filter(email__in=emails).values_list("email", flat=True))
    numbers = set(Organization.objects.filter(phone__in=phones).values_list("phone", flat=True))
    numbers |= set(roles.filter(contact_phone__in=phones).values_list("contact_phone", flat=True))
    confirmed = OfficeContact.objects.filter(partnership=circle.partnership_id, value__in=written)
    return known | {number[-9:] for number in numbers} | set(confirmed.values_list("value", flat=True))


def _colleagues(circle: Circle) -> list[list[frozenset[str]]]:
    names = members_of(circle, clock.today()).values_list("name", flat=True)
    return [_lemmas(name) for name in set(names)]


def _lemmas(words: str) -> list[frozenset[str]]:
    """Return what each word may be a form of, so that "Annę Nowak" is known as Anna Nowak."""
    return [lemmas(word.lower()) | {word.lower()} for word in words.split()]


def _same(named: list[frozenset[str]], colleague: list[frozenset[str]]) -> bool:
    """Tell whether the words name the colleague: in full, by the surname alone, or with an initial."""
    if len(named) == 1:
        return bool(named[0] & colleague[-1])
    return len(named) == len(colleague) and all(
        _same_word(one, other) for one, other in zip(named, colleague, strict=True)
    )


def _same_word(one: frozenset[str], other: frozenset[str]) -> bool:
    initial = next((word[0] for word in one if len(word) == 2 and word.endswith(".")), "")
    return bool(one & other) or bool(initial and any(word.startswith(initial) for word in other))


def _in_pieces(text: str, traces: list[Trace]) -> Screening:
    pieces: list[tuple[str, Found | None]] = []
    at = 0
    for trace in traces:
        pieces.append((text[at : trace.start], None))
        pieces.append((trace.of(text), _found(trace, text)))
        at = trace.end
    pieces.append((text[at:], None))
    return Screening(tuple(piece for piece in pieces if piece[0]))


def _found(trace: Trace, text: str) -> Found:
    why = _CONTACT if trace.kind in _CONTACTS else _NAME if trace.kind is ClientData.PERSON else _ALWAYS
    return Found(trace.kind, trace.of(text), LABELS[trace.kind], why)
