"""Duties of the law about personal data, each under its own number (GDPR-01, GDPR-03, GDPR-09)."""

import io
from datetime import date
from itertools import chain
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from odf.opendocument import load
from odf.table import TableRow

from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors, services, uses
from spoiwo.privacy.models import ClauseGiven, ClauseVersion
from spoiwo.privacy.states import Standing
from spoiwo.requests.models import Case
from spoiwo.requests.states import FOLLOWING
from tests.architecture.access_table import PURPOSES
from tests.cast import Cast, ClientOf
from tests.factories.privacy import a_controller
from tests.factories.requests import a_sent_case
from tests.privacy import outside_forms

ASKING = "requests:case_ask"
# Pages outside that send something and take no personal data with it.
NO_PERSONAL_DATA = {
    "comments/article_rate.html",  # a mark from one to five; nobody is asked who gives it
    "comments/comment_report.html",  # what is wrong with a comment; nobody is asked who says so
    "files/own_consent.html",  # one button that takes a consent back
    "portal/meeting.html",  # the choice of a language
    "portal/offer_list.html",  # words looked for, kept nowhere
    "portal/partnership.html",
    "portal/practice.html",
}
ASKED_FOR = (
    "Who answers for the data", "Data protection officer", "What for", "On what ground", "Who gets them",
    "Kept how long", "Your rights", "Complaint", "Must you give them", "Decided by a machine",
)  # fmt: skip


def _ask(browser: Client, partnership: Partnership) -> None:
    address = reverse(ASKING, args=[partnership.slug, "dostepnosc-cyfrowa"])
    typed = {"mark": str(uuid4()), "subject": "Mapa", "reply": "email", "email": "a@example.org"}
    assert browser.post(address, typed).status_code == 302


def test_gdpr_01_the_clause_says_all_the_regulation_asks_for(home: Partnership) -> None:
    a_controller(home)

    shown = selectors.shown_clause(home, uses.get("wnioski"), date(2026, 5, 8))

    assert {part.heading for part in shown.parts} >= set(ASKED_FOR)
    assert all(part.words for part in shown.parts)
    assert "Ewa Inspektor" in shown.parts[1].words


@pytest.mark.parametrize("purpose", sorted({*chain.from_iterable(PURPOSES.values())}))
def test_gdpr_01_every_page_of_a_personal_link_has_a_clause(purpose: str) -> None:
    assert purpose in uses.linked()


def test_gdpr_01_a_form_for_people_outside_without_a_clause_is_found() -> None:
    without = {
        name
        for name in outside_forms.templates_with_forms()
        if not outside_forms.shows_clause(name) and not outside_forms.is_of_a_link(name)
    }

    assert without == NO_PERSONAL_DATA


def test_gdpr_01_the_public_form_shows_its_clause(home: Partnership, client: Client) -> None:
    page = client.get(reverse(ASKING, args=[home.slug, "dostepnosc"])).content.decode()

    assert 'data-clause="wnioski"' in page


def test_gdpr_01_the_page_of_a_personal_link_shows_the_clause(home: Partnership, client: Client) -> None:
    _case, link = a_sent_case(home)
    page = client.get(reverse("requests:link_case", args=[token_of(link)])).content.decode()

    assert 'data-clause="wnioski"' in page


def test_gdpr_01_the_version_is_kept_with_each_form_sent(home: Partnership, client: Client) -> None:
    _ask(client, home)
    a_controller(home)
    _ask(client, home)

    first, second = Case.objects.order_by("pk")
    given = {row.number: row for row in ClauseGiven.objects.filter(subject=FOLLOWING)}
    assert (given[first.pk].clause.number, given[second.pk].clause.number) == (1, 2)
    assert given[second.pk].on == date(2026, 5, 8)
    assert "Ewa Inspektor" in given[second.pk].clause.text
    assert "Ewa Inspektor" not in given[first.pk].clause.text


def test_gdpr_01_acting_through_a_link_keeps_the_version_once(home: Partnership) -> None:
    case, link = a_sent_case(home)

    use_link(link)
    use_link(link)

    assert ClauseGiven.objects.filter(subject=FOLLOWING, number=case.pk).count() == 1
    assert ClauseVersion.objects.count() == 1


def test_gdpr_01_of_a_vote_no_day_is_kept(home: Partnership) -> None:
    services.note_given(partnership=home, use=uses.get(uses.VOTES), subject="elections.vote", number=7)

    assert not ClauseGiven.objects.exists()


def test_gdpr_03_the_record_tells_what_the_product_does_and_leaves_as_pdf_and_ods(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    count = services.take_in_library(actor=cast.officer, partnership=home)
    browser = client_of(cast.officer)

    table = browser.get(reverse("privacy:activity_file", args=[home.slug, "ods"]))
    rows = load(io.BytesIO(table.content)).getElementsByType(TableRow)
    paper = browser.get(reverse("privacy:activity_file", args=[home.slug, "pdf"]))

    assert (count, len(rows)) == (len(uses.known()), len(uses.known()) + 1)
    assert paper.content.startswith(b"%PDF")


def test_gdpr_03_taking_in_twice_adds_nothing_and_keeps_the_words_of_the_office(
    home: Partnership, cast: Cast
) -> None:
    services.take_in_library(actor=cast.officer, partnership=home)

    assert services.take_in_library(actor=cast.officer, partnership=home) == 0


def test_gdpr_09_who_answers_for_the_data_is_known_for_each_day(home: Partnership) -> None:
    first = a_controller(home, since=date(2026, 1, 1))
    second = a_controller(
        home, since=date(2026, 4, 1), standing=Standing.JOINT, arrangement="Powiat odpowiada na pytania."
    )

    assert selectors.controller_of(home, date(2025, 12, 31)) is None
    assert selectors.controller_of(home, date(2026, 3, 31)) == first
    assert selectors.controller_of(home, date(2026, 4, 1)) == second
    assert (
        "Powiat odpowiada" in selectors.shown_clause(home, uses.get("forum"), date(2026, 5, 8)).parts[0].words
    )
