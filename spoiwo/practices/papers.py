"""A card of good practice as a paper of the office, in Polish whatever the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.attendance.states import CountKind
from spoiwo.common import polish
from spoiwo.documents.model import Block, Document, Fact, Heading, Paragraph, Span, note_of
from spoiwo.practices.models import GoodPractice, Result, Reuse, Showing
from spoiwo.practices.selectors import Card, card_of

KIND = "practice"


def practice_paper(practice: GoodPractice) -> Document:
    """Return the card as it is printed, with every field that is filled in."""
    card = card_of(practice, public_only=True)
    with override("pl"):
        return Document(
            title=_("Card of good practice"),
            subject=practice.title,
            blocks=(
                Paragraph((Span(practice.title, strong=True),)),
                *_words(practice),
                *_around(card),
                *note_of(practice.demo_note),
            ),
            language="pl",
            day=practice.published_on,
            partnership=practice.partnership.official_name,
            facts=tuple(_facts(practice)),
        )


def _facts(practice: GoodPractice) -> list[Fact]:
    facts = (
        (_("Whose practice it is"), practice.entity_name),
        (_("Place"), practice.place),
        (_("Period"), practice.period),
        (_("Contact"), practice.contact),
    )
    return [Fact(label, value) for label, value in facts if value]


def _words(practice: GoodPractice) -> list[Block]:
    blocks: list[Block] = []
    for heading, words in (
        (_("Problem"), practice.problem),
        (_("For whom"), practice.target_group),
        (_("What was done"), practice.actions),
        (_("What was needed"), practice.resources),
        (_("Partners"), practice.partners),
        (_("Results"), practice.results),
        (_("What it depends on"), practice.conditions),
        (_("How to take it over"), practice.transferability),
    ):
        if words:
            blocks += [Heading(1, heading), *_paragraphs(words)]
    return blocks


def _paragraphs(words: str) -> list[Block]:
    parts = words.replace("\r\n", "\n").split("\n\n")
    return [Paragraph(part.strip()) for part in parts if part.strip()]


def _around(card: Card) -> list[Block]:
    blocks: list[Block] = []
    for heading, lines in (
        (_("Results in numbers"), [_number(row) for row in card.numbers]),
        (_("Shown at meetings"), [_showing(row) for row in card.showings]),
        (_("Used also by"), [_reuse(row) for row in card.reuses]),
        (_("Photos"), [row.photo.alternative for row in card.photos]),
    ):
        if lines:
            blocks += [Heading(1, heading), *(Paragraph(line) for line in lines)]
    return blocks


def _number(row: Result) -> str:
    count = polish.number(row.count)
    known = count if row.kind == CountKind.EXACT else _("about %(number)s") % {"number": count}
    return f"{row.label}: {known}"


def _showing(row: Showing) -> str:
    day = polish.with_precision(row.meeting.day, row.meeting.precision)
    return ", ".join(filter(None, (row.meeting.title, day, row.presented_by)))


def _reuse(row: Reuse) -> str:
    since = _("since %(day)s") % {"day": polish.long_date(row.since)} if row.since else ""
    named = ", ".join(filter(None, (row.name, since)))
    return f"{named}: {row.words}" if row.words else named
