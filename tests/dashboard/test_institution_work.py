"""What an institution does in the work of a partnership, for who runs it: drafts and silence too."""

from collections.abc import Iterator

import pytest
from django.conf import settings as installed
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization, Signatory
from spoiwo.territory.services import load_bundled
from tests.cast import Cast, ClientOf
from tests.factories.communiques import a_published
from tests.factories.ideas import a_call, a_partner, an_idea
from tests.factories.offers import an_offer
from tests.factories.plans import a_plan, an_action
from tests.factories.practices import a_practice
from tests.factories.projects import a_joined_project
from tests.factories.recommendations import an_adopted, listed
from tests.factories.registry import SYSTEM, a_signatory, an_organization


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    load_bundled(actor=SYSTEM)
    with scope(partnership=cast.partnership):
        yield cast.partnership


@pytest.fixture
def office(home: Partnership) -> Signatory:
    return a_signatory(home, an_organization("Biblioteka w Zwoleniu"))


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[installed.LANGUAGE_COOKIE_NAME] = "en"
    return client


def everything(home: Partnership, office: Organization, number: int) -> None:
    listed(an_adopted(home, title=f"Szkolenie {number}"), office)
    a_published(home, title=f"Komunikat {number}")
    a_practice(home, title=f"Czytelnia {number}", organization=office)
    an_offer(home, f"Kurs {number}", provider=office)
    an_action(a_plan(home, f"Plan {number}"), title=f"Warsztat {number}", organization=office)
    link = a_joined_project(home, f"Projekt {number}")
    Project.objects.filter(pk=link.project_id).update(beneficiary=office)


def page_of(officer: Client, membership: Signatory) -> str:
    address = reverse("dashboard:institution_work", args=[membership.partnership.slug, membership.pk])
    answer = officer.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_membership_leads_to_the_work_of_the_institution(
    office: Signatory, officer: Client
) -> None:
    address = reverse("dashboard:institution_work", args=[office.partnership.slug, office.pk])
    entry = officer.get(reverse("registry:signatory", args=[office.partnership.slug, office.pk]))

    assert address in entry.content.decode()
    assert "Nothing is recorded yet" in page_of(officer, office)


def test_drafts_and_what_waits_are_there_and_lead_inside(
    home: Partnership, office: Signatory, officer: Client
) -> None:
    everything(home, office.organization, 1)
    call = a_call(home)
    an_idea(call, "Szlak rowerowy", author=office.organization)
    a_partner(an_idea(call, "Spiżarnia"), office.organization)

    page = page_of(officer, office)

    for name in (
        "Szkolenie 1", "Komunikat 1", "Czytelnia 1", "Kurs 1", "Warsztat 1", "Projekt 1",
        "Szlak rowerowy", "Spiżarnia",
    ):  # fmt: skip
        assert name in page, name
    assert page.index('id="work-recommendations"') < page.index('id="work-projects"')
    assert f"/pulpit/{home.slug}/dobre-praktyki/" in page


def test_another_institution_and_another_partnership_are_not_there(
    home: Partnership, office: Signatory, officer: Client, cast: Cast
) -> None:
    a_practice(home, title="Cudza karta", organization=an_organization("Inna biblioteka"))
    with scope(partnership=cast.other):
        a_practice(cast.other, title="Karta z innego partnerstwa", organization=office.organization)

    page = page_of(officer, office)

    assert "Cudza karta" not in page
    assert "innego partnerstwa" not in page


def test_the_page_asks_no_more_for_more_work(home: Partnership, office: Signatory, officer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page_of(officer, office)
        return len(asked)

    everything(home, office.organization, 1)
    first = queries()
    for number in (2, 3):
        everything(home, office.organization, number)

    assert queries() <= first
