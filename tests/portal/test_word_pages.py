"""The glossary of abbreviations and the licences of what travels with the product."""

import re
from pathlib import Path

import morfeusz2
from django.test import Client

from spoiwo.common.polish import slugify
from spoiwo.portal import notices
from spoiwo.search.abbreviations import ABBREVIATIONS
from tests.portal.conftest import Reader
from tests.portal.test_register_page import statements_of

ROOT = Path(__file__).resolve().parents[2]


def test_every_abbreviation_has_an_anchor_and_its_full_name(read: Reader) -> None:
    page = read("/skroty/")

    for abbreviation in ABBREVIATIONS:
        assert f'<div id="{slugify(abbreviation.short)}"><dt><abbr>{abbreviation.short}</abbr></dt>' in page
        assert abbreviation.full in page.replace("\u00a0", " ")


SEEDS = "PUP WUP OPS PCPR ROPS OWES OHP LGD NGO JST PES EUST FFW FISE RPO EFS KIS CIS"


def test_abbreviations_of_the_seeds_are_all_there(read: Reader) -> None:
    page = read("/skroty/")

    assert [short for short in SEEDS.split(" ") if f"<abbr>{short}</abbr>" not in page] == []


def test_links_between_abbreviations_lead_to_anchors_that_exist(read: Reader) -> None:
    page = read("/skroty/")

    assert set(re.findall(r'href="#([a-z]+)"', page)) - {"content"} <= set(
        re.findall(r'<div id="([a-z]+)"', page)
    )


def test_the_glossary_stands_in_polish_order(read: Reader) -> None:
    page = read("/skroty/")

    places = [page.index(f"<abbr>{short}</abbr>") for short in ("ARiMR", "CIS", "RPO", "ŚDS", "UTW", "ZUS")]
    assert places == sorted(places)


def test_the_notice_of_the_dictionary_travels_word_for_word(read: Reader) -> None:
    page = read("/licencje/").replace("&quot;", '"')

    assert "\n".join(morfeusz2.Morfeusz().dict_copyright().strip().splitlines()) in page


def test_bundled_data_and_typefaces_are_named_with_their_licences(read: Reader) -> None:
    page = read("/licencje/")

    for words in (
        "GeoNames",
        "CC BY 4.0",
        "Brygada 1918",
        "Source Sans 3",
        "OFL 1.1",
        "EUPL 1.2",
        "BSD-2-Clause",
    ):
        assert words in page
    assert "fonts/brygada-1918-OFL.txt" in page


def test_every_library_asked_for_is_named() -> None:
    asked = re.findall(r"(?m)^([A-Za-z0-9-]+)", (ROOT / "requirements/base.in").read_text(encoding="utf-8"))

    named = {library.name.lower() for library in notices.libraries()}
    assert {name.lower() for name in asked} - named == set()


def test_versions_are_those_installed() -> None:
    django = next(library for library in notices.libraries() if library.name == "Django")

    assert django.version.startswith("5.2")


def test_pages_of_words_ask_the_database_nothing(visitor: Client, db: None) -> None:
    assert statements_of(visitor, "/skroty/") == 0
    assert statements_of(visitor, "/licencje/") == 0
