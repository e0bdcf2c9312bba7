"""The first person of an installation is made by a command, and can sign in."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client

from spoiwo.accounts.models import User
from spoiwo.audit.selectors import history_of

pytestmark = pytest.mark.django_db
PASSWORD = "most-nad-Zwolenka-1918"


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)


def _make(email: str) -> None:
    call_command("createsuperuser", email=email, name="Oskar Operator", interactive=False, verbosity=0)


def test_the_first_person_runs_the_installation_and_signs_in(client: Client) -> None:
    _make("Operator@Example.org")

    operator = User.objects.get(email="operator@example.org")
    client.post("/konto/login/", {"login": "operator@example.org", "password": PASSWORD})
    assert operator.is_operator
    assert client.get("/poczta/").status_code == 200
    assert EmailAddress.objects.get(user=operator).verified
    assert history_of(operator).filter(action="accounts.user.created").exists()


def test_a_second_account_with_the_address_is_not_made() -> None:
    _make("operator@example.org")

    with pytest.raises(CommandError):
        _make("OPERATOR@example.org")

    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "password"), [("bez-malpy", PASSWORD), ("a@example.org", "haslo"), ("", "")]
)
def test_a_first_person_with_a_weak_password_or_no_address_is_not_made(
    email: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)

    with pytest.raises(CommandError):
        _make(email)

    assert not User.objects.exists()


def test_the_command_asks_for_what_was_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_SUPERUSER_PASSWORD")
    typed = iter(["operator@example.org", "Oskar Operator"])
    monkeypatch.setattr("builtins.input", lambda _label: next(typed))
    monkeypatch.setattr("getpass.getpass", lambda _label: PASSWORD)

    call_command("createsuperuser", verbosity=0)

    assert User.objects.get().check_password(PASSWORD)
