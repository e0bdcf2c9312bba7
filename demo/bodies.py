"""Bodies of the partnerships, as the documents tell them; what was added says so on its page."""

from collections.abc import Sequence
from datetime import date

from demo.building import ACTOR, Builder
from spoiwo.common.periods import Precision
from spoiwo.councils import services
from spoiwo.councils.defaults import COUNCIL_DEFAULTS
from spoiwo.councils.models import Body
from spoiwo.councils.services import BodyDraft, SeatDraft
from spoiwo.councils.states import BodyKind, Function, Origin
from spoiwo.partnerships.models import Partnership

COUNCIL_SINCE = date(2010, 1, 1)
MEETING_2015 = date(2015, 5, 14)
YEAR_2016 = date(2016, 1, 1)
SIGNED_2018 = date(2018, 4, 19)
SIGNED_2024 = date(2024, 9, 18)
PRRP = "Powiatowa Rada Rynku Pracy powiatu nowodworskiego"
# The documents name nobody of the council: institutions of the list stand for it, without persons.
COUNCIL_SEATS = (
    "Wojewódzki Urząd Pracy w Zielonej Górze",
    "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze",
    "Powiatowy Urząd Pracy w Strzelcach Krajeńskich",
    "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
    "Gorzowskie Centrum Pomocy Rodzinie",
    "Gmina Dobiegniew",
    "Uniwersytet Zielonogórski",
    "Fundacja Animacji Kobiet",
    "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
)


def lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Record the programme council, the regional committee with its group, and the forum."""
    _council(builder, partnership)
    committee = _body(
        partnership,
        BodyDraft(
            kind=BodyKind.EXTERNAL,
            name="Regionalny Komitet Rozwoju Ekonomii Społecznej",
            tasks="harmonogram prac nad ekonomią społeczną\n"
            "koordynacja i monitorowanie sektora ekonomii społecznej",
            run_by=builder.organizations["Województwo Lubuskie"],
            demo_note="W ramach współpracy z ROPS członkowie Rady Programowej uczestniczyli w pracach "
            "Komitetu w 2016 roku; źródło nie podaje, kto i od kiedy.",
        ),
        YEAR_2016,
        precision=Precision.YEAR,
        is_beginning_known=False,
    )
    _body(
        partnership,
        BodyDraft(
            kind=BodyKind.TEAM,
            name="Grupa robocza ds. współpracy z JST i biznesu",
            scope="Zakres prac grupy został określony i zrealizowany w 2016 roku; "
            "źródło nie podaje jego treści.",
            parent=committee,
        ),
        YEAR_2016,
        precision=Precision.YEAR,
        is_beginning_known=False,
    )
    _body(
        partnership,
        BodyDraft(
            kind=BodyKind.FORUM,
            name="Forum wzajemnej wymiany informacji pracowników PUP, OPS i PCPR",
            tasks="przekazywanie informacji o wsparciu dla wspólnych klientów na cyklicznych spotkaniach "
            "partnerskich, co najmniej 3 razy w roku\n"
            "prezentowanie dobrych praktyk współpracy na rzecz wspólnego klienta, co najmniej 3 razy w roku",
            scope="Pracownicy powiatowych urzędów pracy, ośrodków pomocy społecznej "
            "i powiatowych centrów pomocy rodzinie.",
        ),
        YEAR_2016,
        precision=Precision.YEAR,
    )


def _council(builder: Builder, partnership: Partnership) -> None:
    council = _body(
        partnership,
        BodyDraft(
            kind=BodyKind.COUNCIL,
            name="Rada Programowa",
            tasks="koordynowanie prac partnerstwa\n"
            "wymiana doświadczeń i proponowanie nowych rozwiązań\n"
            "łączenie różnych działań na rzecz ekonomii społecznej",
            scope="Rada wyłoniona spośród sygnatariuszy; tworzą ją przedstawiciele różnych środowisk "
            "związanych z ekonomią społeczną.",
            demo_note="Rada działa od 2010 roku i pracowała w latach 2015 i 2016; źródła nie podają jej "
            "składu, kadencji ani regulaminu. Miejsca i zasady są pokazowe.",
        ),
        COUNCIL_SINCE,
        precision=Precision.YEAR,
    )
    services.adopt_bylaws(
        actor=ACTOR,
        body=council,
        drafted=COUNCIL_DEFAULTS,
        since=MEETING_2015,
        ground="dane pokazowe: zasady domyślne",
    )
    term = services.open_term(
        actor=ACTOR, body=council, since=MEETING_2015, ground="dane pokazowe", is_beginning_known=False
    )
    for name in COUNCIL_SEATS:
        draft = SeatDraft(organization=builder.organizations[name], is_demo=True, is_beginning_known=False)
        services.seat_member(actor=ACTOR, term=term, draft=draft, origin=Origin.ELECTION, since=MEETING_2015)


def nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Record the group of leaders, those who signed, and the labour market council with its chair."""
    leaders = _body(
        partnership,
        BodyDraft(
            kind=BodyKind.LEADERS,
            name="Grupa liderów",
            tasks="odpowiada za koordynację projektu",
            demo_note="Ostatnie miejsce oznacza członków Powiatowej Rady Rynku Pracy, których źródło "
            "nie nazywa ani nie liczy.",
        ),
        SIGNED_2018,
    )
    term = services.open_term(actor=ACTOR, body=leaders, since=SIGNED_2018)
    for draft in _signed(builder):
        services.seat_member(actor=ACTOR, term=term, draft=draft, origin=Origin.SIGNATURE, since=SIGNED_2018)
    council = _labour_council(builder, partnership, SIGNED_2018, "Z członków źródło nazywa przewodniczącego.")
    sitting = services.open_term(actor=ACTOR, body=council, since=SIGNED_2018, is_beginning_known=False)
    holding = services.seat_member(
        actor=ACTOR,
        term=sitting,
        draft=SeatDraft(
            organization=builder.organizations[PRRP],
            person=builder.persons["Krystian Buszta"],
            is_beginning_known=False,
        ),
        origin=Origin.APPOINTMENT,
        since=SIGNED_2018,
    )
    services.appoint_function(actor=ACTOR, holding=holding, function=Function.CHAIR, since=SIGNED_2018)


