"""Communiqués in every state, made through the services. They need the partnership's scope."""

from datetime import date
from io import BytesIO

from PIL import Image

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.selectors import missing, recipients_of, unsent
from spoiwo.communiques.selectors.postings import fingerprint_of
from spoiwo.communiques.states import Way
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.files import NOBODY
from tests.factories.registry import a_signatory, an_organization

SYSTEM = SystemActor("tests")
TITLE = "Rada Programowa przyjęła dwie rekomendacje"
LEAD = "Podczas jesiennego posiedzenia w Żarach członkowie Rady przyjęli rekomendacje dotyczące szkoleń."
TEXT = """Rada Programowa obradowała w siedzibie Powiatowego Urzędu Pracy w Żarach.

Przyjęto dwie rekomendacje:
- przeprowadzenie szkolenia z arteterapii dla pracowników pomocy społecznej,
- powołanie forum wymiany informacji urzędów pracy i ośrodków pomocy społecznej.

Kolejne posiedzenie zaplanowano na marzec w Świebodzinie."""


def members(partnership: Partnership, count: int = 3) -> list[Organization]:
    """Return so many signatories with official e-mail addresses."""
    found = [
        an_organization(f"Ośrodek {place:02}", email=f"osrodek{place}@example.org")
        for place in range(1, count + 1)
    ]
    for one in found:
        a_signatory(partnership, one)
    return found


def a_draft(partnership: Partnership, day: date | None = None, **fields: object) -> Communique:
    """Return a communiqué being written."""
    usual: dict[str, object] = {"title": TITLE, "lead": LEAD, "text": TEXT, "day": day or clock.today()}
    draft = services.CommuniqueDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass
    return services.draft_communique(actor=SYSTEM, partnership=partnership, draft=draft)


def a_published(partnership: Partnership, count: int = 3, **fields: object) -> Communique:
    """Return a published communiqué; there are so many signatories, unless there are some already."""
    if not partnership.signatories.exists():
        members(partnership, count)
    communique = a_draft(partnership, **fields)  # type: ignore[arg-type]  # passed on as they are
    services.publish_communique(actor=SYSTEM, communique=communique)
    return communique


def sent(communique: Communique) -> Communique:
    """Send the links."""
    mark = fingerprint_of(recipients_of(communique, unsent(communique)))
    services.send_links(actor=SYSTEM, communique=communique, fingerprint=mark)
    return communique


def reminded(communique: Communique) -> int:
    """Remind the missing."""
    mark = fingerprint_of(recipients_of(communique, missing(communique)))
    return services.remind_missing(actor=SYSTEM, communique=communique, fingerprint=mark)


def places(communique: Communique) -> list[Placement]:
    """Return the frozen list."""
    return list(Placement.objects.filter(communique=communique).order_by("order"))


def a_picture() -> BytesIO:
    """Return a small picture as a telephone would send it."""
    upload = BytesIO()
    Image.new("RGB", (64, 48), "white").save(upload, "JPEG")
    upload.seek(0)
    return upload


def a_photo(placement: Placement, way: Way = Way.PHOTO) -> Proof:
    """Prove a posting by a photo of the board."""
    draft = services.PictureDraft(
        way=way,
        upload=a_picture(),
        name="tablica.jpg",
        alternative="Tablica ogłoszeń przy wejściu",
        ground=NOBODY,
    )
    return services.prove_by_picture(actor=SYSTEM, placement=placement, draft=draft)


def an_address(placement: Placement, address: str = "https://www.example.org/aktualnosci/") -> Proof:
    """Give the address of a page."""
    return services.prove_by_address(actor=SYSTEM, placement=placement, address=address)
