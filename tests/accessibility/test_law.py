"""Duties of the law about the statement, each under its own number (A11Y-06 to A11Y-11, A11Y-15)."""

import re
from collections import Counter
from datetime import date

import pytest
from django.test import Client

from spoiwo.accessibility import services
from spoiwo.accessibility.jobs import remind_of_reviews
from spoiwo.accessibility.services import BarrierDraft, WordsDraft
from spoiwo.accessibility.states import Form, Ground, Language, Method, Status
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.accessibility import (
    MAP,
    SYSTEM,
    WORDS,
    a_declaration,
    a_declaration_draft,
    an_introduction,
)
from tests.journeys.words import on_screen
from tests.reading import english, read

IDS = {
    "a11y-deklaracja", "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja",
    "a11y-data-aktualizacja", "a11y-status", "a11y-ocena", "a11y-data-sporzadzenie", "a11y-kontakt",
    "a11y-osoba", "a11y-email", "a11y-telefon", "a11y-procedura", "a11y-architektura", "a11y-komunikacja",
    "a11y-data-przeglad",
}  # fmt: skip
SITE, OWN = "/dostepnosc/", "/partnerstwa/powiat-zwolenski/dostepnosc/"


def _ids(page: str) -> Counter[str]:
    return Counter(re.findall(r'id="(a11y-[\w-]+)"', page))


@pytest.mark.parametrize("address", ["/", "/partnerstwa/", "/szukaj/", "/konto/login/", "/nie-ma-takiej/"])
def test_a11y_06_every_page_leads_to_the_statement(home: Partnership, address: str) -> None:
    page = Client().get(address).content.decode()

    words = on_screen("Accessibility statement")
    assert f'<a href="/dostepnosc/">{words}</a>' in page.partition("<footer")[2]


def test_a11y_06_a_page_of_a_partnership_leads_to_the_statement_that_covers_it(home: Partnership) -> None:
    assert f'href="{OWN}"' in Client().get(home.get_absolute_url()).content.decode().partition("<footer")[2]
    assert Client().get(OWN)["Location"] == SITE

    a_declaration(home)

    assert "Powiat zwoleński" in read(Client(), OWN)


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "Tłumacz PJM"), ("en", "sign language"), ("uk", "жестова")]
)
def test_a11y_07_the_statement_is_html_in_every_language_of_the_site(
    home: Partnership, language: str, words: str
) -> None:
    made = a_declaration(None)
    for other, told in ((Language.EN, "A sign language interpreter"), (Language.UK, "жестова мова")):
        draft = WordsDraft("Вхід", told, barriers=(BarrierDraft("Map", Ground.NOT_YET, "There is a list."),))
        services.translate_declaration(actor=SYSTEM, declaration=made, language=other, draft=draft)
    reader = Client()
    reader.cookies["jezyk"] = language

    page = read(reader, SITE)

    assert f'<html lang="{language}"' in page
    assert words in page.partition('id="a11y-komunikacja"')[2]
    assert set(_ids(page)) == IDS


def test_a11y_08_every_id_stands_exactly_once(home: Partnership) -> None:
    a_declaration(None)
    full = a_declaration_draft(
        method=Method.AUDITOR, auditor="Fundacja Dostęp", architecture_url="https://example.org/budynek/",
        words=WordsDraft("Winda.", "Pętla.", "Aplikacja Zwoleń.", (MAP,)),
    )  # fmt: skip
    services.publish_declaration(actor=SYSTEM, partnership=home, draft=full, after=0)

    assert _ids(read(Client(), SITE)) == Counter(dict.fromkeys(IDS, 1))
    optional = {"a11y-aplikacje", "a11y-audytor", "a11y-architektura-url"}
    assert _ids(read(Client(), OWN)) == Counter(dict.fromkeys(IDS | optional, 1))
    assert '<h1 id="a11y-deklaracja">' in read(Client(), SITE)


def test_a11y_09_its_dates_stand_in_time_elements(home: Partnership) -> None:
    made = a_declaration(None)
    services.confirm_review(actor=SYSTEM, declaration=made, on=date(2026, 3, 12))

    page = read(Client(), SITE)

    for mark, day in {
        "publikacja": "2019-06-03",
        "aktualizacja": "2024-09-02",
        "sporzadzenie": "2025-03-10",
        "przeglad": "2026-03-12",
    }.items():
        assert f'<time id="a11y-data-{mark}" datetime="{day}">' in page


@pytest.mark.parametrize(
    ("status", "word"), [("full", "compliant"), ("partial", "partly compliant"), ("none", "not compliant")]
)
def test_a11y_10_the_status_is_one_of_three_with_what_is_not_accessible_and_why(
    home: Partnership, status: str, word: str
) -> None:
    barriers = () if status == "full" else (MAP,)
    words = WordsDraft(WORDS.architecture, WORDS.communication, barriers=barriers)
    a_declaration(None, status=Status(status), words=words)

    page = read(english(Client()), SITE)

    assert f"<strong>{word}</strong>" in page.partition('id="a11y-status"')[2]
    assert ("Mapa sygnatariuszy" in page) is (status != "full")
    assert ("Obok jest lista gmin." in page) is (status != "full")


@pytest.mark.parametrize(("status", "barriers"), [("full", (MAP,)), ("partial", ()), ("none", ())])
def test_a11y_10_a_status_its_list_contradicts_is_refused(
    home: Partnership, status: str, barriers: tuple[BarrierDraft, ...]
) -> None:
    words = WordsDraft("Winda.", "Pętla.", barriers=barriers)

    with pytest.raises(BadInput) as refusal:
        a_declaration(None, status=Status(status), words=words)

    assert refusal.value.field == "status"


def test_a11y_11_whoever_keeps_an_unreviewed_statement_is_reminded_twice_before_31_march(
    home: Partnership, cast: Cast
) -> None:
    a_declaration(None)
    own = a_declaration(home)
    reached: dict[date, set[str]] = {}
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 24), date(2026, 3, 25)):
        Message.objects.all().delete()
        with clock.frozen(day):
            remind_of_reviews(timestamp=0)
        reached[day] = {address for letter in Message.objects.all() for address in letter.to}

    keepers = {cast.operator.email, cast.officer.email}
    assert list(reached.values()) == [set(), keepers, set(), keepers, set()]

    # A review confirmed in the year asks for no more.
    Message.objects.all().delete()
    with clock.frozen(date(2027, 3, 1)):
        services.confirm_review(actor=SYSTEM, declaration=own, on=date(2027, 1, 15))
        remind_of_reviews(timestamp=0)
    assert {address for letter in Message.objects.all() for address in letter.to} == {cast.operator.email}


@pytest.mark.parametrize("form", Form)
def test_a11y_15_the_office_is_told_of_in_easy_words_for_programs_and_in_sign_language(
    home: Partnership, form: Form
) -> None:
    an_introduction(home, form, film_url="https://example.org/film/" if form == Form.SIGN else "")

    page = read(english(Client()), f"{OWN}o-nas/")

    assert str(form.label).lower() in page.lower()
    assert "Pomagamy ludziom znaleźć pracę." in page
    assert ("https://example.org/film/" in page) is (form == Form.SIGN)
