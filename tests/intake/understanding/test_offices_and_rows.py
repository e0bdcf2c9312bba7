"""What documents of other offices taught: who holds which office, counts in rows, areas nobody names."""

from datetime import date

import pytest

from tests.intake.understanding.reading import counted, days, institutions, people, read


def test_an_office_between_two_names_belongs_to_the_first_when_none_stood_in_front() -> None:
    text = "Obecni: Jan Nowak – starosta, Anna Lis – wójt gminy, Adam Bąk – burmistrz."

    assert [(name, office) for name, office, _ in people(text)] == [
        ("Jan Nowak", "starosta"),
        ("Anna Lis", "wójt gminy"),
        ("Adam Bąk", "burmistrz"),
    ]


def test_an_office_between_two_names_belongs_to_the_second_when_one_stood_in_front() -> None:
    text = "Przybyli starosta Jan Nowak, wójt Anna Lis."

    assert [(name, office) for name, office, _ in people(text)] == [
        ("Jan Nowak", "starosta"),
        ("Anna Lis", "wójt"),
    ]


def test_an_office_may_follow_a_name_without_a_sign() -> None:
    text = "Przywitał panią Annę Lis Naczelnik Wydziału Oświaty i pana Jana Nowaka Dyrektora PUP w Pile."

    assert people(text) == [
        ("Anna Lis", "Naczelnik Wydziału Oświaty", ""),
        ("Jan Nowak", "Dyrektor", "Powiatowy Urząd Pracy w Pile"),
    ]


def test_a_letter_tells_the_office_under_the_name() -> None:
    text = "Z poważaniem\nAnna Lis\nSekretariat Partnerstwa\nPowiatowy Urząd Pracy w Pile\n"

    assert people(text) == [("Anna Lis", "Sekretariat Partnerstwa", "Powiatowy Urząd Pracy w Pile")]


def test_two_who_represent_one_party_both_speak_for_it() -> None:
    text = "Stowarzyszeniem „Krok”, KRS 0000012345, reprezentowanym przez: "
    text += "Jana Gacka – Prezesa oraz Annę Lis – Skarbnika,"

    assert people(text) == [
        ("Jan Gacek", "Prezes", "Stowarzyszenie „Krok”"),
        ("Anna Lis", "Skarbnik", "Stowarzyszenie „Krok”"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rozdano ponad 7 tys. ulotek.", [(7000, "ulotki")]),
        ("W posiedzeniu uczestniczyło 9 na 13 członków rady.", [(9, "członkowie rady")]),
        (
            "Lp.\tDziałanie\tLiczba\n1.\tspotkania informacyjne\t11\n2.\tszkolenia\t6",
            [(11, "spotkania informacyjne"), (6, "szkolenia")],
        ),
        ("Liczba uczestników szkoleń: 134", [(134, "uczestnicy szkoleń")]),
        ("Telefon: 134", []),
    ],
)  # fmt: skip
def test_counts_of_rows_and_great_numbers(text: str, found: list[tuple[int, str]]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "z Lokalną Grupą Działania Dolina – Wspólna Rzecz",
            "Lokalna Grupa Działania Dolina – Wspólna Rzecz",
        ),
        (
            "na Wydziale Prawnym Uniwersytetu Jana Kochanowskiego w Kielcach",
            "Uniwersytet Jana Kochanowskiego w Kielcach",
        ),
        ("ze Stowarzyszeniem Lider Pojezierza", "Stowarzyszenie Lider Pojezierza"),
        ("z GOPS Katarzyna Lis", "Gminny Ośrodek Pomocy Społecznej"),
    ],
)
def test_how_far_names_reach(text: str, name: str) -> None:
    assert name in institutions(f"Umowę podpisano {text}. Mówiono o GOPS (Gminny Ośrodek Pomocy Społecznej).")


def test_a_gmina_and_its_office_are_kept_apart() -> None:
    found = institutions("Podpisała Gmina Kolbudy. Spotkanie odbyło się w sali Urzędu Gminy Kolbudy.")

    assert found == ["Gmina Kolbudy", "Urząd Gminy Kolbudy"]


