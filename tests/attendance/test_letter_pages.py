"""Inviting on pages: first whom it reaches, then one press."""

import re
from datetime import date, datetime

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.attendance import selectors
from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_gathering, rows_of
from tests.reading import english

BEFORE = datetime(2016, 11, 1, 9, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _some_weeks_before() -> object:
    with clock.frozen(BEFORE) as moment:
        yield moment


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with scope(partnership=cast.partnership):
        return a_gathering(cast.partnership)


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def base(meeting: Meeting) -> str:
    return f"/pulpit/{meeting.partnership.slug}/spotkania/{meeting.pk}/uczestnicy/"


def press_send(client: Client, address: str) -> int:
    found = re.search(r'name="fingerprint" value="(\w+)"', page(client, address))
    assert found is not None
    return client.post(address, {"fingerprint": found[1]}).status_code


def test_the_page_shows_whom_it_reaches_and_the_letter_and_sends_exactly_that(
    meeting: Meeting, officer: Client
) -> None:
    with scope(partnership=meeting.partnership):
        silent = rows_of(meeting)[0]
        Participant.objects.filter(pk=silent.pk).update(email="")

    shown = page(officer, f"{base(meeting)}zaproszenia/")
    assert "2 letters" in shown
    assert "1 without an e-mail address" in shown
    assert f'href="{base(meeting)}{silent.pk}/"' in shown
    assert "Dzień dobry," in shown
    assert Message.objects.count() == 0

    assert press_send(officer, f"{base(meeting)}zaproszenia/") == 302
    assert Message.objects.count() == 2
    assert "Invite 1 more" in page(officer, base(meeting))


def test_a_stale_page_sends_nothing_and_says_so(meeting: Meeting, officer: Client) -> None:
    answer = officer.post(f"{base(meeting)}zaproszenia/", {"fingerprint": "dawny"})

    assert answer.status_code == 422
    assert "Nothing was sent" in answer.content.decode()
    assert Message.objects.count() == 0


def test_a_change_waits_for_the_officer(meeting: Meeting, officer: Client) -> None:
    press_send(officer, f"{base(meeting)}zaproszenia/")
    with scope(partnership=meeting.partnership):
        meetings.reschedule_meeting(actor=SYSTEM, meeting=meeting, day=date(2016, 12, 2))
    assert "do not know of it yet" in page(officer, base(meeting))
    assert Message.objects.count() == 3

    assert press_send(officer, f"{base(meeting)}zmiana/") == 302

    assert Message.objects.count() == 6
    assert "do not know of it yet" not in page(officer, base(meeting))


def test_the_officer_may_tell_nobody(meeting: Meeting, officer: Client) -> None:
    press_send(officer, f"{base(meeting)}zaproszenia/")
    with scope(partnership=meeting.partnership):
        meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")
    assert "will not take place" in page(officer, base(meeting))

    officer.post(f"{base(meeting)}bez-zawiadomienia/")

    assert "do not know of it yet" not in page(officer, base(meeting))
    assert Message.objects.count() == 3


def test_reminders_are_shown_beforehand_set_and_stopped(meeting: Meeting, officer: Client) -> None:
    press_send(officer, f"{base(meeting)}zaproszenia/")
    shown = page(officer, base(meeting))
    assert "11 November 2016" in shown
    assert "3 without an answer" in shown

    sent = {"words": "Prosimy o materiały.", "answer_by": "10.11.2016", "days": "5", "is_usual": "on"}
    assert officer.post(f"{base(meeting)}list/", sent).status_code == 302
    assert officer.post(f"{base(meeting)}list/", sent | {"days": "pięć"}).status_code == 422
    assert officer.post(f"{base(meeting)}list/", sent | {"answer_by": "1.12.2016"}).status_code == 422
    officer.post(f"{base(meeting)}przypomnienia/", {"stop": "1"})

    assert "Reminders are stopped" in page(officer, base(meeting))
    with scope(partnership=meeting.partnership):
        calling = selectors.calling_of(meeting)
    assert calling is not None
    assert (calling.words, calling.reminder_days) == ("Prosimy o materiały.", [5])
    officer.post(f"{base(meeting)}przypomnienia/")
    assert "13 November 2016" in page(officer, base(meeting))


def test_one_reminds_now_whoever_is_missing(meeting: Meeting, officer: Client) -> None:
    press_send(officer, f"{base(meeting)}zaproszenia/")
    with scope(partnership=meeting.partnership):
        row = rows_of(meeting)[0]
    assert officer.post(f"{base(meeting)}{row.pk}/odpowiedz/", {"answer": "no"}).status_code == 302

    assert press_send(officer, f"{base(meeting)}przypomnienie/") == 302

    assert Message.objects.count() == 5
    assert "will not come" in page(officer, base(meeting))


def test_a_reminder_pressed_twice_reminds_once(meeting: Meeting, officer: Client) -> None:
    press_send(officer, f"{base(meeting)}zaproszenia/")
    shown = page(officer, f"{base(meeting)}przypomnienie/")
    mark = re.search(r'name="fingerprint" value="([^"]+)"', shown)
    assert mark is not None
    before = Message.objects.count()

    first = officer.post(f"{base(meeting)}przypomnienie/", {"fingerprint": mark[1]})
    again = officer.post(f"{base(meeting)}przypomnienie/", {"fingerprint": mark[1]})

    assert (first.status_code, again.status_code) == (302, 422)
    assert Message.objects.count() == 2 * before


def test_there_is_nothing_to_send_before_the_list_is_drawn_up(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_gathering(cast.partnership, signatories=0)
    answer = officer.get(f"{base(meeting)}zaproszenia/")
    assert "would reach nobody" in answer.content.decode()
    assert officer.post(f"{base(meeting)}zaproszenia/", {"fingerprint": "x"}).status_code == 422


def test_an_invitation_warns_while_no_place_is_set(meeting: Meeting, officer: Client) -> None:
    Meeting._base_manager.filter(pk=meeting.pk).update(
        host=None, venue="", street="", locality="", form="hybrid"
    )
    bare = page(officer, f"{base(meeting)}zaproszenia/")

    Meeting._base_manager.filter(pk=meeting.pk).update(venue="Sala 12", remote_url="https://example.org/sala")
    full = page(officer, f"{base(meeting)}zaproszenia/")

    assert "No place is set" in bare
    assert "No address of the remote meeting is set" in bare
    assert "is set: the letter says" not in full


def test_a_reader_without_the_right_is_not_led_to_the_lists(
    meeting: Meeting, cast: Cast, client_of: ClientOf, officer: Client
) -> None:
    address = base(meeting).removesuffix("uczestnicy/")
    reader = english(client_of(cast.council_member))

    assert f"{address}obecnosc/" in page(officer, address)
    assert f"{address}obecnosc/" not in page(reader, address)
    assert f"{address}protokol/" in page(reader, address)
