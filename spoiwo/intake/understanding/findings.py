"""What was found in a document: values, the exact place in the text as given, how sure we are and why.

Plain data, frozen; reasons are English sentences for translation, filled by name from ``params``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Confidence(StrEnum):
    """How sure a finding is; what is shown as certain must nearly always be right."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the text as it was given."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the document at this place."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a translatable sentence and the words that fill it."""

    msgid: str
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.msgid % self.params if self.params else self.msgid


@dataclass(frozen=True, slots=True)
class Found:
    """What every finding has: where it was read, how surely, and why."""

    spans: tuple[Span, ...]
    mention: str
    confidence: Confidence
    reason: Reason


@dataclass(frozen=True, slots=True)
class DocumentKind(Found):
    """What sort of document it is: "signing", "meeting" and so on."""

    kind: str


@dataclass(frozen=True, slots=True)
class Territory:
    """An area with its level; ``code`` is the TERYT code when exactly one unit is meant."""

    level: str
    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PartnershipFound(Found):
    """A partnership under its official name, as far as the text tells it.

    ``kind`` is one of the handbook's: "lokalne", "projektowe", "publiczno-prywatne", "branżowe",
    "tematyczne", "międzypowiatowe", "pakt". ``areas`` holds every unit where there are several.
    """

    name: str
    territory: Territory | None
    kind: str = ""
    scope: str = ""
    principles: tuple[str, ...] = ()
    areas: tuple[Territory, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution(Found):
    """An institution in the nominative; ``seat`` is the place named with it, in the words of the text."""

    name: str
    kind: str
    role: str
    seat: str = ""


@dataclass(frozen=True, slots=True)
class PersonFound(Found):
    """A person in the nominative with office and institution where the text gives them."""

    name: str
    position: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Event(Found):
    """Something that happened; ``date`` is YYYY, YYYY-MM or YYYY-MM-DD, as exact as the text."""

    kind: str
    date: str | None = None
    place: str = ""
    count: int | None = None
    participants: int | None = None
    is_estimate: bool = False
    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    host: str = ""


@dataclass(frozen=True, slots=True)
class Count(Found):
    """How many of what; an estimate when the text says "about"."""

    what: str
    value: int
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class ProjectFound(Found):
    """A project with its fund or programme and the one who carries it out."""

    title: str
    fund: str = ""
    operator: str = ""
    since: str = ""
    until: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Goal(Found):
    """An aim, in the words of the text, its first word in the nominative where we could put it so."""

    text: str


class DeedKind(StrEnum):
    """What a partnership did, beside its events."""

    RECOMMENDATION = "recommendation"
    TRAINING = "training"
    COMMUNIQUE = "communique"
    PRACTICE = "practice"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Deed(Found):
    """A recommendation, training, communiqué, good practice or effect, in the words of the text."""

    kind: DeedKind
    text: str
    count: int | None = None
    date: str | None = None


class ContactKind(StrEnum):
    """How somebody is reached."""

    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"


@dataclass(frozen=True, slots=True)
class Contact(Found):
    """How an institution is reached; a person's own is told as such and is never certain."""

    kind: ContactKind
    value: str
    whose: str = ""
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class Publication(Found):
    """Who wrote and published a page, and when (ISO 8601); empty where it is silent."""

    author: str = ""
    publisher: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one document, in the order of the text."""

    kind: DocumentKind
    partnerships: tuple[PartnershipFound, ...] = ()
    institutions: tuple[Institution, ...] = ()
    persons: tuple[PersonFound, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    projects: tuple[ProjectFound, ...] = ()
    goals: tuple[Goal, ...] = ()
    territories: tuple[Territory, ...] = field(default=())
    deeds: tuple[Deed, ...] = ()
    contacts: tuple[Contact, ...] = ()
    publication: Publication | None = None
