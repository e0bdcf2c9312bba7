"""Ideas as everybody reads them: pages, the gala, the card on paper, the search."""

import pytest
from django.test import Client

from spoiwo.ideas import services
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.documents.readers import word_text
from tests.factories.ideas import (
    SYSTEM,
    a_call,
    a_draft_call,
    a_partner,
    a_vote_on_paper,
    admitted,
    agreed,
    counted,
    handed_in,
)
from tests.factories.registry import an_organization
from tests.ideas.pages import INNER, PUBLIC
from tests.reading import read

pytestmark = pytest.mark.django_db


def test_everybody_reads_admitted_ideas_and_no_others(home: Partnership, reader: Client) -> None:
    read(reader, PUBLIC, 404)
    a_draft_call(home, title="Nabór w szkicu")
    read(reader, PUBLIC, 404)
    read(reader, f"{PUBLIC}1/", 404)
    call = a_call(home, title="Nabór otwarty")
    handed_in(call, "Czeka na przyjęcie")
    admitted(
        call, "Przyjęty pomysł", author_person="Anna Skryta", leader_person="Jan Jawny", is_leader_shown=True
    )

    assert "Nabór otwarty" in read(reader, PUBLIC)
    assert "Nabór w szkicu" not in read(reader, PUBLIC)
    page = read(reader, f"{PUBLIC}2/")
    assert "Przyjęty pomysł" in page
    assert "Czeka na przyjęcie" not in page
    read(reader, f"{PUBLIC}2/1/", 404)
    page = read(reader, f"{PUBLIC}2/2/")
    assert "Jan Jawny" in page
    assert "Anna Skryta" not in page
    assert "Ideas" in read(reader, "/partnerstwa/powiat-zwolenski/")


def test_the_gala_names_the_chosen_with_their_leaders_in_order(home: Partnership, reader: Client) -> None:
    call = a_call(home, gala_place="Nasielsk", summary="Rok później działają dwa projekty.")
    vote = a_vote_on_paper(call, ("Ścieżki", "Szkoła", "Szlak"))
    read(reader, f"{PUBLIC}1/gala/", 404)
    counted(vote, 10, n1=3, n2=9, n3=5)
    page = read(reader, f"{PUBLIC}1/gala/")

    assert page.index("Szkoła") < page.index("Szlak")
    assert "Ścieżki" not in page.split("<main")[1].split("</main")[0].replace("Szkoła", "")
    assert "Rok później" in page
    paper = word_text(reader.get(f"{PUBLIC}1/gala/docx/").content).replace("\u00a0", " ")
    assert "Warsztaty w Leoncinie" in paper
    assert "Szkoła" in paper


def test_the_card_on_paper_names_in_public_only_who_agreed(
    home: Partnership, officer: Client, reader: Client
) -> None:
    idea = admitted(a_call(home), author_person="Anna Skryta")
    agreed(idea, an_organization("Fundacja Zgodna"))
    a_partner(idea, an_organization("Fundacja Milcząca"))

    inside = word_text(officer.get(f"{INNER}karty/{idea.pk}/plik/docx/").content)
    outside = word_text(reader.get(f"{PUBLIC}1/1/plik/docx/").content)

    assert {"Fundacja Zgodna" in inside, "Fundacja Milcząca" in inside, "Anna Skryta" in inside} == {True}
    assert "Fundacja Zgodna" in outside
    assert "Fundacja Milcząca" not in outside
    assert "Anna Skryta" not in outside
    for kind in ("pdf", "odt"):
        assert reader.get(f"{PUBLIC}1/1/plik/{kind}/").status_code == 200


def test_ideas_are_found_by_the_search_while_admitted_and_the_partnership_is_public(
    home: Partnership, reader: Client
) -> None:
    call = a_call(home)
    idea = admitted(call, "Wędrowny warsztat zduński")

    assert f'href="{PUBLIC}1/1/?wyniki=' in read(reader, "/szukaj/?q=zduńskiego+warsztatu")
    services.give_up_idea(actor=SYSTEM, idea=idea, ground="Brak lidera")
    assert f'href="{PUBLIC}1/1/' not in read(reader, "/szukaj/?q=zduńskiego+warsztatu")


def test_a_partnership_that_is_not_public_shows_no_ideas(home: Partnership, reader: Client) -> None:
    admitted(a_call(home))
    Partnership.objects.filter(pk=home.pk).update(stage=Stage.PREPARATION)

    read(reader, f"{PUBLIC}1/", 404)
