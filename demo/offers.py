"""Offers of support, all of them demonstration content: the documents tell of the forum that exchanges them,
not of one of them. The institutions are those of the documents; addresses end in example.org.

Their days are counted from today: one offer is stale, one has faded, one has ended.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from demo.building import ACTOR, Builder
from spoiwo.common import clock
from spoiwo.offers import services
from spoiwo.offers.models import Offer
from spoiwo.offers.services import OfferDraft
from spoiwo.offers.states import Access, Cost, Tongue, Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

NOTE = "Oferta jest pokazowa: instytucja jest ze źródła, treść, godziny i kontakt są wymyślone."
FRESH, STALE, FADED = 12, 121, 190
ENDED = "Projekt się zakończył."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One offer: who gives it, what it says, how many days ago it was assured."""

    provider: str
    name: str
    description: str
    topics: tuple[Topic, ...]
    areas: tuple[str, ...]
    days: int = FRESH
    is_ended: bool = False
    more: dict[str, object] = field(default_factory=dict)


ACCIDENTS = "Stowarzyszenie na rzecz Pomocy Rodzinie i Poszkodowanym w Wypadkach Komunikacyjnych w Zwoleniu"
PUP = "Powiatowy Urząd Pracy w Zwoleniu"
ZWOLEN = (
    Told(
        provider=PUP,
        name="Doradca zawodowy dla osób po dłuższej przerwie w pracy",
        description=(
            "Rozmowa o umiejętnościach i możliwościach, pomoc w napisaniu życiorysu, "
            "przygotowanie do rozmowy z pracodawcą."
        ),
        topics=(Topic.WORK, Topic.REINTEGRATION),
        areas=("1436",),
        more={
            "eligibility": "Osoby bezrobotne i poszukujące pracy, także opiekunowie osób zależnych.",
            "minimum_age": 18,
            "hours": "pn–pt 8:00–14:00",
            "documents": "dowód osobisty do wglądu\nświadectwa pracy, jeśli są",
            "access": [Access.STEP_FREE, Access.TOILET],
            "languages": [Tongue.POLISH, Tongue.UKRAINIAN],
            "locality": "Zwoleń",
            "postal_code": "26-700",
            "email": "doradca@example.org",
        },
    ),
    Told(
        provider=PUP,
        name="Szkolenie z obsługi komputera",
        description="Trzydzieści godzin zajęć w małej grupie, od podstaw po wysłanie pisma przez internet.",
        topics=(Topic.LEARNING, Topic.WORK),
        areas=("1436",),
        days=STALE,
        more={
            "eligibility": "Osoby zarejestrowane w urzędzie pracy.",
            "minimum_age": 18,
            "places_total": 12,
            "places_left": 4,
            "hours": "wt, czw 16:00–18:00",
            "locality": "Zwoleń",
            "email": "szkolenia@example.org",
        },
    ),
    Told(
        provider="Gmina Zwoleń",
        name="Praca społecznie użyteczna i Klub Integracji Społecznej",
        description="Umowa na kilkanaście godzin w tygodniu, rozmowy z pracownikiem socjalnym, nauka zawodu.",
        topics=(Topic.REINTEGRATION, Topic.WORK),
        areas=("143605",),
        more={
            "eligibility": "Osoby długo bez pracy, korzystające z pomocy społecznej.",
            "minimum_age": 18,
            "how_to_apply": "Zgłosić się do pracownika socjalnego.",
            "locality": "Zwoleń",
            "email": "kis@example.org",
        },
    ),
    Told(
        provider=ACCIDENTS,
        name="Grupa wsparcia dla opiekunów osób zależnych",
        description="Spotkania z psychologiem i wypożyczalnia sprzętu rehabilitacyjnego.",
        topics=(Topic.CARE, Topic.MIND, Topic.HEALTH),
        areas=("1436", "1409"),
        more={
            "hours": "pierwszy i trzeci wtorek miesiąca 17:00–19:00",
            "access": [Access.STEP_FREE, Access.HOME],
            "locality": "Zwoleń",
            "email": "grupa@example.org",
        },
    ),
)
LUBUSKIE = (
    Told(
        provider="Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
        name="Poradnictwo psychologiczne dla rodzin",
        description="Rozmowy indywidualne i rodzinne, także po doznanej przemocy.",
        topics=(Topic.FAMILY, Topic.MIND, Topic.VIOLENCE),
        areas=("0801", "0861"),
        more={
            "hours": "pn–pt 7:30–15:30",
            "schedule_note": "po umówieniu telefonicznym",
            "languages": [Tongue.POLISH, Tongue.SIGN],
            "access": [Access.STEP_FREE, Access.LOOP, Access.INTERPRETER],
            "locality": "Gorzów Wielkopolski",
            "email": "poradnictwo@example.org",
        },
    ),
    Told(
        provider="Powiatowy Urząd Pracy w Strzelcach Krajeńskich",
        name="Dotacja na stanowisko w spółdzielni socjalnej",
        description="Rozmowa o warunkach, pomoc we wniosku i w biznesplanie.",
        topics=(Topic.BUSINESS, Topic.WORK),
        areas=("0806",),
        more={
            "documents": "wniosek\nstatut spółdzielni",
            "locality": "Strzelce Krajeńskie",
            "email": "dotacje@example.org",
        },
    ),
    Told(
        provider="Fundacja Animacji Kobiet",
        name="Warsztaty dla matek wracających do pracy",
        description="Sześć spotkań: pewność siebie, prawo pracy, opieka nad dziećmi w czasie zajęć.",
        topics=(Topic.WORK, Topic.FAMILY),
        areas=("0861", "0801"),
        days=STALE,
        more={
            "places_total": 15,
            "places_left": 6,
            "locality": "Gorzów Wielkopolski",
            "email": "warsztaty@example.org",
        },
    ),
    Told(
        provider="Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
        name="Mieszkanie treningowe",
        description="Trzy miesiące nauki samodzielnego życia z pomocą asystenta.",
        topics=(Topic.DISABILITY, Topic.HOUSING),
        areas=("08",),
        more={
            "eligibility": "Dorosłe osoby z niepełnosprawnością intelektualną.",
            "minimum_age": 18,
            "cost": Cost.PARTLY,
            "price_note": "zależnie od dochodu",
            "places_total": 4,
            "places_left": 0,
            "access": [Access.STEP_FREE, Access.EASY],
            "locality": "Gorzów Wielkopolski",
            "email": "mieszkanie@example.org",
        },
    ),
    Told(
        provider="Gorzowskie Centrum Pomocy Rodzinie",
        name="Punkt interwencji kryzysowej",
        description="Rozmowa od razu, bez zapisów, także w święta; miejsce na kilka nocy.",
        topics=(Topic.VIOLENCE, Topic.HOUSING, Topic.MIND),
        areas=("0861",),
        more={
            "hours": "codziennie",
            "access": [Access.REMOTE],
            "locality": "Gorzów Wielkopolski",
            "email": "kryzys@example.org",
        },
    ),
    Told(
        provider="Gmina Dobiegniew",
        name="Dowóz do lekarza dla seniorów",
        description="Przejazd samochodem gminnym do przychodni i z powrotem.",
        topics=(Topic.SENIORS, Topic.HEALTH),
        areas=("080601",),
        days=FADED,
        more={"minimum_age": 65, "locality": "Dobiegniew", "email": "dowoz@example.org"},
    ),
    Told(
        provider="Fundacja Animacji Kobiet",
        name="Porady prawne dla samotnych rodziców",
        description="Prawnik raz w tygodniu.",
        topics=(Topic.LAW, Topic.FAMILY),
        areas=("0861",),
        is_ended=True,
        more={"locality": "Gorzów Wielkopolski", "email": "porady@example.org"},
    ),
)


def of_zwolen(builder: Builder, partnership: Partnership) -> None:
    """Write down what institutions of the county offer."""
    _tell(builder, partnership, ZWOLEN)


def of_lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Write down what institutions of the region offer."""
    _tell(builder, partnership, LUBUSKIE)


def _tell(builder: Builder, partnership: Partnership, rows: tuple[Told, ...]) -> None:
    for row in rows:
        with clock.frozen(clock.today() - timedelta(days=row.days)):
            offer = _offer(builder, partnership, row)
            services.open_offer(actor=ACTOR, offer=offer)
        if row.is_ended:
            services.end_offer(actor=ACTOR, offer=offer, ground=ENDED)


def _offer(builder: Builder, partnership: Partnership, row: Told) -> Offer:
    draft = OfferDraft(
        name=row.name,
        description=row.description,
        topics=row.topics,
        areas=list(Unit.objects.filter(key__in=row.areas)),
        demo_note=NOTE,
        **row.more,  # type: ignore[arg-type]  # fields of the draft
    )
    return services.add_offer(
        actor=ACTOR, partnership=partnership, provider=builder.organizations[row.provider], draft=draft
    )