def test_a_day_glued_to_its_mark_of_the_year_is_a_day() -> None:
    assert days("W dniu 17.09.2018r. podpisano porozumienie.") == [("signing", "2018-09-17")]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Partnerstwo działa na terenie powiatów: leskiego, sanockiego i bieszczadzkiego.", "powiat leski"),
        ("Powstało „Partnerstwo Lokalne na rzecz seniorów w Rudzie Śląskiej”.", "gmina Ruda Śląska"),
        ("Mówił Wicestarosta Wągrowiecki o partnerstwie „Razem”.", "powiat wągrowiecki"),
        ("Obrady partnerstwa „Razem” prowadził PUP w Wągrowcu.", "powiat wągrowiecki"),
    ],
)
def test_areas_told_by_other_signs(text: str, area: str) -> None:
    territory = read(text, date(2020, 1, 1)).partnerships[0].territory

    assert territory is not None
    assert territory.name == area


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Do Partnerstwa przystąpiła Gmina Narewka.", "member"),
        ("Koordynatorem Partnerstwa jest Gmina Narewka.", "secretariat"),
        ("Konferencję organizuje dziś Gmina Narewka, zapraszamy.", "other"),
        ("Gmina Narewka organizuje konferencję.", "host"),
        ("Wśród zaproszonych gości była Gmina Narewka.", "guest"),
        ("Uczestnicy odwiedzili Gminę Narewka.", "host"),
        ("Pomogła Gmina Narewka, która dofinansowała zakup.", "funder"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [row.role for row in read(text).institutions] == [role]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("W 2012 r. odbyły się obrady (25 października).", [("council_meeting", "2012-10-25")]),
        ("W II kwartale 2023 roku zawiązano partnerstwa.", []),
        ("Partnerstwo działa od 12 maja 2009 roku.", [("other", "2009-05-12")]),
        ("Partnerstwo zawiązano 12 maja 2009 roku.", [("signing", "2009-05-12")]),
        ("Partnerstwo zostanie powołane do 30 kwietnia 2016 r.", []),
        ("Następne obrady: luty 2019 r.", [("council_meeting", "2019-02")]),
    ],
)
def test_days_that_are_events_and_days_that_are_not(text: str, found: list[tuple[str, str]]) -> None:
    assert days(text, None) == found


def test_one_gmina_under_several_sorts_of_name_is_one() -> None:
    text = "Gmina Miejska Lębork podpisała umowę. Obecny był Burmistrz Miasta Lębork Jan Nowak."

    assert institutions(text) == ["Gmina Miejska Lębork"]


@pytest.mark.parametrize(
    "name",
    [
        "Polski Czerwony Krzyż",
        "Stowarzyszenie „Nowe Horyzonty”",
        "Rada Osiedla Stare Miasto",
        "Dom Ludowy w Haczowie",
        "Środowiskowy Dom Samopomocy w Golubiu-Dobrzyniu",
    ],
)
def test_more_names_of_institutions(name: str) -> None:
    assert institutions(f"Umowę podpisał: {name}.") == [name]


def test_guests_behind_a_colon_have_their_own_offices() -> None:
    text = "Przywitał obecnych radnych i gości: panią Annę Lis Sekretarz Powiatu, "
    text += "panią Ewę Król Starszą Specjalistkę."

    assert [(name, office) for name, office, _ in people(text)] == [
        ("Anna Lis", "Sekretarz Powiatu"),
        ("Ewa Król", "Starsza Specjalistka"),
    ]


def test_a_list_of_parties_over_several_lines_keeps_its_role() -> None:
    text = (
        "Porozumienie postanowiły zawrzeć:\nGmina Lesko,\nPowiatowy Urząd Pracy w Lesku, "
        "Stowarzyszenie Razem 2015 w Hoczwi, Stowarzyszenie Odnowy Gminy Baligród.\n"
        "Celem partnerów jest współdziałanie.\n"
    )

    assert [(row.name, row.role) for row in read(text).institutions] == [
        ("Gmina Lesko", "signatory"),
        ("Powiatowy Urząd Pracy w Lesku", "signatory"),
        ("Stowarzyszenie Razem 2015 w Hoczwi", "signatory"),
        ("Stowarzyszenie Odnowy Gminy Baligród", "signatory"),
    ]
