"""Calendars to subscribe to: of a partnership, a body and a person; nothing that is not for the reader."""

from datetime import date, datetime

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.attendance import services
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import ANSWERING, Capacity
from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form, MeetingKind
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_gathering, rows_of
from tests.factories.councils import a_body
from tests.factories.meetings import a_meeting
from tests.reading import english

BEFORE = datetime(2016, 11, 1, 9, tzinfo=clock.WARSAW)
PUBLIC = "/partnerstwa/powiat-zwolenski/kalendarz.ics"


@pytest.fixture(autouse=True)
def _some_weeks_before() -> object:
    with clock.frozen(BEFORE) as moment:
        yield moment


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert str(calendar["METHOD"]) == "PUBLISH"
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def test_the_calendar_of_a_partnership_holds_its_public_meetings(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        a_meeting(cast.partnership, title="Jawne", form=Form.HYBRID, remote_url="https://wideo.example.org/1")
        a_meeting(cast.partnership, title="Wewnętrzne", is_public=False)
        a_meeting(cast.partnership, title="Bardzo dawne", day=date(2014, 1, 10))
    with scope(partnership=cast.other):
        a_meeting(cast.other, title="Cudze")
    visitor = client_of(None)

    assert titles(visitor, PUBLIC) == ["Jawne"]
    assert b"wideo.example.org" not in visitor.get(PUBLIC).content


def test_the_calendar_of_a_body_holds_its_own(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        body = a_body(cast.partnership)
        a_meeting(cast.partnership, kind=MeetingKind.COUNCIL, body=body, title="Posiedzenie Rady")
        a_meeting(cast.partnership, title="Wszystkich")
    visitor = client_of(None)
    address = "/partnerstwa/powiat-zwolenski/organy/rada-programowa/kalendarz.ics"

    assert titles(visitor, address) == ["Posiedzenie Rady"]
    assert visitor.get(address.replace("rada-programowa", "nie-ma")).status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership)
    visitor = client_of(None)
    first = visitor.get(PUBLIC)
    with clock.frozen(date(2016, 11, 2)):
        again = visitor.get(PUBLIC, HTTP_IF_NONE_MATCH=first["ETag"])
        assert again.status_code == 304
        assert visitor.get(PUBLIC).content == first.content

    with scope(partnership=cast.partnership):
        meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")

    changed = visitor.get(PUBLIC, HTTP_IF_NONE_MATCH=first["ETag"])
    assert changed.status_code == 200
    assert b"STATUS:CANCELLED" in changed.content


def test_a_calendar_takes_as_many_queries_for_one_meeting_as_for_thirty(
    cast: Cast, client_of: ClientOf
) -> None:
    visitor = client_of(None)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            visitor.get(PUBLIC)
        return len(captured)

    with scope(partnership=cast.partnership):
        a_meeting(cast.partnership)
        few = asked()
        for number in range(29):
            a_meeting(cast.partnership, title=f"Spotkanie {number}")
    assert asked() == few <= 4


def invited(partnership: Partnership) -> tuple[Meeting, Participant, PersonalLink]:
    meeting = a_gathering(
        partnership, signatories=1, remote_url="https://wideo.example.org/1", form=Form.HYBRID
    )
    [row] = rows_of(meeting)
    Participant.objects.filter(pk=row.pk).update(invited_at=clock.now())
    link = issue_link(
        actor=SYSTEM,
        partnership=partnership,
        purpose=ANSWERING,
        subject_id=row.pk,
        holder=row.name,
        expires_at=datetime(2016, 11, 20, tzinfo=clock.WARSAW),
    )
    return meeting, row, link


def test_somebody_invited_gets_a_calendar_of_their_own_and_takes_it_back(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        _meeting, row, link = invited(cast.partnership)
        a_meeting(cast.partnership, title="Bez zaproszenia")
    browser = english(client_of(None))
    place = f"/zaproszenie/{token_of(link)}/"

    assert browser.post(f"{place}kalendarz/").status_code == 302
    assert browser.post(f"{place}kalendarz/").status_code == 302
    own = PersonalLink._base_manager.get(purpose="attendance.calendar", subject_id=row.pk)
    address = f"/kalendarz/{token_of(own)}.ics"
    assert address in page(browser, place)
    assert titles(browser, address) == ["Spotkanie sygnatariuszy"]
    assert b"wideo.example.org" in browser.get(address).content
    with clock.frozen(date(2020, 1, 1)):
        assert browser.get(address).status_code == 200

    browser.post(f"{place}kalendarz/", {"take_back": "1"})

    assert browser.get(address).status_code == 410
    assert browser.get(f"/kalendarz/{token_of(link)}.ics").status_code == 404


def test_one_participant_cannot_give_the_calendar_of_another(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        _meeting, row, link = invited(cast.partnership)
        stranger = services.add_participant(
            actor=SYSTEM,
            meeting=row.meeting,
            draft=services.ParticipantDraft(organization=row.organization, name="Inna"),
        )

        with pytest.raises(NotAllowed):
            services.give_calendar(actor=LinkActor(link), row=stranger)


def test_the_calendar_of_somebody_who_was_replaced_is_not_that_of_the_successor(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        _meeting, row, link = invited(cast.partnership)
        own = services.give_calendar(actor=LinkActor(link), row=row)
        draft = services.ParticipantDraft(
            organization=row.organization,
            capacity=Capacity(row.capacity),
            name="Ewa Nowa",
            email="ewa@example.org",
        )
        services.edit_participant(actor=SYSTEM, row=row, draft=draft, version=row.version)

    assert client_of(None).get(f"/kalendarz/{token_of(own)}.ics").status_code == 410


def test_a_mailbox_shared_with_a_successor_shows_the_successors_meetings_to_nobody_else(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        _meeting, row, link = invited(cast.partnership)
        own = services.give_calendar(actor=LinkActor(link), row=row)
        later = a_meeting(cast.partnership, title="Spotkanie następczyni", is_public=False)
        draft = services.ParticipantDraft(organization=row.organization, name="Ewa Nowa", email=row.email)
        successor = services.add_participant(actor=SYSTEM, meeting=later, draft=draft)
        Participant.objects.filter(pk=successor.pk).update(invited_at=clock.now())

    assert titles(client_of(None), f"/kalendarz/{token_of(own)}.ics") == ["Spotkanie sygnatariuszy"]
