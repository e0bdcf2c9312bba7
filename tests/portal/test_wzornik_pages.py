"""The pattern page shows the real components, all of them."""

import re
from pathlib import Path

import pytest
from django.test import Client

from spoiwo.common.templatetags import printed

pytestmark = pytest.mark.django_db
COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"
# Drawn only for a signed-in officer of a partnership, by a script's request, or in the head.
ELSEWHERE = {
    "_parts.html",
    "_inner_nav.html",
    "_formset.html",
    "_page_meta.html",
    "_suggestions.html",
    "_gap.html",
    "_known_period.html",
    # A script opens photos with it, and those of the page of patterns would need the database.
    "_viewer.html",
}


def test_every_component_is_shown() -> None:
    # What a page before it printed is only looked up, and the test hears of what is drawn.
    printed.remembered.cache_clear()
    answer = Client().get("/wzornik/")

    shown = {str(template.name).rpartition("/")[2] for template in answer.templates if template.name}
    missing = {path.name for path in COMPONENTS.rglob("*.html")} - shown - ELSEWHERE
    assert answer.status_code == 200
    assert not missing


def test_every_component_documents_itself() -> None:
    for component in COMPONENTS.rglob("*.html"):
        assert "{% comment %}" in component.read_text(encoding="utf-8")[:200], component.name


def test_the_page_has_one_heading_and_unique_names_of_elements() -> None:
    page = Client().get("/wzornik/").content.decode()

    names = re.findall(r'\sid="([^"]+)"', page)
    assert page.count("<h1") == 1
    assert sorted(set(names)) == sorted(names)


def test_lengths_in_the_chart_are_written_for_machines_in_every_language() -> None:
    page = Client().get("/wzornik/").content.decode()

    assert re.search(r'width="\d+\.\d+%"', page)
    assert not re.search(r'="\d+,\d+%?"', page)


def test_suggestions_hold_what_was_typed() -> None:
    answer = Client().get("/wzornik/podpowiedzi/", {"q": "wojewódzki"})

    assert answer.content.decode().count('role="option"') == 1
