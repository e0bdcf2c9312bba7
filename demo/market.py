"""Showcases of social economy entities (003-46) and a register of procurements with social clauses (000-31).

The documents say that well working entities are shown and that social clauses are a tool; they tell of no
product, price or contract. Everything below is invented, in round numbers, and says so. Two entities are
invented, too, and their names say it. Pictures are drawn and say that they are no photographs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from demo import drawings
from demo.building import ACTOR, Builder
from demo.institutions import Institution
from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.files.services import GroundDraft, PhotoDraft
from spoiwo.files.states import Ground
from spoiwo.market import services
from spoiwo.market.services import ProcurementDraft, ProductDraft, ShowcaseDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

SHOWN = "Witryna jest pokazowa: wyroby, ceny i kontakt są wymyślone."
BOUGHT = "Zapis jest pokazowy: umowa i kwota są wymyślone."
COOPERATIVE = "Spółdzielnia Socjalna „Przykład” (wpis pokazowy)"
WORKSHOP = "Zakład Aktywności Zawodowej „Wzór” (wpis pokazowy)"
WOMEN = "Fundacja Animacji Kobiet"
COUNTY_OFFICE = "Starostwo Powiatowe w Zwoleniu"
TOWN_OFFICE = "Urząd Miasta w Zwoleniu"
LABOUR_OFFICE = "Powiatowy Urząd Pracy w Zwoleniu"
COMMUNE = "Gmina Odrzywół"
INVENTED = (
    Institution(COOPERATIVE, "pes.ss", "Zwoleń", "143605", is_demo=True),
    Institution(WORKSHOP, "pes.zaz", "Gorzów Wielkopolski", "0861", "ZAZ", is_demo=True),
)
# So many days ago each was assured.
FRESH, STALE = 20, 230
YEAR_ASKED = 2022


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in place of a photograph, and its words for those who do not see it."""

    draw: Callable[[], BytesIO]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """One showcase: whose, what it says, what it sells, how many days ago it was assured."""

    organization: str
    about: str
    ordering: str
    areas: tuple[str, ...]
    products: tuple[ProductDraft, ...]
    days: int = FRESH
    is_everywhere: bool = False
    pictures: tuple[Picture, ...] = ()


ZWOLEN = (
    Shop(
        organization=COOPERATIVE,
        about="Spółdzielnia zatrudnia osoby, które długo szukały pracy. Gotuje, sprząta i dba o zieleń.",
        ordering="Zamówienie e-mailem, najpóźniej dwa dni wcześniej.",
        areas=("1436",),
        products=(
            ProductDraft(
                kind="catering",
                name="Obiady dla szkół, urzędów i na spotkania",
                description="Dwa dania i kompot, także w wersji bezmięsnej.",
                price_from=2000,
                price_to=3000,
                price_words="za porcję, z VAT",
                capacity="do 100 porcji dziennie",
                lead_time="2 dni",
                delivery="własnym samochodem w powiecie zwoleńskim",
            ),
            ProductDraft(
                kind="greenery",
                name="Koszenie trawników i grabienie liści",
                price_from=10000,
                price_words="za godzinę pracy dwóch osób, bez VAT",
                lead_time="tydzień",
            ),
            ProductDraft(kind="cleaning", name="Sprzątanie biur i sal po spotkaniach"),
        ),
        pictures=(
            Picture(drawings.meals, "Dwa talerze na stole: zupa i drugie danie (rysunek pokazowy)"),
            Picture(drawings.lawn, "Skoszony w pasy trawnik z drzewem (rysunek pokazowy)"),
        ),
    ),
)
LUBUSKIE = (
    Shop(
        organization=WORKSHOP,
        about="W zakładzie pracują osoby ze znacznym stopniem niepełnosprawności.",
        ordering="Zamówienie telefonicznie lub e-mailem; faktura z terminem 14 dni.",
        areas=("0861", "0801"),
        products=(
            ProductDraft(
                kind="printing",
                name="Wizytówki, ulotki, oprawa dokumentów",
                price_words="według nakładu",
                lead_time="3–5 dni",
                delivery="odbiór własny lub przesyłka",
            ),
            ProductDraft(
                kind="laundry",
                name="Pranie i prasowanie pościeli",
                price_from=500,
                price_words="za kilogram, bez VAT",
                capacity="do 200 kg dziennie",
            ),
        ),
        is_everywhere=True,
        pictures=(Picture(drawings.leaflets, "Plik wydrukowanych ulotek i wizytówka (rysunek pokazowy)"),),
    ),
    Shop(
        organization=WOMEN,
        about="Pracownia krawiecka, w której kobiety wracające do pracy uczą się zawodu.",
        ordering="Najmniejsze zamówienie: 20 sztuk.",
        areas=("08",),
        products=(
            ProductDraft(
                kind="sewing",
                name="Torby bawełniane z nadrukiem",
                price_from=1500,
                price_to=2500,
                price_words="za sztukę, zależnie od nakładu",
                capacity="do 500 sztuk miesięcznie",
                lead_time="2 tygodnie",
            ),
        ),
        days=STALE,
        pictures=(Picture(drawings.bags, "Dwie bawełniane torby z czerwonym nadrukiem (rysunek pokazowy)"),),
    ),
)


