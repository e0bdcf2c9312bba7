"""An address belongs to whoever was given it, attempts are counted, and a found browser opens little."""

import importlib

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from spoiwo.accounts.models import User
from tests.cast import PASSWORD, Cast, ClientOf

ADDRESSES = "/konto/email/"
SIGN_IN = "/konto/login/"
BOSS = "szefowa@example.org"


def _addresses(user: User) -> list[str]:
    return list(EmailAddress.objects.filter(user=user).order_by("pk").values_list("email", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["action_primary", "action_remove"])
def test_an_address_that_nobody_confirmed_never_becomes_that_of_the_account(
    deed: str, cast: Cast, confirmed: ClientOf
) -> None:
    browser, own = confirmed(cast.officer), cast.officer.email
    browser.post(ADDRESSES, {"action_add": "1", "email": BOSS})
    assert _addresses(cast.officer) == [own, BOSS]

    browser.post(ADDRESSES, {deed: "1", "email": own if deed == "action_remove" else BOSS})

    cast.officer.refresh_from_db()
    assert cast.officer.email == own


@pytest.mark.django_db
def test_addresses_change_only_after_the_password_is_confirmed(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.officer).post(ADDRESSES, {"action_add": "1", "email": BOSS})

    assert (answer.status_code, "reauthenticate" in answer["Location"]) == (302, True)
    assert _addresses(cast.officer) == [cast.officer.email]


@pytest.mark.django_db
def test_attempts_to_sign_in_are_counted_where_all_processes_see_them(cast: Cast) -> None:
    for attempt in range(5):
        Client().post(SIGN_IN, {"login": cast.officer.email, "password": f"wrong {attempt}"})

    answer = Client().post(SIGN_IN, {"login": cast.officer.email, "password": PASSWORD})

    assert "sesja" not in answer.cookies
    assert str(settings.CACHES["default"]["BACKEND"]).endswith(".DatabaseCache")


@pytest.mark.django_db
def test_behind_a_proxy_one_strangers_attempts_lock_nobody_else_out(cast: Cast, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for attempt in range(12):
        credentials = {"login": f"ktos{attempt}@example.org", "password": "wrong"}
        Client(headers={"x-forwarded-for": "198.51.100.7"}).post(SIGN_IN, credentials)

    neighbour = Client(headers={"x-forwarded-for": "203.0.113.5"})
    answer = neighbour.post(SIGN_IN, {"login": cast.officer.email, "password": PASSWORD})

    assert "sesja" in answer.cookies


def test_production_counts_visitors_by_what_the_proxy_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOIWO_SECRET_KEY", "a key that guards nothing")
    monkeypatch.setenv("SPOIWO_HOSTS", "spoiwo.example.org")
    monkeypatch.setenv("SPOIWO_ADDRESS", "https://spoiwo.example.org")

    production = importlib.import_module("config.settings.production")

    assert production.ALLAUTH_TRUSTED_PROXY_COUNT == 1


@pytest.mark.django_db
def test_pages_for_somebody_signed_in_are_kept_by_no_cache_on_the_way(
    cast: Cast, client_of: ClientOf, client: Client
) -> None:
    for address in ("/pulpit/", f"/pulpit/{cast.partnership.slug}/zespol/", "/partnerstwa/"):
        assert "private" in client_of(cast.officer).get(address)["Cache-Control"], address
    assert "Cache-Control" not in client.get("/partnerstwa/")
