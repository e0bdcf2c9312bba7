"""What happens to an account is in the book of deeds, and what a stranger typed is not."""

import re

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.core import mail
from django.test import Client, RequestFactory
from pytest_django import Settings

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of
from tests.accounts.office import Office
from tests.cast import PASSWORD, Cast, ClientOf

pytestmark = pytest.mark.django_db
NEW = "olga.nowa@example.org"
NEW_PASSWORD = "rynek-w-Sycynie-1792"


def _told(user: User) -> list[str]:
    """Return the deeds on the account, oldest first, without its creation."""
    return [deed.action for deed in reversed(history_of(user))][1:]


def test_signing_in_is_recorded_with_the_name_as_it_was(cast: Cast, client: Client) -> None:
    client.post("/konto/login/", {"login": cast.officer.email, "password": PASSWORD})

    deed = history_of(cast.officer)[0]
    assert (deed.action, deed.actor_id) == ("accounts.user.signed_in", cast.officer.actor_id)
    assert (deed.actor_name, deed.data) == ("Olga Sekretarska", {})


def test_a_wrong_password_is_recorded_as_a_visitors_deed(cast: Cast, client: Client) -> None:
    client.post("/konto/login/", {"login": cast.officer.email.upper(), "password": "zgadywane"})

    deed = history_of(cast.officer)[0]
    assert (deed.action, deed.actor_id) == ("accounts.user.sign_in_failed", "visitor")
    assert "zgadywane" not in str(deed.data)


def test_what_was_typed_for_no_account_is_not_kept(cast: Cast, client: Client) -> None:
    before = LogEntry.objects.count()

    client.post("/konto/login/", {"login": "moje-haslo@example.org", "password": "zgadywane"})

    assert LogEntry.objects.count() == before


def test_a_wrong_password_at_the_confirmation_is_recorded_too(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.officer).post("/konto/reauthenticate/", {"password": "zgadywane"})

    assert _told(cast.officer) == ["accounts.user.sign_in_failed"]


def test_a_changed_password_is_recorded(cast: Cast, confirmed: ClientOf) -> None:
    sent = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    confirmed(cast.officer).post("/konto/password/change/", sent)

    assert _told(cast.officer) == ["accounts.password.changed"]


def test_a_password_set_by_letter_is_recorded(cast: Cast, client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post("/konto/password/reset/", {"email": cast.officer.email})
    link = re.search(r"/konto/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link

    form = client.get(link[0], follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert _told(cast.officer) == ["accounts.password.reset"]


def test_a_first_password_is_recorded(cast: Cast, confirmed: ClientOf) -> None:
    cast.officer.set_unusable_password()
    cast.officer.save()

    confirmed(cast.officer).post(
        "/konto/password/set/", {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    )

    assert _told(cast.officer) == ["accounts.password.set"]


def test_every_step_of_a_change_of_the_address_is_recorded(cast: Cast, confirmed: ClientOf) -> None:
    browser, old = confirmed(cast.officer), cast.officer.email
    browser.post("/konto/email/", {"action_add": "1", "email": NEW})
    key = EmailConfirmationHMAC(EmailAddress.objects.get(email=NEW)).key
    browser.post(f"/konto/confirm-email/{key}/")
    browser.post("/konto/email/", {"action_primary": "1", "email": NEW})
    browser.post("/konto/email/", {"action_remove": "1", "email": old})

    assert _told(cast.officer) == [
        "accounts.address.added",
        "accounts.address.confirmed",
        "accounts.address.changed",
        "accounts.address.removed",
    ]
    changed = history_of(cast.officer).get(action="accounts.address.changed")
    assert changed.data == {"before": old, "email": NEW}


def test_an_identity_joined_and_removed_is_recorded(office: Office, cast: Cast, confirmed: ClientOf) -> None:
    office.knows("o-1", cast.officer.email)
    browser = confirmed(cast.officer)
    office.sign_in(browser, "o-1", "?process=connect")
    joined = cast.officer.socialaccount_set.get()  # type: ignore[attr-defined]  # allauth is untyped

    browser.post("/konto/3rdparty/", {"account": joined.pk})

    assert _told(cast.officer) == ["accounts.identity.joined", "accounts.identity.removed"]


def test_a_key_that_did_not_fit_is_recorded(cast: Cast) -> None:
    key = Authenticator.objects.create(user=cast.officer, type=Authenticator.Type.WEBAUTHN, data={})

    authentication_failed.send(
        sender=Authenticator, request=RequestFactory().get("/"), user=cast.officer, authenticator=key
    )

    deed = history_of(cast.officer)[0]
    assert (deed.action, deed.data) == ("accounts.factor.failed", {"kind": "webauthn"})