def invent(builder: Builder) -> None:
    """Record the two invented entities."""
    builder.institutions(INVENTED)


def of_zwolen(builder: Builder, partnership: Partnership) -> None:
    """Show the invented co-operative; record contracts of the offices, and one "none"."""
    _shops(builder, partnership, ZWOLEN)
    _buy(builder, partnership, TOWN_OFFICE, "Obiady dla uczestników klubu integracji społecznej",
         date(2022, 3, 1), 2_000_000, ["direct"], COOPERATIVE, gross=2_160_000)  # fmt: skip
    _buy(builder, partnership, TOWN_OFFICE, "Utrzymanie zieleni w mieście",
         date(2023, 4, 3), 5_000_000, ["reserved", "employment"], COOPERATIVE)  # fmt: skip
    _buy(builder, partnership, COUNTY_OFFICE, "Remont pomieszczeń z dostępem dla wózków",
         date(2022, 9, 15), 10_000_000, ["employment", "accessibility"])  # fmt: skip
    _buy(builder, partnership, COUNTY_OFFICE, "Sprzątanie budynku starostwa",
         date(2019, 1, 1), 3_000_000, ["act_2004"], precision=Precision.YEAR)  # fmt: skip
    services.say_none(
        actor=ACTOR,
        partnership=partnership,
        buyer=builder.organizations[LABOUR_OFFICE],
        year=YEAR_ASKED,
    )


def of_przysucha(builder: Builder, partnership: Partnership) -> None:
    """Record one contract of the commune that signed."""
    _buy(builder, partnership, COMMUNE, "Dowóz posiłków do szkoły", date(2023, 2, 1), 1_000_000, ["criteria"])


def of_lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Show two entities of the region; one of them has not confirmed for long."""
    _shops(builder, partnership, LUBUSKIE)


def _shops(builder: Builder, partnership: Partnership, rows: tuple[Shop, ...]) -> None:
    for row in rows:
        with clock.frozen(clock.today() - timedelta(days=row.days)):
            showcase = services.open_showcase(
                actor=ACTOR,
                partnership=partnership,
                organization=builder.organizations[row.organization],
                draft=ShowcaseDraft(
                    about=row.about,
                    ordering=row.ordering,
                    areas=list(Unit.objects.filter(key__in=row.areas)),
                    is_everywhere=row.is_everywhere,
                    email="witryna@example.org",
                    demo_note=SHOWN,
                ),
            )
            for product in row.products:
                services.add_product(actor=ACTOR, showcase=showcase, draft=product)
            for number, picture in enumerate(row.pictures, start=1):
                draft = PhotoDraft(
                    upload=picture.draw(),
                    name=f"rysunek-{number}.png",
                    alternative=picture.words,
                    ground=GroundDraft(ground=Ground.NOBODY),
                )
                services.add_photo(actor=ACTOR, showcase=showcase, draft=draft)
            services.show_showcase(actor=ACTOR, showcase=showcase)


def _buy(
    builder: Builder,
    partnership: Partnership,
    buyer: str,
    subject: str,
    on: date,
    net: int,
    clauses: list[str],
    contractor: str = "",
    *,
    gross: int | None = None,
    precision: Precision = Precision.DAY,
) -> None:
    services.record_procurement(
        actor=ACTOR,
        partnership=partnership,
        draft=ProcurementDraft(
            buyer=builder.organizations[buyer],
            subject=subject,
            on=on,
            precision=precision,
            net=net,
            gross=gross,
            clauses=clauses,
            contractor=builder.organizations.get(contractor),
            demo_note=BOUGHT,
        ),
    )
