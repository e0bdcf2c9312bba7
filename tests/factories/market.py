"""Showcases and procurements in any state, made through the services. They need the scope."""

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.files.services import PhotoDraft
from spoiwo.market import services
from spoiwo.market.models import Answer, Procurement, Product, Showcase, ShowcasePhoto
from spoiwo.market.services import ProcurementDraft, ProductDraft, ShowcaseDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit
from tests.factories.files import NOBODY
from tests.factories.registry import a_signatory, an_organization

SYSTEM = SystemActor("tests")
COUNTY = "1436"
CONTRACT_ON = date(2022, 5, 4)


def a_seller(name: str = "Spółdzielnia Socjalna „Kłos”", category: str = "pes.ss") -> Organization:
    """Return a social economy entity."""
    return an_organization(name, category, email="biuro@example.org")


def a_product_of(name: str = "Obiady z dowozem", **fields: Any) -> ProductDraft:
    """Return what a product says: by default meals for 22–28 zł."""
    values: dict[str, Any] = {
        "kind": "catering",
        "name": name,
        "description": "Dwa dania dla grup.",
        "price_from": 2200,
        "price_to": 2800,
    }
    return ProductDraft(**(values | fields))


def a_showcase(partnership: Partnership, organization: Organization | None = None, **fields: Any) -> Showcase:
    """Return a draft of a showcase with one product, which delivers to the county of Zwoleń."""
    product = fields.pop("product", None) or a_product_of()
    assert isinstance(product, ProductDraft)
    values = {"about": "Gotujemy dla szkół i urzędów.", "areas": list(Unit.objects.filter(key=COUNTY))}
    showcase = services.open_showcase(
        actor=SYSTEM,
        partnership=partnership,
        organization=organization or a_seller(),
        draft=ShowcaseDraft(**(values | fields)),
    )
    services.add_product(actor=SYSTEM, showcase=showcase, draft=product)
    return showcase


def a_shown_showcase(
    partnership: Partnership,
    organization: Organization | None = None,
    *,
    on: date | None = None,
    **fields: Any,
) -> Showcase:
    """Return a showcase shown to everybody and assured on the day."""
    with clock.frozen(on or clock.now()):
        showcase = a_showcase(partnership, organization, **fields)
        services.show_showcase(actor=SYSTEM, showcase=showcase)
    return showcase


def the_product_of(showcase: Showcase) -> Product:
    """Return the first product of a showcase."""
    product: Product = Product.objects.filter(showcase=showcase).select_related("showcase__partnership")[0]
    return product


def a_picture(alternative: str = "Stół z obiadem dla czterech osób") -> PhotoDraft:
    """Return a small photo with words."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "#a04020").save(content, "JPEG")
    content.seek(0)
    return PhotoDraft(upload=content, name="stol.jpg", alternative=alternative, ground=NOBODY)


def a_photo_in(showcase: Showcase) -> ShowcasePhoto:
    """Return a photo put into the showcase."""
    return services.add_photo(actor=SYSTEM, showcase=showcase, draft=a_picture())


def a_link_to(showcase: Showcase) -> PersonalLink:
    """Return the open link of the letter to the institution of the showcase."""
    services.ask_sellers(actor=SYSTEM, partnership=showcase.partnership, only=[showcase.pk])
    showcase.refresh_from_db()
    found: PersonalLink = PersonalLink.objects.get(pk=showcase.link_id)
    return found


def a_buyer(
    partnership: Partnership, name: str = "Gmina Zwoleń", category: str = "jst.gmina"
) -> Organization:
    """Return a commune that is a signatory since 2015."""
    buyer = an_organization(name, category, email="zamowienia@example.org")
    a_signatory(partnership, buyer)
    return buyer


def a_contract_of(
    buyer: Organization, subject: str = "Utrzymanie zieleni", **fields: Any
) -> ProcurementDraft:
    """Return what a contract says: by default 12 300 zł without VAT, reserved, of 4 May 2022."""
    values: dict[str, Any] = {
        "buyer": buyer,
        "subject": subject,
        "on": CONTRACT_ON,
        "net": 1_230_000,
        "clauses": ["reserved"],
    }
    return ProcurementDraft(**(values | fields))


def a_procurement(
    partnership: Partnership,
    buyer: Organization | None = None,
    subject: str = "Utrzymanie zieleni",
    **fields: Any,
) -> Procurement:
    """Return a recorded contract."""
    draft = a_contract_of(buyer or a_buyer(partnership), subject, **fields)
    return services.record_procurement(actor=SYSTEM, partnership=partnership, draft=draft)


def a_link_about(partnership: Partnership, buyer: Organization, year: int = 2022) -> PersonalLink:
    """Return the open link of the letter to a member about a year."""
    services.ask_buyers(actor=SYSTEM, partnership=partnership, year=year, only=[buyer.pk])
    answer = Answer.objects.get(partnership=partnership, buyer=buyer, year=year)
    found: PersonalLink = PersonalLink.objects.get(pk=answer.link_id)
    return found
