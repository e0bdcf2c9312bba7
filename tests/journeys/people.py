"""Signing in without the ceremony, for stories that are about something else."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from demo.logins import PASSWORD
from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Person, Representation, Signatory
from spoiwo.registry.services import appoint_representative
from spoiwo.registry.states import FormOfAddress, RepresentationKind

OFFICER = "powiat@example.org"
LUBUSKIE_OFFICER = "sekretariat@example.org"
COORDINATOR = "koordynator@example.org"
COUNCIL_MEMBER = "rada@example.org"
SINCE = date(2018, 3, 28)
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


def name_nobody(partnership: Partnership) -> None:
    """Let nobody of the demonstration speak for an institution: a story names its own people."""
    with scope(partnership=partnership):
        Representation.objects.filter(partnership=partnership).delete()


@pytest.fixture
def representatives(stage: object) -> list[str]:
    """Name somebody with an address for each of the seven signatories; the addresses in their order."""
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    addresses = []
    name_nobody(partnership)
    with scope(partnership=partnership):
        members = Signatory.objects.filter(partnership=partnership).belonging_on(clock.today())
        for number, member in enumerate(
            members.select_related("organization").order_by("organization__sort_key")
        ):
            person = Person.objects.create(
                given_names="Anna",
                family_name=f"Przykładowa {number + 1}",
                sort_key=f"przykladowa {number}",
                address_form=FormOfAddress.PANI,
            )
            appoint_representative(
                actor=SystemActor("tests"),
                partnership=partnership,
                organization=member.organization,
                person=person,
                kind=RepresentationKind.REPRESENTATIVE,
                valid_from=SINCE,
                office="Dyrektor",
                email=f"anna{number + 1}@example.org",
            )
            addresses.append(f"anna{number + 1}@example.org")
    return addresses


def confirm_password(page: Page) -> None:
    """Answer the question for the password that comes before a dangerous deed."""
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Potwierdź").click()
