"""What an institution does in the work of partnerships, on its page: only what is public, in few queries."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from pytest_django import Settings

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.portal.links import organization_url
from spoiwo.practices import services as practices
from spoiwo.projects.models import Project
from spoiwo.recommendations import services as recommendations
from spoiwo.recommendations.states import Answer
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit
from tests.factories.communiques import a_photo, a_published, places
from tests.factories.offers import an_offer, an_open_offer
from tests.factories.partnerships import a_partnership
from tests.factories.plans import a_plan, adopted, an_action
from tests.factories.practices import a_practice
from tests.factories.practices import a_published as a_published_practice
from tests.factories.projects import a_joined_project
from tests.factories.recommendations import an_adopted, answered, listed, passed_on
from tests.factories.registry import a_signatory, an_organization
from tests.portal.conftest import SYSTEM, Reader

HEADING = "In the work of partnerships"


@pytest.fixture
def home(territory: Callable[[str], Unit], settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    settings.FILES_ROOT = tmp_path / "files"
    made = a_partnership()
    with scope(partnership=made):
        yield made


@pytest.fixture
def office(home: Partnership) -> Organization:
    made = an_organization("Biblioteka w Zwoleniu")
    a_signatory(home, made)
    return made


def page_of(read: Reader, organization: Organization) -> str:
    return read(organization_url(organization.pk, organization.name))


def everything(home: Partnership, office: Organization, number: int = 1) -> None:
    """Let the institution take part in each kind of work once."""
    found = an_adopted(home, title=f"Szkolenie {number}")
    response = listed(found, office)
    passed_on(found)
    answered(response)
    a_published_practice(home, title=f"Czytelnia {number}", organization=office)
    borrowed = a_published_practice(home, title=f"Spiżarnia {number}")
    draft = practices.ReuseDraft(organization=office)
    practices.say_reuse(actor=SYSTEM, practice=borrowed, draft=draft)
    an_open_offer(home, f"Kurs {number}", provider=office)
    communique = a_published(home, title=f"Komunikat {number}")
    a_photo(next(one for one in places(communique) if one.organization_id == office.pk))
    plan = a_plan(home, f"Plan {number}")
    an_action(plan, title=f"Warsztat {number}", organization=office)
    adopted(plan)
    link = a_joined_project(home, f"Projekt {number}")
    Project.objects.filter(pk=link.project_id).update(beneficiary=office)


def test_an_institution_that_does_nothing_yet_has_no_such_section(office: Organization, read: Reader) -> None:
    assert HEADING not in page_of(read, office)


def test_each_kind_of_work_leads_to_its_page(home: Partnership, office: Organization, read: Reader) -> None:
    everything(home, office)

    page = page_of(read, office)

    for name in (
        "Szkolenie 1",
        "Czytelnia 1",
        "Spiżarnia 1",
        "Kurs 1",
        "Komunikat 1",
        "Warsztat 1",
        "Projekt 1",
    ):
        assert name in page, name
    assert "accepts" in page
    assert page.index('id="work-recommendations"') < page.index('id="work-projects"')


def test_what_is_not_public_is_not_there(home: Partnership, office: Organization, read: Reader) -> None:
    hidden = an_adopted(home, title="Poufna rekomendacja")
    listed(hidden, office)
    passed_on(hidden)
    recommendations.show_recommendation(actor=SYSTEM, recommendation=hidden, is_public=False)
    listed(an_adopted(home, title="Jeszcze nie wysłana"), office)
    a_practice(home, title="Szkic karty", organization=office)
    an_offer(home, "Szkic oferty", provider=office)
    a_published(home, title="Nie wisi nigdzie")
    an_action(a_plan(home, "Szkic planu"), title="Działanie szkicu", organization=office)

    page = page_of(read, office)

    for name in ("Poufna", "Jeszcze nie", "Szkic", "Nie wisi", "Działanie szkicu"):
        assert name not in page, name


def test_a_question_or_silence_of_the_institution_is_not_told(
    home: Partnership, office: Organization, read: Reader
) -> None:
    found = an_adopted(home, title="Szkolenie")
    response = listed(found, office)
    passed_on(found)
    answered(response, Answer.QUESTION, "Ile to kosztuje?")

    page = page_of(read, office)

    assert "passed on" in page
    assert "Ile to kosztuje" not in page
    assert "question" not in page


def test_work_of_a_partnership_not_public_is_not_there(
    home: Partnership, office: Organization, read: Reader
) -> None:
    everything(home, office)
    Partnership.objects.filter(pk=home.pk).update(stage=Stage.PREPARATION)

    assert HEADING not in page_of(read, office)


def test_of_a_resident_nothing_is_gathered(home: Partnership, read: Reader) -> None:
    person = an_organization("Anna Nowak", category="inne.osoba")
    a_signatory(home, person)
    everything(home, person)

    assert HEADING not in page_of(read, person)


def test_more_work_asks_no_more_of_the_database_and_says_that_there_is_more(
    home: Partnership, office: Organization, read: Reader
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            page_of(read, office)
        return len(caught)

    everything(home, office)
    few = asked()
    for number in range(2, 15):
        everything(home, office, number)

    assert asked() == few
    assert "The latest 12 are shown" in page_of(read, office)
