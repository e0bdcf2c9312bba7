"""One institution written twice in a list, two institutions written almost alike."""

from datetime import date

import pytest

from spoiwo.intake import services
from spoiwo.intake.services import Decision
from spoiwo.intake.similarity import is_same_firm, numbers_differ
from spoiwo.intake.states import BatchState, Choice, Verdict
from spoiwo.registry.models import Organization
from spoiwo.registry.services import rename_organization
from spoiwo.registry.states import Scheme
from tests.cast import Cast
from tests.factories.registry import an_organization
from tests.intake.lists import Bring, codes_of, row_of, verdicts_of

REGON = "123456785"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Miejski Ośrodek Pomocy Społecznej w Zwoleniu", "MOPS w Zwoleniu"),
        ("Fundacja „Dobry Start”", "Fundacja Dobry Strat"),
    ],
)
def test_a_row_much_like_one_above_is_asked_about(bring: Bring, cast: Cast, first: str, second: str) -> None:
    batch = bring.rows([first, "2019"], [second, "2019"])

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.DECIDE]
    assert "similar_row" in codes_of(row_of(batch, 3))

    services.decide_rows(actor=cast.officer, batch=batch, decisions=[Decision(3, Choice.SKIP)])
    services.commit_batch(actor=cast.officer, batch=batch)

    assert batch.state == BatchState.COMMITTED
    assert Organization.objects.count() == 1


def test_two_alike_are_two_when_the_officer_says_so(bring: Bring, cast: Cast) -> None:
    batch = bring.rows(["Fundacja „Dobry Start”", "2019"], ["Fundacja Dobry Strat", "2019"])

    services.decide_rows(actor=cast.officer, batch=batch, decisions=[Decision(3, Choice.NEW)])
    services.commit_batch(actor=cast.officer, batch=batch)

    assert Organization.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Szkoła Podstawowa nr 1 w Zwoleniu", "Szkoła Podstawowa nr 2 w Zwoleniu"),
        ("I Liceum Ogólnokształcące w Zwoleniu", "II Liceum Ogólnokształcące w Zwoleniu"),
        ("Koło Gospodyń Wiejskich w Zielonce", "Koło Gospodyń Wiejskich w Zielonej"),
    ],
)
def test_a_number_or_a_town_tells_two_apart(bring: Bring, first: str, second: str) -> None:
    assert verdicts_of(bring.rows([first, "2019"], [second, "2019"])) == [Verdict.NEW, Verdict.NEW]


def test_one_number_under_two_names_of_one_kind_needs_mending(bring: Bring) -> None:
    rows = [
        ["Spółdzielnia Socjalna Tęcza", REGON, "2019"],
        ["Spółdzielnia Socjalna Jutrzenka", REGON, "2019"],
    ]

    batch = bring.rows(*rows, headings=["Nazwa", "REGON", "Od"])

    assert verdicts_of(batch) == [Verdict.NEW, Verdict.ERROR]
    assert "number_in_row" in codes_of(row_of(batch, 3))


def test_a_number_on_record_under_another_name_of_the_kind_needs_a_decision(bring: Bring) -> None:
    an_organization("Spółdzielnia Socjalna Tęcza", "pes.ss", identifiers={Scheme.REGON: REGON})

    batch = bring.rows(["Spółdzielnia Socjalna Jutrzenka", REGON, "2019"], headings=["Nazwa", "REGON", "Od"])

    assert verdicts_of(batch) == [Verdict.DECIDE]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("PUP Zwoleń", "Powiatowy Urząd Pracy w Zwoleniu", True),
        ("Gmina Policzna", "Urząd Gminy Policzna", True),
        ("Spółdzielnia Socjalna Tęcza", "Spółdzielnia Socjalna Tecza", True),
        ("Spółdzielnia Socjalna Tęcza", "Spółdzielnia Socjalna Jutrzenka", False),
        ("Fundacja Merkury", "Stowarzyszenie Nadzieja", False),
    ],
)
def test_what_a_name_has_of_its_own_decides_whose_number_it_is(first: str, second: str, same: bool) -> None:
    assert is_same_firm(first, second) is same


def test_only_two_different_numbers_tell_names_apart() -> None:
    assert numbers_differ("Przedszkole nr 1", "Przedszkole nr 2")
    assert not numbers_differ("Przedszkole nr 1", "Przedszkole")


def test_an_institution_under_its_former_name_is_recognised_and_its_present_name_said(
    bring: Bring, cast: Cast
) -> None:
    known = an_organization("Ośrodek Pomocy Społecznej w Zwoleniu", "ps.ops")
    present = "Centrum Usług Społecznych w Zwoleniu"
    rename_organization(actor=cast.operator, organization=known, name=present, on=date(2020, 1, 1))

    batch = bring.rows(["Ośrodek Pomocy Społecznej w Zwoleniu", "2019"])

    row = row_of(batch, 2)
    assert (row.verdict, row.organization_id) == (Verdict.KNOWN, known.pk)
    assert any(found["params"].get("name") == present for found in row.findings)


def test_a_long_list_is_looked_at_as_a_whole_after_a_correction(bring: Bring, cast: Cast) -> None:
    rows = [[f"Gmina numer {number}", "2019"] for number in range(230)]
    batch = bring.rows(*rows, ["Fundacja „Dobry Start”", "2019"], ["Fundacja Dobry Strat", "2019"])

    services.decide_rows(actor=cast.officer, batch=batch, decisions=[Decision(233, Choice.NEW)])

    assert row_of(batch, 233).verdict == Verdict.DECIDE
