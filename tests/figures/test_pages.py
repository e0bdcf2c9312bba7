"""The page of figures: every number opens its records, in a year or in any days."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.figures import jobs
from spoiwo.figures.models import Recount
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_held_meeting
from tests.reading import read

pytestmark = pytest.mark.django_db
FIGURES = "/pulpit/powiat-zwolenski/liczby/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    with scope(partnership=cast.partnership):
        for day in (date(2016, 3, 10), date(2016, 9, 15)):
            a_held_meeting(
                cast.partnership, kind=MeetingKind.SIGNATORIES, day=day, title=f"Posiedzenie {day:%d.%m}"
            )
    return client_of(cast.officer)


def test_a_number_leads_to_its_records(officer: Client) -> None:
    listed = read(officer, f"{FIGURES}?rok=2016")
    assert 'href="/pulpit/powiat-zwolenski/liczby/p03/?rok=2016">2<' in listed

    page = read(officer, f"{FIGURES}p03/?rok=2016")

    assert "Posiedzenie 10.03" in page
    assert "Posiedzenie 15.09" in page
    assert "obie drogi dają to samo" in page


def test_a_table_without_a_picture_is_not_called_the_same_as_one(cast: Cast, officer: Client) -> None:
    cast.partnership.founded_on = date(2014, 5, 14)
    cast.partnership.save(update_fields=["founded_on"])

    drawn, nought = (read(officer, f"{FIGURES}{code}/?rok=2016") for code in ("p03", "p02"))

    assert "To samo jako tabela" in drawn
    assert "To samo jako tabela" not in nought
    assert "Liczby z wcześniejszych okresów" in nought


def test_any_days_can_be_asked_for_and_the_number_keeps_them(officer: Client) -> None:
    page = read(officer, f"{FIGURES}?od=1.01.2016&do=30+czerwca+2016")

    assert "p03/?od=2016-01-01&amp;do=2016-06-30" in page
    assert "Posiedzenie 15.09" not in read(officer, f"{FIGURES}p03/?od=2016-01-01&do=2016-06-30")


@pytest.mark.parametrize("asked", ["od=2016-05-01&do=2016-04-01", "od=wczoraj+albo+dziś", "od=1.01.2016&do="])
def test_days_nobody_understands_are_shown_again_with_a_sentence(officer: Client, asked: str) -> None:
    page = read(officer, f"{FIGURES}?{asked}")

    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize("asked", ["rok=0", "rok=9999", "rok=abcd", "rok=99999999999999999999"])
def test_odd_years_are_this_year(officer: Client, asked: str) -> None:
    assert read(officer, f"{FIGURES}?{asked}")


def test_an_unknown_figure_is_a_404(officer: Client) -> None:
    assert officer.get(f"{FIGURES}p99/").status_code == 404


def test_a_period_without_records_says_so(officer: Client) -> None:
    assert "nic nie zapisano" in read(officer, f"{FIGURES}p03/?rok=1999")


def test_the_nightly_recount_agrees_and_says_when_it_was_made(cast: Cast, officer: Client) -> None:
    assert jobs.recount_figures(0) == 0
    assert "każda liczba zgadza się" in read(officer, FIGURES)

    assert jobs.recount_figures(0) == 0
    with scope(partnership=cast.partnership):
        assert Recount.objects.count() == 1


def test_a_number_that_drifts_is_told_and_nothing_is_changed(
    cast: Cast, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A fault in one of the two ways: the walk over the records forgets that meetings are closed.
    monkeypatch.setattr(
        "spoiwo.figures.definitions.meetings.MeetingFact.took_place", property(lambda _fact: False)
    )

    assert jobs.recount_figures(0) > 0

    page = read(officer, f"{FIGURES}?rok=2016")
    assert "P03" in page
    assert 'p03/?rok=2016">2<' in page
    with scope(partnership=cast.partnership):
        assert Meeting.objects.count() == 2
