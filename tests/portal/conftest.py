"""A small country of partnerships for the tests of public pages, on a day that stands still.

Pages are read in English, in the words of the source, so that a translation mended tomorrow breaks nothing.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_signatory, an_organization

TODAY = date(2020, 6, 1)
SYSTEM = SystemActor("tests")
Reader = Callable[[str], str]
MARKED = re.compile(r'<span lang="(?:pl)?">((?:(?!<span).)*?)</span>')
LANGUAGE = re.compile(r' lang="pl"(?=[ >])')


@pytest.fixture(autouse=True)
def _stand_still() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def visitor() -> Client:
    """Somebody who reads English and has not signed in."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def read(visitor: Client, db: None) -> Reader:
    """Return the HTML of a page that must answer 200, without marks of language (see tests/demo)."""

    def reader(address: str) -> str:
        answer = visitor.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return LANGUAGE.sub("", MARKED.sub(r"\1", answer.content.decode()))

    return reader


@pytest.fixture
def territory(db: None) -> Callable[[str], Unit]:
    """Load the bundled units and return one by its key."""
    load_bundled(actor=SYSTEM)

    def unit(key: str) -> Unit:
        return Unit.objects.get(key=key)

    return unit


@pytest.fixture
def home(db: None) -> Partnership:
    """An active partnership without signatories."""
    return a_partnership("zwolen", "Powiat zwoleński")


@pytest.fixture
def peopled(home: Partnership) -> Partnership:
    """The same with three signatories: two civic and one public, in no order of writing."""
    with scope(partnership=home):
        for name, category in (
            ("Stowarzyszenie Żuraw", "ngo.stowarzyszenie"),
            ("Łączymy – stowarzyszenie", "ngo.stowarzyszenie"),
            ("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup"),
        ):
            a_signatory(home, an_organization(name, category))
    return home
