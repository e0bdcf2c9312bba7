"""The four communiqués of 2016 in 69 institutions (003-42, 003-43, 003-56); all else is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from demo.building import ACTOR
from spoiwo.common import clock, polish
from spoiwo.communiques import services
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.services import CommuniqueDraft, PictureDraft
from spoiwo.communiques.services.visiting import AGAIN_AFTER, Errand, Seen, conclude, sought_of
from spoiwo.communiques.states import Verdict, Way
from spoiwo.files.services import GroundDraft
from spoiwo.files.states import Ground
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership

NOTE = (
    "Sprawozdanie podaje, że zamieszczono cztery komunikaty w 69 instytucjach partnerskich, na stronie WUP "
    "i sygnatariuszy; treść, dni, adresy i dowody są pokazowe."
)
SHOWN_BY_ITSELF = "Wojewódzki Urząd Pracy w Zielonej Górze"


@dataclass(frozen=True, slots=True)
class Told:
    """What was said after a session."""

    session: date
    title: str
    lead: str
    text: str


TOLD = (
    Told(
        date(2016, 3, 10),
        "Rada Programowa przygotowuje dwie rekomendacje",
        "Na pierwszym posiedzeniu w tym roku Rada Programowa rozmawiała o wsparciu ekonomii społecznej.",
        "Omówiono wnioski i rekomendacje dotyczące wsparcia ekonomii społecznej w województwie.\n\n"
        "Rada pracuje nad dwiema rekomendacjami: w sprawie szkolenia pracowników pomocy społecznej oraz "
        "forum wymiany informacji. Projekty trafią do sygnatariuszy.\n\n"
        "Dobrą praktykę przedstawił Powiatowy Urząd Pracy w Strzelcach Krajeńskich.",
    ),
    Told(
        date(2016, 5, 19),
        "Powstaje forum wymiany informacji urzędów pracy i pomocy społecznej",
        "Pracownicy urzędów pracy, ośrodków pomocy społecznej i centrów pomocy rodzinie będą spotykać się na "
        "forum wymiany informacji.",
        "Rada Programowa omówiła utworzenie forum dla pracowników PUP, OPS i PCPR. Forum ma ułatwić "
        "codzienną współpracę przy aktywizacji osób zagrożonych wykluczeniem.\n\n"
        "Uczestnicy będą:\n"
        "- wymieniać informacje o wolnych miejscach i programach,\n"
        "- przedstawiać dobre praktyki,\n"
        "- zgłaszać sprawy, które warto wspólnie rozwiązać.",
    ),
    Told(
        date(2016, 9, 15),
        "Finansowanie ekonomii społecznej w RPO – Lubuskie 2020",
        "Na posiedzeniu przedstawiono, z czego w najbliższych latach można finansować ekonomię społeczną.",
        "Członkowie Rady Programowej poznali perspektywy finansowania ekonomii społecznej w Regionalnym "
        "Programie Operacyjnym.\n\n"
        "Organizacje pozarządowe i podmioty ekonomii społecznej zachęcamy do śledzenia harmonogramu naborów. "
        "Pytania przyjmuje sekretariat Rady.",
    ),
    Told(
        date(2016, 12, 8),
        "Dobre praktyki w ekonomii społecznej",
        "Ostatnie posiedzenie w roku poświęcono dobrym praktykom i podsumowaniu rekomendacji.",
        "Rada Programowa wysłuchała prezentacji stowarzyszenia z Gorzowa Wielkopolskiego i podsumowała "
        "szkolenie oraz forum, które odbyły się zgodnie z rekomendacjami.\n\n"
        "Informacje o dobrych praktykach udostępnia sekretariat. Dziękujemy instytucjom, które zamieszczają "
        "komunikaty na stronach i tablicach ogłoszeń.",
    ),
)  # fmt: skip


def lubuskie(partnership: Partnership) -> None:
    """Publish the four communiqués and let each of the 69 institutions show where it posted them."""
    for number, told in enumerate(TOLD, 1):
        meeting: Meeting = Meeting.objects.get(
            partnership=partnership, kind=MeetingKind.COUNCIL, day=told.session
        )
        with clock.frozen(_noon(told.session + timedelta(days=4))):
            communique = _published(partnership, meeting, told)
            proofs = _proofs(communique, number)
            _visited(communique, proofs)
        with clock.frozen(_noon(told.session + timedelta(days=5)) + AGAIN_AFTER):
            _visited(communique, proofs)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.WARSAW)


def _published(partnership: Partnership, meeting: Meeting, told: Told) -> Communique:
    draft = CommuniqueDraft(
        title=told.title,
        lead=told.lead,
        text=told.text,
        day=clock.today(),
        meeting=meeting,
        demo_note=NOTE,
    )
    communique = services.draft_communique(actor=ACTOR, partnership=partnership, draft=draft)
    services.publish_communique(actor=ACTOR, communique=communique)
    return communique


def _proofs(communique: Communique, number: int) -> list[Proof]:
    """Give a proof at every institution; return those that are visited."""
    visited = []
    rows = Placement.objects.filter(communique=communique).select_related(
        "organization", "communique__partnership"
    )
    for placement in rows.order_by("order"):
        if placement.organization_name == SHOWN_BY_ITSELF:
            visited.append(_shown_by_itself(placement))
        elif placement.order == 7 * number:
            _photographed(placement)
        elif placement.order % 3 == number % 3:
            said = "Rozmowa telefoniczna: komunikat wisi na tablicy ogłoszeń w siedzibie."
            services.prove_by_telephone(actor=ACTOR, placement=placement, said=said)
        else:
            address = f"https://{_name(placement)}.example/aktualnosci/komunikat-{number}-2016"
            visited.append(services.prove_by_address(actor=ACTOR, placement=placement, address=address))
    return visited


def _name(placement: Placement) -> str:
    # The ending ".example" belongs to nobody and leads nowhere (RFC 2606).
    return f"instytucja-{placement.order:02}"


def _shown_by_itself(placement: Placement) -> Proof:
    """The office of the secretariat shows communiqués by a frame on its own page."""
    known = placement.proofs.first()
    if known is not None:
        return known
    return services.prove_by_address(
        actor=ACTOR, placement=placement, address="https://wup.example/komunikaty", shows_by_itself=True
    )


def _photographed(placement: Placement) -> None:
    draft = PictureDraft(
        way=Way.PHOTO,
        upload=_board(placement),
        name="tablica.jpg",
        alternative=f"Tablica ogłoszeń z przypiętą kartką: {placement.communique.label} (rysunek pokazowy)",
        ground=GroundDraft(ground=Ground.NOBODY),
    )
    services.prove_by_picture(actor=ACTOR, placement=placement, draft=draft)


def _board(placement: Placement) -> BytesIO:
    """Draw a notice board: nobody's photograph is shown."""
    image = Image.new("RGB", (900, 600), "#b98d5a")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 899, 599), outline="#6b4a2b", width=28)
    for left, top in ((110, 90), (350, 120), (600, 80)):
        draw.rectangle((left, top, left + 190, top + 270), fill="#fbfaf7")
        for line in range(8):
            draw.line(
                (left + 20, top + 50 + 24 * line, left + 165, top + 50 + 24 * line), fill="#545c61", width=4
            )
        draw.ellipse((left + 88, top + 8, left + 104, top + 24), fill="#a4391e")
    upload = BytesIO()
    image.save(upload, "PNG")
    upload.seek(0)
    return upload


def _visited(communique: Communique, proofs: Sequence[Proof]) -> None:
    """Write down what a visit would have seen; nothing leaves the house."""
    sought = sought_of(communique)
    extract = polish.tidy(f"{communique.title} {communique.lead} {communique.text}")[:500]
    for proof in proofs:
        is_frame = proof.way == Way.CARRIER
        seen = Seen(
            address=proof.address,
            verdict=Verdict.FRAME if is_frame else Verdict.TEXT,
            score=0.0 if is_frame else 1.0,
            extract=sought.frames[0] if is_frame else extract,
        )
        conclude(actor=ACTOR, errand=Errand(proof.pk, proof.claim, proof.address, sought), seen=seen)
