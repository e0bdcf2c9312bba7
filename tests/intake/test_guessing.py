"""What a name tells: the kind, the place, the slips. Names as the seeds and real lists have them."""

import pytest

from spoiwo.intake.guessing import basic_forms, guess, guess_kind, is_sum, nominative
from spoiwo.registry import categories

KINDS = [
    ("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup"),
    ("PUP Zwoleń", "irp.pup"),
    ("Grodzki Urząd Pracy w Krakowie", "irp.pup"),
    ("Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu", "irp.wup"),
    ("Lubuska Wojewódzka Komenda OHP", "irp.ohp"),
    ("Ochotniczy Hufiec Pracy w Zielonej Górze", "irp.ohp"),
    ("Powiatowa Rada Rynku Pracy", "irp.prrp"),
    ("Starostwo Powiatowe w Zwoleniu", "jst.powiat"),
    ("Powiat Nowodworski", "jst.powiat"),
    ("Urząd Miasta w Zwoleniu", "jst.gmina"),
    ("Gmina Odrzywół", "jst.gmina"),
    ("Województwo Lubuskie", "jst.wojewodztwo"),
    ("Urząd Marszałkowski Województwa Lubuskiego", "jst.wojewodztwo"),
    ("Związek Gmin Zagłębia Miedziowego", "jst.zwiazek"),
    ("Miejsko-Gminny Ośrodek Pomocy Społecznej w Zakroczymiu", "ps.ops"),
    ("GOPS Leoncin", "ps.ops"),
    ("MGOPS w Strzelcach Krajeńskich", "ps.ops"),
    ("Powiatowego Centrum Pomocy Rodzinie w Gorzowie Wlkp.", "ps.pcpr"),
    ("Gorzowskie Centrum Pomocy Rodzinie", "ps.pcpr"),
    ("Regionalny Ośrodek Polityki Społecznej w Zielonej Górze", "ps.rops"),
    ("Powiatowy Środowiskowy Dom Samopomocy w Lipsku", "ps.sds"),
    ("Dom Pomocy Społecznej w Przysusze", "ps.dps"),
    ("Ośrodek Wsparcia Ekonomii Społecznej", "es.owes"),
    ("Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu", "ngo.stowarzyszenie"),
    ("Stowarzyszenie Klub Integracji Społecznej", "ngo.stowarzyszenie"),
    ("Uniwersytet Trzeciego Wieku", "ngo.stowarzyszenie"),
    ("Fundacja Animacji Kobiet z Gorzowa Wlkp.", "ngo.fundacja"),
    ("Fundacja Lokalna Grupa Działania Zielone Światło", "ngo.fundacja"),
    ("Koło Gospodyń Wiejskich w Sycynie", "ngo.kgw"),
    ("Ochotnicza Straż Pożarna w Przysusze", "ngo.osp"),
    ("Caritas Diecezji Radomskiej", "ngo.koscielna"),
    ("Uczniowski Klub Sportowy Orzeł", "ngo.klub"),
    ("Spółdzielnia Socjalna Osób Prawnych „Bona”", "pes.ss"),
    ("Spółdzielnia Inwalidów Postęp", "pes.sp"),
    ("Centrum Integracji Społecznej w Zielonej Górze", "pes.cis"),
    ("Warsztat Terapii Zajęciowej przy Stowarzyszeniu „Tęcza”", "pes.wtz"),
    ("Zakład Aktywności Zawodowej w Gorzowie Wlkp.", "pes.zaz"),
    ("Zakład Aktywności Społecznej w Gorzowie Wlkp.", "pes.zaz"),
    ("Europejska Uczelnia Społeczno – Techniczna w Radomiu", "edu.uczelnia"),
    ("Zespół Szkół nr 1 im. Stefana Batorego", "edu.szkola"),
    ("Gminny Ośrodek Kultury w Pomiechówku", "kult.jednostka"),
    ("Mazowiecka Izba Gospodarcza w Ciechanowie", "biz.izba"),
    ("Komenda Powiatowa Policji w Zwoleniu", "gov.min"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_kind_is_told_by_the_first_words_of_the_name(name: str, kind: str) -> None:
    told = guess(name).kind

    assert told is not None
    assert told.category == kind
    assert told.category in categories.codes
    assert told.evidence in name


@pytest.mark.parametrize(
    "name", ["", "Xylofon", "Jan Kowalski", "Lokalny lider", "   ", "12", "Ośrodek", "Centrum Rozwoju"]
)
def test_nothing_is_guessed_where_nothing_is_told(name: str) -> None:
    assert guess(name).kind is None


@pytest.mark.parametrize(
    "name",
    [
        "Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem z Klwowa",
        "Fundacja Lokalna Grupa Działania Zielone Światło",
        "LGD Zielone Mosty Narwi",
    ],
)
def test_a_local_action_group_is_an_organisation_with_a_second_label(name: str) -> None:
    told = guess(name).kind

    assert told is not None
    assert told.labels == ("lgd",)


@pytest.mark.parametrize(
    ("name", "second"),
    [
        (
            "Powiatowego Centrum Pomocy Rodzinie w Gorzowie Wlkp. Gorzowskiego Centrum Pomocy Rodzinie",
            "Gorzowskiego Centrum Pomocy Rodzinie",
        ),
        ("PUP Zwoleń, OPS Zwoleń", "OPS Zwoleń"),
        ("Fundacja Merkury oraz Stowarzyszenie Tęcza", "Stowarzyszenie Tęcza"),
        ("Fundacja Merkury\nStowarzyszenie Tęcza", "Stowarzyszenie Tęcza"),
    ],
)
def test_two_institutions_in_one_cell_are_pointed_out(name: str, second: str) -> None:
    told = guess(name)

    assert told.second == second
    assert "run_on" in told.slips


@pytest.mark.parametrize(
    "name",
    [
        "Warsztat Terapii Zajęciowej przy Stowarzyszeniu „Tęcza”",
        "Stowarzyszenie Klub Integracji Społecznej",
        "Fundacja na rzecz Uniwersytetu Zielonogórskiego",
        "Zespół Szkół nr 1 im. Fundacji Batorego w Zwoleniu",
        "Stowarzyszenie „Fundacja i Gmina” w Zwoleniu",
        "Caritas Diecezji Radomskiej",
        "Gmina Zwoleń – Miejsko-Gminny Ośrodek Pomocy Społecznej",
    ],
)
def test_a_long_name_of_one_institution_is_not_taken_for_two(name: str) -> None:
    assert guess(name).second == ""


def test_known_slips_of_official_texts_are_pointed_out() -> None:
    assert guess("Zakład Aktywności Społecznej w Gorzowie Wlkp.").slips == ("zaz_wording",)
    assert guess("Ochotniczym Hufcu Pracy").slips == ("ohp_singular",)
    assert guess("[bookmark: _GoBack]Fundacja Merkury").slips == ("markup",)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Powiatowy Urząd Pracy w Zwoleniu", "Zwoleń"),
        ("Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem z Klwowa", "Klwów"),
        ("Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu", "Radom"),
        ("Ochotnicza Straż Pożarna w Przysusze", "Przysucha"),
        ("Ośrodek Pomocy Społecznej w Nowym Dworze Mazowieckim", "Nowy Dwór Mazowiecki"),
        ("MGOPS w Strzelcach Krajeńskich", "Strzelce Krajeńskie"),
        ("Zakład Aktywności Zawodowej w Gorzowie Wlkp.", "Gorzów Wielkopolski"),
        ("Stowarzyszenie na rzecz Pomocy Rodzinie", ""),
        ("Stowarzyszenie Pomocy Poszkodowanym w Wypadkach", ""),
        ("Gmina Odrzywół", ""),
    ],
)
def test_the_place_in_a_name_is_told_in_its_basic_form(name: str, place: str) -> None:
    towns = ["Nowy Dwór Mazowiecki", "Strzelce Krajeńskie", "Gorzów Wielkopolski", "Zielona Góra"]
    known = {forms: town for town in towns for forms in basic_forms(town)}

    assert nominative(guess(name).locative, known) == place


def test_kinds_in_a_column_are_understood_too() -> None:
    assert guess_kind("organizacja pozarządowa") is None
    assert (told := guess_kind("spółdzielnie socjalne")) is not None
    assert told.category == "pes.ss"


def test_a_row_of_sums_is_no_institution() -> None:
    assert is_sum("Razem: 69")
    assert is_sum("Ogółem")
    assert is_sum("Liczba sygnatariuszy: 12")
    assert not is_sum("Razem dla Zwolenia")
