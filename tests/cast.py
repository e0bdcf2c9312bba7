"""The cast: the people of every test, known by name (house.md 3.9).

``cast`` gives the people and their two partnerships, ``client_of`` a browser signed in as one of them,
``confirmed`` the same browser a minute after the password was confirmed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from spoiwo.accounts.models import User
from spoiwo.accounts.services import create_user
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role
from tests.factories.partnerships import a_partnership
from tests.laid_down import laid_down

PASSWORD = "most-nad-Zwolenka-1918"
HIRED_ON = date(2010, 1, 1)
ClientOf = Callable[[User | None], Client]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who works where. Everybody but the neighbour and the operator is in ``partnership``."""

    partnership: Partnership
    other: Partnership
    coordinator: User
    officer: User
    leader: User
    council_member: User
    representative: User
    auditor: User
    # Secretariat officer of the other partnership: a stranger here.
    neighbour: User
    # Signed in, with no role anywhere.
    newcomer: User
    operator: User
    # Nobody has signed in.
    visitor: None = None


@pytest.fixture
def cast(db: None) -> Cast:
    """Return two active partnerships and the people around them."""
    return laid_down("cast", a_cast)


def a_cast() -> Cast:
    partnership = a_partnership("powiat-zwolenski", "Partnerstwo powiatu zwoleńskiego")
    other = a_partnership("powiat-przysuski", "Partnerstwo powiatu przysuskiego")
    return Cast(
        partnership=partnership,
        other=other,
        coordinator=_person("Katarzyna Koordynatorka", partnership, Role.COORDINATOR),
        officer=_person("Olga Sekretarska", partnership, Role.OFFICER),
        leader=_person("Lech Liderski", partnership, Role.LEADER),
        council_member=_person("Celina Radna", partnership, Role.COUNCIL),
        representative=_person("Roman Przedstawiciel", partnership, Role.REPRESENTATIVE),
        auditor=_person("Alicja Audytorka", partnership, Role.AUDITOR),
        neighbour=_person("Nina Sąsiadka", other, Role.OFFICER),
        newcomer=_account("Nowak Nowy"),
        operator=_account("Oskar Operator", is_operator=True),
    )


def _account(name: str, *, is_operator: bool = False) -> User:
    email = f"{name.split()[0].lower()}@example.org"
    system = SystemActor("tests")
    return create_user(actor=system, email=email, name=name, password=PASSWORD, is_operator=is_operator)


def _person(name: str, partnership: Partnership, role: Role) -> User:
    user = _account(name)
    assign_role(
        actor=SystemActor("tests"), partnership=partnership, user=user, role=role, valid_from=HIRED_ON
    )
    return user


@pytest.fixture
def client_of() -> ClientOf:
    """``client_of(cast.officer)`` is her browser; ``client_of(cast.visitor)`` is anybody's."""

    def browser(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser


@pytest.fixture
def confirmed(client_of: ClientOf) -> ClientOf:
    """Like ``client_of``, with the password confirmed just now: dangerous deeds are open."""

    def browser(user: User | None) -> Client:
        client = client_of(user)
        if user is not None:
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": time.time(), "reauthenticated": True}
            ]
            session["account_authentication_methods_user"] = str(user.pk)
            session.save()
        return client

    return browser
