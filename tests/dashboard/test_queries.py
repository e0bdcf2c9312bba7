"""The desk asks the database at most fifteen times, however much there is."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.councils.states import BodyKind
from spoiwo.duties.kinds import usual_rules
from spoiwo.duties.states import Rotation
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.agreements import a_party, an_agreement_being_signed
from tests.factories.communiques import a_published
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.duties import a_duty
from tests.factories.forum import a_circle
from tests.factories.meetings import a_held_meeting, a_meeting
from tests.factories.offers import a_stale_offer
from tests.factories.partnerships import works_in
from tests.factories.recommendations import an_adopted
from tests.factories.registry import a_signatory, an_organization

pytestmark = pytest.mark.django_db

MOST = 15
DAY = date(2026, 3, 20)


def fill(home: Partnership, times: int) -> None:
    """Record something of every kind that waits, so many times."""
    for number in range(times):
        term = a_term(home, a_body(home, f"Rada {times} {number}"))
        name = f"Ośrodek Pomocy Społecznej w Zwoleniu {times}{number}"
        a_signatory(home, an_organization(name))
        a_member(term)
        a_meeting(home, day=DAY + timedelta(days=5), title=f"Spotkanie {number}")
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=DAY - timedelta(days=30 + number))
        an_adopted(home, day=DAY - timedelta(days=40))
        a_stale_offer(home)
        a_published(home, 1)
        a_party(an_agreement_being_signed(home))
        a_circle(
            home, f"Forum {times}{number}", body=a_body(home, f"Forum {times}{number}", kind=BodyKind.FORUM)
        )


def asked(browser: Client, home: Partnership) -> int:
    with CaptureQueriesContext(connection) as captured:
        page = browser.get(reverse("dashboard:desk", args=[home.slug]))
    assert page.status_code == 200
    return len(captured)


def test_the_desk_asks_at_most_fifteen_times_however_much_there_is(cast: Cast, client_of: ClientOf) -> None:
    home = cast.partnership
    browser = client_of(cast.officer)
    with clock.frozen(DAY), scope(partnership=home):
        works_in(home, "1436")
        for one in usual_rules():
            a_duty(home, one.kind, date(2025, 1, 1), rotation=Rotation.UNTIL_ALL)
        fill(home, 1)
        asked(browser, home)
        few = asked(browser, home)
        fill(home, 4)
        many = asked(browser, home)

    assert few == many <= MOST
