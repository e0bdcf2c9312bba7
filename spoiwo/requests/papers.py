"""What the office says to a person as a letter to be printed and signed, always in Polish."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import clock
from spoiwo.common.polish import long_date
from spoiwo.documents.model import (
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Paragraph,
    SignatureLine,
    Signatures,
)
from spoiwo.registry.selectors import Contact, secretariat_of
from spoiwo.requests.models import Entry
from spoiwo.requests.states import Step

KIND = "request_letter"


def letter_paper(entry: Entry) -> Document:
    """Return an answer, a refusal, a new term or a handing over as a letter of the day it was written."""
    case, day = entry.case, entry.at.astimezone(clock.WARSAW).date()
    with override("pl"):
        contact = secretariat_of(case.partnership, day)
        reference = {"reference": str(case), "name": case.get_kind_display()}
        return Document(
            title=_TITLES[Step(entry.step)]() % reference,
            subject=_("Request %(reference)s: %(name)s") % reference,
            blocks=(*_addressee(entry), *_words(entry), _signature(entry, contact), *_attached(entry)),
            language="pl",
            day=day,
            partnership=case.partnership.official_name,
            facts=tuple(_facts(entry, contact)),
        )


_TITLES = {
    Step.ANSWERED: lambda: _("Answer to request %(reference)s"),
    Step.REFUSED: lambda: _("Refusal of request %(reference)s"),
    Step.EXTENDED: lambda: _("New term of the answer to request %(reference)s"),
    Step.HANDED_OVER: lambda: _("Request %(reference)s handed over"),
}


def _addressee(entry: Entry) -> list[Block]:
    lines = [line for line in (entry.case.name, entry.case.address) if line]
    return [Paragraph("\n".join(lines))] if lines else []


def _facts(entry: Entry, contact: Contact) -> list[Fact]:
    case = entry.case
    facts = [Fact(_("Request"), f"{case} ({case.get_kind_display()})")]
    facts.append(Fact(_("Came on"), long_date(case.came_on)))
    if entry.due_on:
        facts.append(Fact(_("We answer by"), long_date(entry.due_on)))
    if entry.step == Step.HANDED_OVER and case.handed_to:
        facts.append(Fact(_("Handed over to"), case.handed_to))
    asked = ", ".join(line for line in (contact.name, contact.phone, contact.email) if line)
    return [*facts, Fact(_("Questions"), asked)] if asked else facts


def _words(entry: Entry) -> list[Block]:
    blocks = _paragraphs(entry.text)
    if entry.remedy:
        blocks += [Heading(1, _("What can be done against the refusal")), *_paragraphs(entry.remedy)]
    return blocks


def _paragraphs(words: str) -> list[Block]:
    parts = words.replace("\r\n", "\n").split("\n\n")
    return [Paragraph(part.strip()) for part in parts if part.strip()]


def _attached(entry: Entry) -> list[Block]:
    names = tuple(row.file.name for row in entry.files.select_related("file"))
    return [Heading(1, _("Attachments")), BulletList(names)] if names else []


def _signature(entry: Entry, contact: Contact) -> Signatures:
    return Signatures((SignatureLine(name=entry.by, institution=contact.organization),))
