"""The partnerships of the documents: names, area, purpose, aims, and the days on which things happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from spoiwo.partnerships.services import StatementDraft
from spoiwo.partnerships.states import Kind, Language, Level, StatementKind

S = StatementDraft

INVENTED = (
    "Lista sygnatariuszy z nazwy podanych w źródle jest krótka. Do 69 instytucji uzupełniono ją publicznymi "
    "instytucjami regionu; te wpisy i daty przystąpienia są danymi pokazowymi."
)

TRANSLATED = (
    "Wersje angielska i ukraińska nazwy i przeznaczenia są tłumaczeniem przygotowanym na potrzeby pokazu; "
    "źródło ich nie podaje."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One partnership of the demonstration."""

    slug: str
    official_name: str
    short_name: str
    kind: Kind
    level: Level
    area: tuple[str, ...]
    began_on: date
    purpose: str = ""
    mission: str = ""
    introduction: str = ""
    is_bottom_up: bool = False
    is_founding_year_only: bool = False
    founded_on: date | None = None
    demo_note: str = ""
    statements: dict[StatementKind, Sequence[StatementDraft]] = field(default_factory=dict)
    incomplete: tuple[StatementKind, ...] = ()
    versions: dict[Language, dict[str, str]] = field(default_factory=dict)


OBLIGATIONS_2018 = (
    S(
        "zmniejszenie liczby osób zagrożonych wykluczeniem społecznym poprzez zwiększenie zatrudnienia "
        "w sektorze ekonomii społecznej"
    ),
    S("łączenie sił i wspieranie się"),
    S("budowanie pozytywnego klimatu dla rozwoju podmiotów ekonomii społecznej"),
    S(
        "promocja społecznie odpowiedzialnego biznesu i społecznie odpowiedzialnego samorządu, "
        "korzystającego m.in. z klauzul społecznych oraz zamówień społecznych"
    ),
)
BENEFITS_2018 = (
    S("ułatwianie realizacji zadań na rzecz rozwiązywania problemów społecznych"),
    S("wzmacnianie więzi lokalnych"),
    S("wzmacnianie aktywności obywatelskiej"),
)
RESULTS_2018 = (
    S("rozwiązanie lokalnych problemów społecznych"),
    S("wymierna poprawa losu osób borykających się z utrudnieniami na rynku pracy"),
)
SUPPORT = "wsparcia i rozwoju ekonomii społecznej"

ZWOLEN = Story(
    slug="powiat-zwolenski-2018",
    official_name="Partnerstwo na rzecz wsparcia i rozwoju ekonomii społecznej w powiecie zwoleńskim",
    short_name="Powiat zwoleński – ekonomia społeczna",
    kind=Kind.LOCAL,
    level=Level.COUNTY,
    area=("1436",),
    began_on=date(2018, 3, 1),
    founded_on=date(2018, 3, 28),
    purpose=f"na rzecz {SUPPORT}",
    statements={StatementKind.BENEFIT: BENEFITS_2018, StatementKind.RESULT: RESULTS_2018},
    demo_note=TRANSLATED,
    versions={
        Language.ENGLISH: {
            "official_name": "Partnership for the Support and Development of the Social Economy "
            "in Zwoleń County",
            "short_name": "Zwoleń County – social economy",
            "purpose": "for the support and development of the social economy",
        },
        Language.UKRAINIAN: {
            "official_name": "Партнерство заради підтримки й розвитку соціальної економіки "
            "у Зволенському повіті",
            "short_name": "Зволенський повіт – соціальна економіка",
            "purpose": "заради підтримки й розвитку соціальної економіки",
        },
    },
)

