"""How persons, their offices and their institutions are read."""

import pytest

from tests.intake.understanding.reading import people, read

PUP = "Powiatowy Urząd Pracy w Lesku"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"Gości witał dyrektor {PUP.replace('Powiatowy Urząd', 'Powiatowego Urzędu')} Jan Kowalski.",
            ("Jan Kowalski", "dyrektor", PUP),
        ),
        ("Mówiła Anna Nowak – dyrektor PUP w Lesku.", ("Anna Nowak", "dyrektor", PUP)),
        ("Starosta Leski: Marek Pańko otworzył obrady.", ("Marek Pańko", "Starosta Leski", "")),
        ("Rozmawiano z panią Teresą Wolską, prezes PUP w Lesku.", ("Teresa Wolska", "prezes", PUP)),
        (f"{PUP} – Ewelina Pietraszko", ("Ewelina Pietraszko", "", PUP)),
        ("Mówił Jan Kowalski (PUP w Lesku).", ("Jan Kowalski", "", PUP)),
        (
            "Umowa z PUP w Lesku, reprezentowanym przez Dyrektora Adama Bąka, trwa.",
            ("Adam Bąk", "Dyrektor", PUP),
        ),
        ("Protokołowała: Joanna Mazurek", ("Joanna Mazurek", "protokolantka", "")),
    ],
)
def test_office_and_institution_beside_a_name(text: str, found: tuple[str, str, str]) -> None:
    assert people(text) == [found]


@pytest.mark.parametrize(
    ("declined", "name"),
    [
        ("z Krystianem Busztą", "Krystian Buszta"),
        ("dla Jadwigi Olszowskiej-Urban", "Jadwiga Olszowska-Urban"),
        ("o Tomaszu Zielińskim", "Tomasz Zieliński"),
        ("od Jana Pawła Nowaka", "Jan Paweł Nowak"),
        ("przez Irenę Szymankę", "Irena Szymanka"),
        ("od Tomasza Schabanka", "Tomasz Schabanek"),
    ],
)
def test_a_name_in_any_case_is_put_in_the_nominative(declined: str, name: str) -> None:
    assert [row.name for row in read(f"Mówiono {declined} bardzo długo.").persons] == [name]


def test_two_lists_are_matched_by_order() -> None:
    text = "Podpisali: Wójtowie: Czarnej, Lutowisk i Soliny: Anna Bąk, Jan Lis i Piotr Kruk."

    assert [(name, office) for name, office, _ in people(text)] == [
        ("Anna Bąk", "Wójt Czarnej"),
        ("Jan Lis", "Wójt Lutowisk"),
        ("Piotr Kruk", "Wójt Soliny"),
    ]


def test_an_office_between_two_names_belongs_to_the_one_it_introduces() -> None:
    assert [row[:2] for row in people("Byli: Starosta Leski Jan Lis, Wicestarosta: Ewa Bąk.")] == [
        ("Jan Lis", "Starosta Leski"),
        ("Ewa Bąk", "Wicestarosta"),
    ]


def test_a_patron_a_street_and_a_saint_are_no_persons() -> None:
    assert (
        people(
            "Szkoła Podstawowa im. Jana Kochanowskiego w Lesku, "
            "ul. Adama Mickiewicza 3, obok pomnika Jana Nowaka."
        )
        == []
    )


def test_one_person_in_two_cases_is_one_person() -> None:
    found = read("Mówił Jan Kowalski. Podziękowano Janowi Kowalskiemu.").persons

    assert [(row.name, len(row.spans)) for row in found] == [("Jan Kowalski", 2)]


def test_a_surname_the_dictionary_lacks_is_shown_as_unsure() -> None:
    assert read("Mówiono z Adamem Xerwickowskim długo.").persons[0].confidence == "unsure"


def test_surname_first_in_a_row_of_a_list() -> None:
    assert [row[0] for row in people("Lista obecnych:\n1. Sobczuk Maria\n2. Wolak Henryk")] == [
        "Maria Sobczuk",
        "Henryk Wolak",
    ]
