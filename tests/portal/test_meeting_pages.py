"""Meetings in public: what anybody may see, and what nobody may."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.meetings import services
from spoiwo.meetings.models import Meeting
from tests.cast import Cast
from tests.factories.attendance import a_gathering, a_session, marked, rows_of
from tests.factories.meetings import SYSTEM, a_held_meeting, a_meeting, an_item
from tests.queries import asked_by_the_page

pytestmark = pytest.mark.django_db
LIST = "/partnerstwa/powiat-zwolenski/spotkania/"


def read(address: str) -> str:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


def test_the_list_shows_what_is_ahead_and_what_was_by_years(cast: Cast) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2016, 12, 1)):
        a_held_meeting(cast.partnership, day=date(2015, 5, 14), title="Spotkanie majowe")
        a_held_meeting(cast.partnership, day=date(2016, 4, 7), title="Spotkanie kwietniowe")
        a_meeting(cast.partnership, day=date(2016, 12, 9), title="Spotkanie grudniowe")

    page = read(LIST)

    assert page.index("grudniowe") < page.index("kwietniowe") < page.index("majowe")
    assert "majowe" not in read(f"{LIST}?rok=2016")
    assert "kwietniowe" not in read(f"{LIST}?rodzaj=council")


def test_an_internal_meeting_is_not_there(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership, is_public=False)

    assert Client().get(f"{LIST}{meeting.pk}/").status_code == 404
    assert meeting.title not in read(LIST)


def test_a_meeting_of_another_partnership_is_not_found_here(cast: Cast) -> None:
    with scope(partnership=cast.other):
        meeting = a_meeting(cast.other)

    assert Client().get(f"{LIST}{meeting.pk}/").status_code == 404


def test_a_meeting_called_off_stays_with_its_reason(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership)
        services.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="choroba prelegentki")

    assert "choroba prelegentki" in read(f"{LIST}{meeting.pk}/")


def test_institutions_are_public_and_persons_who_came_are_not_gdpr_08(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_gathering(cast.partnership, 3)
        marked(meeting, rows_of(meeting)[:2])
        names = [row.name for row in rows_of(meeting)]
        came = [row.organization_name for row in rows_of(meeting)[:2]]

    page = read(f"{LIST}{meeting.pk}/")

    assert "2 institutions took part" in page
    assert all(name in page for name in came)
    assert not any(name in page for name in names)
    assert "@example.org" not in page


def the_queries(meeting: Meeting, most: int) -> None:
    Client().get(f"{LIST}{meeting.pk}/")
    with CaptureQueriesContext(connection) as captured:
        Client().get(f"{LIST}{meeting.pk}/")
    assert asked_by_the_page(captured) == most


def test_the_page_takes_the_same_queries_for_few_and_for_many(
    cast: Cast,
) -> None:
    with scope(partnership=cast.partnership):
        small = a_session(cast.partnership, 2)
        marked(small, rows_of(small))
        an_item(small)
        large = a_gathering(cast.partnership, 25)
        marked(large, rows_of(large))
        for number in range(6):
            an_item(large, f"Punkt {number}")

    for meeting in (small, large):
        the_queries(meeting, QUERIES[meeting.kind])


# A session of a body asks for its by-laws besides; the limit of the product is 12 (``make bench``). One more
# is the look of the partnership's site, which a process holds in memory and tests read each time.
QUERIES = {"council": 12, "signatories": 11}
