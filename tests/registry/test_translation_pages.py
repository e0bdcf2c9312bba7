"""The page on which an institution's name in other languages is written."""

import pytest
from django.conf import settings
from django.test import Client

from spoiwo.partnerships.states import Language
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import foreign_names, mark_of
from tests.cast import Cast, ClientOf
from tests.factories.registry import an_organization
from tests.registry.test_translations import renamed, translate

pytestmark = pytest.mark.django_db
EN = Language.ENGLISH


@pytest.fixture
def office(cast: Cast) -> Organization:
    return an_organization("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup")


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def address(office: Organization) -> str:
    return f"/pulpit/instytucje/{office.pk}/jezyki/"


def sent(office: Organization, **names: str) -> dict[str, str]:
    return {"version": mark_of(foreign_names(office))} | names


def test_a_name_is_written_in_its_language(office: Organization, officer: Client) -> None:
    page = officer.get(address(office)).content.decode()
    answer = officer.post(address(office), sent(office, en="Labour Office", uk="Центр зайнятості"))

    assert 'lang="uk"' in page
    assert answer.status_code == 302
    assert [name.name for name in foreign_names(office)] == ["Labour Office", "Центр зайнятості"]


def test_the_second_officer_sees_what_the_first_saved_and_loses_nothing(
    cast: Cast, office: Organization, officer: Client
) -> None:
    typed = sent(office, en="mine")
    translate(cast, office, en="theirs")

    first = officer.post(address(office), typed)
    second = officer.post(address(office), typed | sent(office))

    assert first.status_code == 422
    assert "theirs" in first.content.decode()
    assert 'value="mine"' in first.content.decode()
    assert second.status_code == 302
    assert foreign_names(office)[0].name == "mine"


def test_an_old_name_is_ticked_as_still_right(cast: Cast, office: Organization, officer: Client) -> None:
    translate(cast, office, en="Labour Office")
    renamed(cast, office)

    page = officer.get(address(office)).content.decode()
    officer.post(address(office), sent(office, en="Labour Office", right_en="on"))

    assert "Out of date." in page
    assert not foreign_names(office)[0].is_outdated


def test_the_page_of_the_institution_shows_its_names(
    cast: Cast, office: Organization, officer: Client
) -> None:
    translate(cast, office, en="Labour Office", uk="Центр зайнятості")
    renamed(cast, office)

    page = officer.get(f"/pulpit/instytucje/{office.pk}/").content.decode()

    assert "<li>Labour Office<" in page.replace("\u00a0", " ")
    assert '<span lang="uk">Центр зайнятості</span>' in page.replace("\u00a0", " ")
    assert page.count("out of date") == 2


def test_a_hostile_former_name_stays_text(cast: Cast, officer: Client) -> None:
    office = an_organization("<b onclick=x>Urząd</b>", "irp.pup")
    translate(cast, office, en="<i>Office</i>")
    renamed(cast, office)

    page = officer.get(address(office)).content.decode()

    assert "<b onclick" not in page
    assert "<i>Office" not in page
