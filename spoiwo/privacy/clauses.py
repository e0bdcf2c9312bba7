"""The words of an information clause, made from data (GDPR art. 13 and 14)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.privacy.states import Standing
from spoiwo.privacy.uses import Use


@dataclass(frozen=True, slots=True)
class Office:
    """Who answers for the data, as a clause names it; ``name`` alone where no controller is recorded."""

    name: str
    address: str = ""
    email: str = ""
    phone: str = ""
    inspector: str = ""
    inspector_email: str = ""
    inspector_phone: str = ""
    standing: str = Standing.SEPARATE
    arrangement: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is done with the data: from the record of processing, or as the room proposes it.

    ``is_own``: written by the office, so Polish in every language of the interface.
    """

    purpose: str
    basis: str
    data: str
    recipients: str
    period: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its words; ``is_polish`` says that they are Polish whatever the interface."""

    heading: str
    words: str
    is_polish: bool = False


def proposed(use: Use) -> Told:
    """Return what a room says of its use, in the language that is active."""
    return Told(str(use.purpose), str(use.basis), str(use.data), str(use.recipients), str(use.period))


def parts_of(office: Office, told: Told, *, source: str = "") -> tuple[Part, ...]:
    """Return the clause; with ``source`` it is that of art. 14, for people whose data others wrote down."""
    own = told.is_own
    parts = [
        Part(_("Who answers for the data"), _contact(office), True),
        _inspector(office),
        Part(_("What for"), told.purpose, own),
        Part(_("On what ground"), told.basis, own),
        Part(_("Which data"), told.data, own),
        *([Part(_("From whom we have them"), source)] if source else ()),
        Part(_("Who gets them"), told.recipients, own),
        Part(_("Kept how long"), told.period, own),
        Part(_("Your rights"), _rights()),
        Part(_("Complaint"), _("To the President of the Personal Data Protection Office (UODO).")),
        *(() if source else (Part(_("Must you give them"), _voluntary()),)),
        Part(_("Decided by a machine"), _("Nothing, and nobody is profiled.")),
    ]  # fmt: skip
    return tuple(part for part in parts if part.words)


def in_polish(office: Office, told: Told, *, source: str = "") -> str:
    """Return the clause as text, a line a part; call with what was made in Polish."""
    with override("pl"):
        return "\n".join(f"{part.heading}: {part.words}" for part in parts_of(office, told, source=source))


def _contact(office: Office) -> str:
    said = ", ".join(one for one in (office.name, office.address, office.phone, office.email) if one)
    return f"{said}. {office.arrangement}" if office.standing == Standing.JOINT else said


def _inspector(office: Office) -> Part:
    named = (office.inspector, office.inspector_email, office.inspector_phone)
    said = ", ".join(one for one in named if one)
    words = said or _("None is named here; write to the controller.")
    return Part(_("Data protection officer"), words, bool(said))


def _rights() -> str:
    return _(
        "You may see the data, get a copy, have them corrected, erased or their use restricted, object to "
        "their use, and take back a consent you gave."
    )


def _voluntary() -> str:
    return _("No; but what the form says it needs is needed to settle the matter.")
