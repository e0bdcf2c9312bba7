import subprocess
import sys
import threading

import pytest

from spoiwo.common.polish import (
    Case,
    declension,
    decline,
    genitive_with_preposition,
    locative_with_preposition,
    preposition_from,
    preposition_in,
)

TABLE = [
    ("Zwoleń", "Zwolenia", "Zwoleniem", "w Zwoleniu"),
    ("Odrzywół", "Odrzywołu", "Odrzywołem", "w Odrzywole"),
    ("Przysucha", "Przysuchy", "Przysuchą", "w Przysusze"),
    ("Klwów", "Klwowa", "Klwowem", "w Klwowie"),
    ("Sycyna", "Sycyny", "Sycyną", "w Sycynie"),
    (
        "Nowy Dwór Mazowiecki",
        "Nowego Dworu Mazowieckiego",
        "Nowym Dworem Mazowieckim",
        "w Nowym Dworze Mazowieckim",
    ),
    ("Zakroczym", "Zakroczymia", "Zakroczymiem", "w Zakroczymiu"),
    ("Trębki Nowe", "Trębek Nowych", "Trębkami Nowymi", "w Trębkach Nowych"),
    ("Strzelce Krajeńskie", "Strzelec Krajeńskich", "Strzelcami Krajeńskimi", "w Strzelcach Krajeńskich"),
    ("Zielona Góra", "Zielonej Góry", "Zieloną Górą", "w Zielonej Górze"),
    (
        "Gorzów Wielkopolski",
        "Gorzowa Wielkopolskiego",
        "Gorzowem Wielkopolskim",
        "w Gorzowie Wielkopolskim",
    ),
    ("powiat nowodworski", "powiatu nowodworskiego", "powiatem nowodworskim", "w powiecie nowodworskim"),
    (
        "Powiatowy Urząd Pracy w Zwoleniu",
        "Powiatowego Urzędu Pracy w Zwoleniu",
        "Powiatowym Urzędem Pracy w Zwoleniu",
        "w Powiatowym Urzędzie Pracy w Zwoleniu",
    ),
    ("Rada Programowa", "Rady Programowej", "Radą Programową", "w Radzie Programowej"),
    ("Gmina Odrzywół", "Gminy Odrzywół", "Gminą Odrzywół", "w Gminie Odrzywół"),
]


@pytest.mark.parametrize(("name", "genitive", "instrumental", "locative"), TABLE)
def test_names_of_the_trade_decline(name: str, genitive: str, instrumental: str, locative: str) -> None:
    assert decline(name, Case.MIANOWNIK) == name
    assert decline(name, Case.DOPELNIACZ) == genitive
    assert decline(name, Case.NARZEDNIK) == instrumental
    assert locative_with_preposition(name) == locative


@pytest.mark.parametrize(
    ("name", "locative"),
    [
        ("Katowice", "Katowicach"),
        ("Kielce", "Kielcach"),
        ("Końskie", "Końskich"),
        ("Tychy", "Tychach"),
        ("Zakopane", "Zakopanem"),
        ("Bielsko-Biała", "Bielsku-Białej"),
        ("Kędzierzyn-Koźle", "Kędzierzynie-Koźlu"),
        ("Busko-Zdrój", "Busku-Zdroju"),
        ("Biała Podlaska", "Białej Podlaskiej"),
        ("Ruda Śląska", "Rudzie Śląskiej"),
        ("Nowa Ruda", "Nowej Rudzie"),
        ("Ostrów Mazowiecka", "Ostrowi Mazowieckiej"),
        ("Ostrów Wielkopolski", "Ostrowie Wielkopolskim"),
        ("Góra Kalwaria", "Górze Kalwarii"),
        ("Nowe Miasto nad Pilicą", "Nowym Mieście nad Pilicą"),
        ("województwo kujawsko-pomorskie", "województwie kujawsko-pomorskim"),
        ("Ochotnicza Straż Pożarna w Klwowie", "Ochotniczej Straży Pożarnej w Klwowie"),
        ("Powiatowe Centrum Pomocy Rodzinie", "Powiatowym Centrum Pomocy Rodzinie"),
        ("Fundacja Nowa Droga", "Fundacji Nowa Droga"),
        ("Spółdzielnia Socjalna „Nadzieja”", "Spółdzielni Socjalnej „Nadzieja”"),
        ("Miasto i Gmina Drobin", "Mieście i Gminie Drobin"),
        ("POWIATOWY URZĄD PRACY", "POWIATOWYM URZĘDZIE PRACY"),
    ],
)
def test_plural_double_and_composed_names_decline(name: str, locative: str) -> None:
    assert decline(name, Case.MIEJSCOWNIK) == locative


