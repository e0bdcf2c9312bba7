"""The page on which an institution entered by mistake is removed."""

import pytest

from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_signatory, an_organization
from tests.reading import english, read

pytestmark = pytest.mark.django_db


def test_an_institution_with_nothing_on_it_is_removed_with_a_reason(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    one = an_organization("Fundacja Omyłka")
    browser, page = english(client_of(cast.officer)), f"/pulpit/instytucje/{one.pk}/usun/"
    assert f'href="{page}"' in read(browser, f"/pulpit/instytucje/{one.pk}/")
    assert browser.post(page, {"ground": ""}).status_code == 422

    answer = browser.post(page, {"ground": "Wpisana dwa razy"}, follow=True)

    assert "“Fundacja Omyłka” is removed." in answer.content.decode().replace("\u00a0", " ")
    assert not Organization.objects.filter(pk=one.pk).exists()
    assert browser.post(page, {"ground": "Jeszcze raz"}).status_code == 404


def test_what_was_built_on_it_is_named_and_the_reason_typed_is_kept(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    one = a_signatory(home).organization
    browser = english(client_of(cast.officer))

    answer = browser.post(f"/pulpit/instytucje/{one.pk}/usun/", {"ground": "Wpisana omyłkowo"})

    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 422
    assert "something was built on it: Signatories (1)" in page
    assert "Wpisana omyłkowo" in page
    assert Organization.objects.filter(pk=one.pk).exists()
