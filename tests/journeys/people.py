"""Signing in without the ceremony, for stories that are about something else."""

import time
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from demo.logins import PASSWORD
from spoiwo.accounts.models import User

OFFICER = "powiat@example.org"
LUBUSKIE_OFFICER = "sekretariat@example.org"
COORDINATOR = "koordynator@example.org"
COUNCIL_MEMBER = "rada@example.org"
OPERATOR = "operator@example.org"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

SignIn = Callable[[Page, str], Page]


@pytest.fixture
def sign_in(stage: LiveServer) -> SignIn:
    """``sign_in(page, OFFICER)``: she signed in long ago, so a dangerous deed asks for her password."""

    def enter(page: Page, email: str) -> Page:
        user = User.objects.get(email=email)
        client = Client()
        client.force_login(user, backend=BACKEND)
        session = client.session
        long_ago = time.time() - 2 * settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        session["account_authentication_methods"] = [
            {"method": "password", "at": long_ago, "email": email, "reauthenticated": False}
        ]
        session.save()
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": stage.url}])
        return page

    return enter


def confirm_password(page: Page) -> None:
    """Answer the question for the password that comes before a dangerous deed."""
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Potwierdź").click()
