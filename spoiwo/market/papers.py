"""A showcase as a card, and all of them as a catalogue: papers in Polish whatever the reader's language."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
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
    Table,
)
from spoiwo.market import wording
from spoiwo.market.models import Product
from spoiwo.market.selectors import ALL, Card, Wanted, find
from spoiwo.market.states import Standing
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.identifiers import shown_phone

KIND = "showcase"


def showcase_card(card: Card) -> Document:
    """Return the card of one entity: what it sells, for how much, how to order, how fresh this is."""
    showcase = card.showcase
    with override("pl"):
        return Document(
            title=_("What %(name)s sells") % {"name": showcase.organization.name},
            blocks=tuple(_card(card, level=1)),
            language="pl",
            partnership=showcase.partnership.official_name,
            footer=_freshness(card),
        )


def catalogue(partnership: Partnership, day: date) -> Document:
    """Return all showcases of the partnership found on the day, one after another."""
    cards = find(Wanted(), day, partnership, size=ALL).cards
    with override("pl"):
        blocks: list[Block] = []
        for card in cards:
            blocks += [Heading(1, card.showcase.organization.name), *_card(card, level=2)]
        if not cards:
            blocks.append(Paragraph(_("No showcase is shown on this day.")))
        return Document(
            title=_("Catalogue of social economy entities"),
            blocks=tuple(blocks),
            language="pl",
            day=day,
            partnership=partnership.official_name,
        )


def _card(card: Card, level: int) -> Iterator[Block]:
    showcase = card.showcase
    if showcase.standing == Standing.LOST:
        yield Note((Span(_("It is no longer a social economy entity."), strong=True),))
    elif not showcase.is_found:
        yield Note((Span(_("This showcase is not shown."), strong=True),))
    ground = showcase.seller
    if ground is not None:
        yield Paragraph((Span(str(ground.label), emphasis=True),))
    for part in showcase.about.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())
    yield Heading(level, _("Products and services"))
    if card.products:
        yield _products(card.products)
    yield Heading(level, _("How to order"))
    yield Facts(tuple(_contact(card)))
    if card.photos:
        yield Heading(level, _("Photos on the page"))
        yield BulletList(tuple(row.photo.alternative for row in card.photos))
    if showcase.demo_note:
        yield Note(showcase.demo_note)


def _products(products: tuple[Product, ...]) -> Table:
    return Table(
        caption=_("Products and services"),
        headings=(_("What"), _("Price"), _("How much, how long, delivery")),
        rows=tuple((_named(one), _price(one), _terms(one)) for one in products),
        heads_rows=True,
        widths=(0.42, 0.25, 0.33),
    )


def _named(product: Product) -> str:
    return ". ".join(part.rstrip(".") for part in (product.name, product.description) if part)


def _price(product: Product) -> str:
    return "; ".join(part for part in (wording.price_words(product), product.price_words) if part)


def _terms(product: Product) -> str:
    return "; ".join(part for part in (product.capacity, product.lead_time, product.delivery) if part) or "–"


def _contact(card: Card) -> Iterator[Fact]:
    showcase = card.showcase
    if showcase.ordering:
        yield Fact(_("How to order"), showcase.ordering)
    areas = [unit.full_name for unit in card.areas]
    if showcase.is_everywhere:
        areas.append(_("the whole country"))
    if areas:
        yield Fact(_("Delivers to"), ", ".join(areas))
    if showcase.organization.address_line:
        yield Fact(_("Address"), showcase.organization.address_line)
    if showcase.phone:
        yield Fact(_("Telephone"), shown_phone(showcase.phone))
    if showcase.email:
        yield Fact(_("E-mail"), showcase.email)
    if showcase.website:
        yield Fact(_("Page"), showcase.website)
    yield Fact(_("This showcase on the web"), f"{settings.SITE_ADDRESS}{showcase.get_absolute_url()}")


def _freshness(card: Card) -> str:
    showcase = card.showcase
    if showcase.assured_on is None:
        return ""
    return _("Confirmed on %(day)s: %(by)s.") % {
        "day": polish.numeric_date(showcase.assured_on),
        "by": showcase.assured_by,
    }