def nowodworski_2024(builder: Builder, partnership: Partnership) -> None:
    """Record the labour market council whose members signed; the document of 2024 names nobody."""
    note = "Porozumienie podpisali członkowie Rady; źródło nikogo z nich nie nazywa."
    council = _labour_council(builder, partnership, SIGNED_2024, note)
    services.open_term(actor=ACTOR, body=council, since=SIGNED_2024, is_beginning_known=False)


def _labour_council(builder: Builder, partnership: Partnership, seen_on: date, note: str) -> Body:
    return _body(
        partnership,
        BodyDraft(
            kind=BodyKind.EXTERNAL,
            name=PRRP,
            run_by=builder.organizations["Powiat nowodworski"],
            demo_note=note,
        ),
        seen_on,
        is_beginning_known=False,
    )


def _signed(builder: Builder) -> Sequence[SeatDraft]:
    """Return those who signed on 19 April 2018, in the order of the document."""
    county = "Powiat nowodworski"
    rows = (
        (county, "Magdalena Biernacka", "Starosta Nowodworski"),
        (county, "Paweł Calak", "Wicestarosta"),
        ("Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim", "Marzenna Boczek", "Dyrektor"),
        ("Gmina Nowy Dwór Mazowiecki", "Jacek Kowalski", "Burmistrz Nowego Dworu Mazowieckiego"),
        ("Gmina Nasielsk", "Bogdan Ruszkowski", "Burmistrz Nasielska"),
        ("Gmina Zakroczym", "Artur Ciecierski", "Burmistrz Zakroczymia"),
        ("Gmina Czosnów", "Antoni Kręźlewicz", "Wójt Czosnowa"),
        ("Gmina Leoncin", "Adam Mirosław Krawczak", "Wójt Leoncina"),
        ("Gmina Pomiechówek", "Dariusz Tomasz Bielecki", "Wójt Pomiechówka"),
        (PRRP, "Krystian Buszta", "Przewodniczący Powiatowej Rady Rynku Pracy"),
    )
    named = [
        SeatDraft(organization=builder.organizations[name], person=builder.persons[person], office=office)
        for name, person, office in rows
    ]
    others = "Członkowie Powiatowej Rady Rynku Pracy, których źródło nie nazywa"
    return [*named, SeatDraft(organization=builder.organizations[PRRP], office=others)]


def _body(
    partnership: Partnership,
    draft: BodyDraft,
    since: date,
    precision: Precision = Precision.DAY,
    is_beginning_known: bool = True,
) -> Body:
    return services.found_body(
        actor=ACTOR,
        partnership=partnership,
        draft=draft,
        since=since,
        precision=precision,
        is_beginning_known=is_beginning_known,
    )