@pytest.mark.parametrize(
    ("case", "form"),
    [
        (Case.CELOWNIK, "Starostwu Powiatowemu"),
        (Case.BIERNIK, "Starostwo Powiatowe"),
        (Case.WOLACZ, "Starostwo Powiatowe"),
    ],
)
def test_a_neuter_name_keeps_its_gender_in_every_case(case: Case, form: str) -> None:
    assert decline("Starostwo Powiatowe", case) == form


def test_persons_decline_by_the_gender_their_given_name_shows() -> None:
    assert decline("Magdalena Biernacka", Case.NARZEDNIK) == "Magdaleną Biernacką"
    assert decline("Jan Kowalski", Case.CELOWNIK) == "Janowi Kowalskiemu"
    assert decline("Anna Nowak", Case.DOPELNIACZ) == "Anny Nowak"
    assert decline("Jan Nowak", Case.DOPELNIACZ) == "Jana Nowaka"


@pytest.mark.parametrize(
    "name", ["GOPS w Zwoleniu", "Schimanek", "xyz", "", " ", "-", "a - b", "i", "Rada i"]
)
def test_an_unknown_name_is_left_as_it_is(name: str) -> None:
    for case in Case:
        known = decline(name, case)
        assert known == name or name == "Rada i"


def test_a_stored_form_always_wins() -> None:
    overrides = {Case.MIEJSCOWNIK: "Zwoleniach", Case.DOPELNIACZ: "Schimanka"}

    assert decline("Zwoleń", Case.MIEJSCOWNIK, overrides=overrides) == "Zwoleniach"
    assert locative_with_preposition("Zwoleń", overrides=overrides) == "w Zwoleniach"
    assert decline("Schimanek", Case.DOPELNIACZ, overrides=overrides) == "Schimanka"
    assert decline("Zwoleń", Case.NARZEDNIK, overrides=overrides) == "Zwoleniem"


def test_an_editor_gets_all_seven_cases_to_start_from() -> None:
    forms = declension("Zwoleń")

    assert list(forms) == list(Case)
    assert forms[Case.CELOWNIK] == "Zwoleniowi"


@pytest.mark.parametrize(
    ("word", "preposition"),
    [
        ("Wrocławiu", "we"), ("Włocławku", "we"), ("Wrześni", "we"), ("Fromborku", "we"), ("Lwowie", "we"),
        ("Wągrowcu", "w"), ("Radomiu", "w"), ("Zwoleniu", "w"), ("Warszawie", "w"), ("", "w"),
    ],
)  # fmt: skip
def test_in_has_a_helping_vowel_before_w_and_a_consonant(word: str, preposition: str) -> None:
    assert preposition_in(word) == preposition


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("Zwoleń", "ze Zwolenia"), ("Radom", "z Radomia"), ("Strzelce Krajeńskie", "ze Strzelec Krajeńskich"),
        ("Szczecin", "ze Szczecina"), ("Szamotuły", "z Szamotuł"), ("Siedlce", "z Siedlec"),
        ("Wrocław", "z Wrocławia"), ("Środa Wielkopolska", "ze Środy Wielkopolskiej"),
        ("Lwówek Śląski", "ze Lwówka Śląskiego"),
    ],
)  # fmt: skip
def test_from_has_a_helping_vowel_before_a_hiss_and_a_consonant(name: str, origin: str) -> None:
    assert genitive_with_preposition(name) == origin
    assert origin.startswith(preposition_from(origin.split(" ", 1)[1]))


def test_the_dictionary_is_not_loaded_until_a_name_is_declined() -> None:
    script = (
        "import sys; import spoiwo.common.polish as p; assert 'morfeusz2' not in sys.modules;"
        "p.decline('Zwoleń', p.Case.MIEJSCOWNIK); assert 'morfeusz2' in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_threads_decline_side_by_side() -> None:
    names = ["Zwoleń", "Radom", "Nasielsk", "Zakroczym", "Przysucha", "Leoncin", "Pomiechówek", "Czosnów"]
    results: dict[str, str] = {}

    def work(name: str) -> None:
        results[name] = decline(f"Urząd Pracy w mieście {name}", Case.NARZEDNIK)

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == {name: f"Urzędem Pracy w mieście {name}" for name in names}