PRZYSUCHA = Story(
    slug="powiat-przysuski-2018",
    official_name="Partnerstwo na rzecz wsparcia i rozwoju ekonomii społecznej w powiecie przysuskim",
    short_name="Powiat przysuski – ekonomia społeczna",
    kind=Kind.LOCAL,
    level=Level.COUNTY,
    area=("1423",),
    began_on=date(2018, 3, 1),
    founded_on=date(2018, 3, 23),
    purpose=f"na rzecz {SUPPORT}",
    statements={
        StatementKind.OBLIGATION: OBLIGATIONS_2018,
        StatementKind.BENEFIT: BENEFITS_2018,
        StatementKind.RESULT: RESULTS_2018,
    },
    incomplete=(StatementKind.OBLIGATION,),
)

PACT = Story(
    slug="pakt-lubuskie",
    official_name="Pakt na Rzecz Zatrudnienia",
    short_name="Pakt na Rzecz Zatrudnienia",
    kind=Kind.PACT,
    level=Level.VOIVODESHIP,
    area=("08",),
    began_on=date(2008, 1, 1),
    purpose="na rzecz zatrudnienia",
    mission="Budowanie klimatu wspólnej pracy lubuskich jednostek samorządu terytorialnego, organizacji "
    "pozarządowych, biznesu, jednostek rządowych i jednostek edukacyjnych.",
    demo_note="Źródło nie podaje dnia zawarcia paktu ani sygnatariuszy; wpisy sygnatariuszy są pokazowe.",
    statements={StatementKind.AIM: (S("rozwój lubuskiego rynku pracy"),)},
)

LUBUSKIE = Story(
    slug="lubuskie-es",
    official_name="Partnerstwo na rzecz ekonomii społecznej",
    short_name="Lubuskie – ekonomia społeczna",
    kind=Kind.THEMATIC,
    level=Level.VOIVODESHIP,
    area=("08",),
    began_on=date(2008, 1, 1),
    founded_on=date(2008, 1, 1),
    is_founding_year_only=True,
    purpose="na rzecz ekonomii społecznej",
    mission="Wspólne promowanie idei ekonomii społecznej oraz lobbowanie działań informacyjno-edukacyjnych.",
    introduction="Rada Programowa, wybrana spośród sygnatariuszy, koordynuje działalność partnerstwa: jest "
    "forum wymiany doświadczeń i proponowania nowych rozwiązań. Przynajmniej raz do roku spotykają się "
    "wszyscy sygnatariusze, za każdym razem w siedzibie innego z nich.",
    demo_note=INVENTED,
    statements={
        StatementKind.AIM: (
            S("wspólne promowanie idei ekonomii społecznej"),
            S("lobbowanie działań informacyjno-edukacyjnych na rzecz ekonomii społecznej"),
            S(
                "budowanie klimatu do rozwoju zatrudnienia w podmiotach społecznych",
                (S("fundacje"), S("stowarzyszenia"), S("spółdzielnie socjalne"), S("spółdzielnie pracy")),
            ),
            S(
                "przyczynianie się do powstawania podmiotów reintegracyjnych",
                (
                    S("kluby integracji społecznej"),
                    S("centra integracji społecznej"),
                    S("zakłady aktywności zawodowej"),
                ),
            ),
        ),
        StatementKind.SCOPE: (
            S("promocja i wsparcie rozwoju ekonomii społecznej"),
            S(
                "wspieranie działań na rzecz rozwoju ekonomii społecznej skierowanych do osób zagrożonych "
                "wykluczeniem społecznym"
            ),
        ),
    },
    incomplete=(StatementKind.AIM,),
)

