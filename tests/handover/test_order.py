"""Records of a kind stand in the order of their room, on short pages, found by a letter or a year."""

import re
from pathlib import Path

import pytest
from django_scopes import scope

from spoiwo.handover.order import ON_A_PAGE, By, near, order_of
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.voting.models import SecretBallot
from tests.factories.registry import a_signatory, an_organization
from tests.handover.packs import contents, pack_of

_TITLE = re.compile(r'<h2 id="t\d+">([^<]+)</h2>')
_HEAD = re.compile(r'<li><a href="(registry\.organization[^"]*\.html#r\d+)">([^<]+)</a></li>')


@pytest.fixture
def institutions(partnership: Partnership) -> list[str]:
    """Return names of more institutions than a page holds, recorded in no order."""
    names = [f"Łaźnia {number}" for number in range(1, 12)] + [f"Zakład {number}" for number in range(1, 20)]
    names += [f"Lipa {number}" for number in range(1, 20)]
    with scope(partnership=partnership):
        for name in names:
            a_signatory(partnership, an_organization(name))
    return names


@pytest.mark.django_db
def test_a_long_list_is_cut_into_pages_in_polish_order(
    partnership: Partnership, institutions: list[str], tmp_path: Path
) -> None:
    pages = contents(pack_of(partnership, tmp_path / "pack.zip"), "strony/registry.organization")

    first = _TITLE.findall(pages["strony/registry.organization.html"].decode())
    second = _TITLE.findall(pages["strony/registry.organization-2.html"].decode())
    assert len(first) == ON_A_PAGE
    assert first[-1] == "Zakład 9"
    assert second == [f"Zakład {number}" for number in range(10, 20)]
    assert {*first, *second} >= set(institutions)


@pytest.mark.django_db
def test_every_letter_leads_to_its_first_record_from_every_page(
    partnership: Partnership, institutions: list[str], tmp_path: Path
) -> None:
    pages = contents(pack_of(partnership, tmp_path / "pack.zip"), "strony/registry.organization")

    first, second = (pages[f"strony/registry.organization{part}.html"].decode() for part in ("", "-2"))

    heads = _HEAD.findall(first)

    assert heads == _HEAD.findall(second)
    assert [letter for _href, letter in heads] == ["G", "L", "Ł", "Z"]
    page, number = heads[2][0].split("#r")
    assert f'id="t{number}">Łaźnia 1<' in pages[f"strony/{page}"].decode()


@pytest.mark.django_db
def test_pages_in_another_language_hold_the_same_records(partnership: Partnership, tmp_path: Path) -> None:
    polish = pack_of(partnership, tmp_path / "pl.zip")
    english = pack_of(partnership, tmp_path / "en.zip", language="en")

    page = contents(english, "strony/")["strony/registry.organization.html"].decode()
    assert '<html lang="en">' in page
    assert "<h1>Institutions</h1>" in page
    assert 'lang="pl">Gmina powiat-zwolenski</h2>' in page
    assert contents(polish, "dane/", "pliki/") == contents(english, "dane/", "pliki/")


def test_the_order_of_the_room_holds_where_it_says_something_in_a_list_of_all() -> None:
    assert (order_of(Organization).by, order_of(Organization).lookup) == (By.LETTER, "sort_key")
    assert (order_of(Meeting).by, order_of(Meeting).fields[0]) == (By.YEAR, "-day")
    assert [order_of(model).by for model in (AgendaItem, Signatory)] == [By.NUMBER, By.NUMBER]


def test_secret_ballots_stand_in_the_order_of_their_marks_alone() -> None:
    assert order_of(SecretBallot).fields == ("pk",)


@pytest.mark.parametrize(
    ("here", "last", "named"),
    [(1, 1, [1]), (1, 9, [1, 2, 9]), (5, 9, [1, 4, 5, 6, 9]), (9, 9, [1, 8, 9])],
)
def test_a_page_names_its_neighbours_and_both_ends(here: int, last: int, named: list[int]) -> None:
    assert near(here, last) == named
