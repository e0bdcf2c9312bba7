"""Papers of public things that have none in their own room, in Polish whatever the reader's language."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors import agreement_page
from spoiwo.common import clock, polish
from spoiwo.councils.models import Body
from spoiwo.documents.model import Block, BulletList, Document, Fact, Heading, Paragraph, Table, note_of
from spoiwo.offers import papers as offers
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import schedule_of
from spoiwo.portal.selectors.agreement import shown_agreement
from spoiwo.portal.selectors.bodies import public_body


def offer_paper(row: Offer) -> Document:
    """Return the sheet of an offer."""
    areas = [unit.full_name for unit in row.areas.all()]
    address = f"{settings.SITE_ADDRESS}{row.get_absolute_url()}"
    return offers.offer_sheet(row, schedule_of(row), areas, address)


def agreement_paper(row: Agreement) -> Document:
    """Return the words of an agreement with its amendments, and who has signed, as they stand today."""
    day = clock.today()
    with override("pl"):
        return Document(
            title=row.title,
            blocks=(*_agreement(row), *note_of(row.demo_note)),
            language="pl",
            day=day,
            partnership=row.partnership.official_name,
            facts=(Fact(_("State"), str(agreement_page(row, day).standing.label)),),
        )


def _agreement(row: Agreement) -> Iterator[Block]:
    shown = shown_agreement(row, clock.today())
    for clause in shown.clauses:
        if clause.heading:
            yield Heading(1, str(clause.heading))
        yield from _paragraphs(_("repealed") if clause.is_repealed else clause.body)
    for annex in shown.annexes:
        yield Heading(1, f"{annex.number}. {annex.title}")
        yield from _paragraphs(annex.body)
    if shown.page.signatures:
        yield Heading(1, _("Signatures"))
        yield BulletList(tuple(line.party for line in shown.page.signatures))


def _paragraphs(words: str) -> Iterator[Block]:
    for part in words.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def body_paper(row: Body) -> Document:
    """Return what a body is for and who sits in it today: institutions, names, offices and functions."""
    day, precision = clock.today(), polish.Precision(row.precision)
    with override("pl"):
        return Document(
            title=row.name,
            blocks=(*_body(row), *note_of(row.demo_note)),
            language="pl",
            day=day,
            partnership=row.partnership.official_name,
            body=row.name,
            facts=(Fact(_("Exists"), polish.with_precision(row.valid_from, precision)),),
        )


def _body(row: Body) -> Iterator[Block]:
    members = public_body(row, clock.today()).members
    if members:
        headings = (_("Institution"), _("Represented by"), _("Function"))
        rows = tuple(
            (one.name, ", ".join(filter(None, (one.person, one.office))), one.function) for one in members
        )
        yield Table(caption=_("Members"), headings=headings, rows=rows, heads_rows=True)
    if row.tasks:
        yield Heading(1, _("Tasks"))
        yield BulletList(tuple(row.task_lines))
    if row.scope:
        yield Heading(1, _("Scope of work"))
        yield from _paragraphs(row.scope)
