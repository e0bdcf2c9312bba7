"""Before a communiqué is published its writer is told what an editor would point at; nothing is barred."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.communiques import services
from spoiwo.communiques.models import Communique
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.communiques import SYSTEM, a_draft, members
from tests.reading import english, read

TEXT = "Dzisiejsze spotkanie otworzył starosta.Następne będzie 8 października."


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def page(found: Communique, rest: str = "") -> str:
    return f"/pulpit/{found.partnership.slug}/komunikaty/{found.pk}/{rest}"


@pytest.mark.parametrize("rest", ["", "edytuj/"])
def test_a_draft_is_read_by_the_reader_of_proofs(home: Partnership, officer: Client, rest: str) -> None:
    found = a_draft(home, text=TEXT)

    told = read(officer, page(found, rest))

    for words in ("Dzisiejsze", "8 października", "A day told from today", "A space is missing"):
        assert words in told
    found.refresh_from_db()
    assert found.text == TEXT


def test_advice_bars_nothing_and_ends_with_the_publishing(home: Partnership, officer: Client) -> None:
    members(home)
    found = a_draft(home, text=TEXT)

    services.publish_communique(actor=SYSTEM, communique=found)

    assert "Before it is published" not in read(officer, page(found))


def test_a_text_without_faults_gets_a_calm_word(home: Partnership, officer: Client) -> None:
    text = "Rada spotkała się 14 maja 2015 r. Więcej: https://example.org/rada/"
    found = a_draft(home, title="Spotkanie rady", lead="", text=text)

    assert "Nothing to point at." in read(officer, page(found))