AIMS_OF_THE_MODEL = (
    S("integracja społeczności"),
    S("poprawa jakości rynku pracy"),
    S("budowanie atmosfery dialogu społecznego"),
    S("redukcja kosztów"),
    S("ożywienie lokalnej gospodarki"),
    S("poprawa konkurencyjności przedsiębiorstw"),
    S("skuteczne rozwiązywanie problemów w skali mikro, z szybkim reagowaniem na ich występowanie"),
)
PRINCIPLES = (
    S(
        "sprawozdawczość",
        (
            S("dwukierunkowy transfer kluczowych informacji"),
            S("społeczna odpowiedzialność"),
            S("rozliczalność"),
        ),
    ),
    S("otwartość na wszelkie grupy społeczne, wykluczająca dyskryminację"),
    S("zgodność z prawem i zasadami państwa demokratycznego"),
    S("pełna dobrowolność"),
    S("działanie filantropijne, bez wynagrodzenia"),
    S("działania trwałe i systematyczne, z użyciem innowacyjnych narzędzi i metod"),
)
AREAS = (
    S("programy ekonomiczne, socjalne i ekologiczne"),
    S("tworzenie nowych miejsc pracy"),
    S("specjalistyczne szkolenia i warsztaty"),
    S("innowacje technologiczne i eksperymenty"),
)

NOWODWORSKI_2018 = Story(
    slug="powiat-nowodworski-2018",
    official_name="Partnerstwo Lokalne na rzecz ożywienia społeczno-gospodarczego i aktywizacji "
    "nowodworskiego rynku pracy",
    short_name="Powiat nowodworski 2018 – rynek pracy",
    kind=Kind.LOCAL,
    level=Level.COUNTY,
    area=("1414",),
    began_on=date(2018, 1, 1),
    founded_on=date(2018, 4, 19),
    is_bottom_up=True,
    purpose="na rzecz ożywienia społeczno-gospodarczego i aktywizacji nowodworskiego rynku pracy",
    statements={
        StatementKind.AIM: AIMS_OF_THE_MODEL,
        StatementKind.PRINCIPLE: PRINCIPLES,
        StatementKind.AREA: AREAS,
    },
)

NOWODWORSKI_2024 = Story(
    slug="powiat-nowodworski-2024",
    official_name="Partnerstwo Lokalne na rzecz rozwoju ekonomii społecznej w powiecie nowodworskim",
    short_name="Powiat nowodworski 2024 – ekonomia społeczna",
    kind=Kind.LOCAL,
    level=Level.COUNTY,
    area=("1414",),
    began_on=date(2024, 1, 1),
    founded_on=date(2024, 9, 18),
    purpose="na rzecz rozwoju ekonomii społecznej",
    mission="Połączenie wiedzy, doświadczenia i zaangażowania różnych środowisk, podmiotów i instytucji "
    "powiatu nowodworskiego w celu realizacji wspólnych przedsięwzięć na rzecz mieszkańców.",
    statements={
        StatementKind.AIM: (
            S("rozwój ekonomii społecznej w powiecie nowodworskim"),
            S(
                "pobudzenie lokalnej społeczności do aktywności obywatelskiej",
                (
                    S("integracja zawodowa i społeczna osób zagrożonych marginalizacją społeczną"),
                    S("tworzenie miejsc pracy"),
                    S("rozwój lokalny"),
                ),
            ),
        ),
        StatementKind.PRINCIPLE: (S("dialog i współpraca ze wszystkimi partnerami na rynku pracy"),),
    },
)


def unnamed_siblings() -> list[Story]:
    """Return the three other thematic partnerships of the pact: the source counts four and names one."""
    return [
        Story(
            slug=f"pakt-lubuskie-partnerstwo-{number}",
            official_name=f"Partnerstwo tematyczne Paktu na Rzecz Zatrudnienia ({number})",
            short_name=f"Partnerstwo tematyczne paktu ({number})",
            kind=Kind.THEMATIC,
            level=Level.VOIVODESHIP,
            area=("08",),
            began_on=date(2008, 1, 1),
            founded_on=date(2008, 1, 1),
            is_founding_year_only=True,
            demo_note="Źródło mówi o czterech partnerstwach tematycznych paktu, a nazywa jedno. "
            "Nazwa, sygnatariusze i daty tego partnerstwa są pokazowe.",
        )
        for number in (2, 3, 4)
    ]
