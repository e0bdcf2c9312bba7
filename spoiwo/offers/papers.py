"""An offer as a sheet for the counter, in Polish whatever the reader's language: one page to hand over."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.documents.model import (
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Span,
)
from spoiwo.offers import wording
from spoiwo.offers.models import Offer, Schedule
from spoiwo.offers.states import Standing
from spoiwo.registry.identifiers import shown_phone


def offer_sheet(offer: Offer, schedules: Sequence[Schedule], areas: Sequence[str], address: str) -> Document:
    """Return the sheet: what is given, to whom, where and when, what to bring, whom to call, how fresh.

    ``address`` is that of the page, so that whoever holds the paper can look whether it still holds.
    """
    with override("pl"):
        return Document(
            title=offer.name,
            blocks=tuple(_blocks(offer, schedules, areas, address)),
            language="pl",
            partnership=offer.partnership.official_name,
            facts=(Fact(_("Who helps"), offer.provider.name),),
            footer=_freshness(offer),
        )


def _blocks(
    offer: Offer, schedules: Sequence[Schedule], areas: Sequence[str], address: str
) -> Iterator[Block]:
    if not offer.is_shown:
        yield Note((Span(_gone(offer), strong=True),))
    for part in offer.description.replace("\r\n", "\n").split("\n\n"):
        yield Paragraph(part.strip())
    yield Facts(tuple(_terms(offer, areas)))
    if schedules or offer.schedule_note:
        yield Heading(2, _("When"))
        yield BulletList(tuple([str(row) for row in schedules] + _lines(offer.schedule_note)))
    if offer.documents:
        yield Heading(2, _("Documents needed"))
        yield BulletList(tuple(_lines(offer.documents)))
    if contact := tuple(_contact(offer)):
        yield Heading(2, _("How to get there"))
        yield Facts(contact)
    if offer.access or offer.access_note:
        yield Heading(2, _("Access for people with disabilities"))
        yield BulletList((*wording.access_words(offer), *_lines(offer.access_note)))
    yield Facts((Fact(_("This offer on the web"), address),))
    if offer.demo_note:
        yield Note(offer.demo_note)


def _terms(offer: Offer, areas: Sequence[str]) -> Iterator[Fact]:
    if offer.eligibility:
        yield Fact(_("For whom"), offer.eligibility)
    if words := wording.age_words(offer):
        yield Fact(_("Age"), words)
    yield Fact(_("Where"), ", ".join(areas))
    yield Fact(_("Cost"), wording.cost_words(offer))
    if words := wording.places_words(offer):
        yield Fact(_("Places"), words)
    yield Fact(_("Languages"), ", ".join(wording.language_words(offer)))
    last_day = wording.last_day(offer)
    if last_day:
        yield Fact(_("Until when"), polish.long_date(last_day))


def _contact(offer: Offer) -> Iterator[Fact]:
    if offer.how_to_apply:
        yield Fact(_("How to come for it"), offer.how_to_apply)
    if place := wording.place_words(offer):
        yield Fact(_("Address"), place)
    if offer.phone:
        yield Fact(_("Telephone"), shown_phone(offer.phone))
    if offer.email:
        yield Fact(_("E-mail"), offer.email)
    if offer.website:
        yield Fact(_("Page"), offer.website)


def _lines(text: str) -> list[str]:
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


def _freshness(offer: Offer) -> str:
    if offer.assured_on is None:
        return ""
    return _("Confirmed on %(day)s: %(by)s.") % {
        "day": polish.numeric_date(offer.assured_on),
        "by": offer.assured_by,
    }


def _gone(offer: Offer) -> str:
    if offer.standing == Standing.ENDED:
        return _("This offer has ended.")
    return _("This offer is not shown any more: nobody has confirmed it, or its last day has passed.")
