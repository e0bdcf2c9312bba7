"""Answers pressed in a calendar: taken when they are proven, on time and about this meeting."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import Settings

from spoiwo.attendance import selectors, services
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import LetterKind
from spoiwo.common import clock
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form
from spoiwo.notifications.models import PersonalLink, ReceivedLetter
from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from spoiwo.notifications.tokens import reply_address
from tests.attendance.stage import page
from tests.cast import Cast, ClientOf
from tests.factories.attendance import SYSTEM, a_gathering, rows_of
from tests.notifications.letters import calendar_answer
from tests.reading import english

BEFORE = datetime(2016, 11, 1, 9, tzinfo=clock.WARSAW)
START = datetime(2016, 11, 18, 10, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def _some_weeks_before(settings: Settings) -> object:
    settings.REPLY_ADDRESS = "odpowiedzi@example.org"
    with clock.frozen(BEFORE) as moment:
        yield moment


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    with scope(partnership=cast.partnership):
        return invite(a_gathering(cast.partnership, signatories=2))


def invite(meeting: Meeting) -> Meeting:
    plan = selectors.plan_of(meeting, LetterKind.INVITATION)
    mark = fingerprint_of(plan, Writer(meeting, plan.kind, selectors.calling_of(meeting)))
    services.send_letters(actor=SYSTEM, meeting=meeting, kind=plan.kind, fingerprint=mark)
    return meeting


def row_of(meeting: Meeting, number: int = 0) -> Participant:
    with scope(partnership=meeting.partnership):
        return rows_of(meeting)[number]


def reply(
    meeting: Meeting,
    said: str = "ACCEPTED",
    *,
    uid: str = "",
    sequence: int = 0,
    email: str = "jan1@example.org",
    stamp: str = "20161102T100000Z",
    comment: str = "",
    id_: str = "1",
) -> ReceivedLetter:
    """Send back what a calendar program sends to the address of the first one invited."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Mail//EN",
        "VERSION:2.0",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"UID:{uid or meeting.uid}",
        f"SEQUENCE:{sequence}",
        *([f"DTSTAMP:{stamp}"] if stamp else []),
        f"ATTENDEE;PARTSTAT={said}:mailto:{email}",
        *([f"COMMENT:{comment}"] if comment else []),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    link = PersonalLink._base_manager.select_related("partnership").get(pk=row_of(meeting).link_id)
    content = calendar_answer(
        reply_address(link), sender=email, calendar="\r\n".join(lines).encode(), id_=id_
    )
    return receive_letter(content)


@pytest.mark.parametrize(("said", "answer"), [("ACCEPTED", "yes"), ("DECLINED", "no")])
def test_accepted_is_yes_and_declined_is_no(meeting: Meeting, said: str, answer: str) -> None:
    letter = reply(meeting, said, comment="spóźnię się")

    assert letter.outcome == Outcome.TAKEN
    row = row_of(meeting)
    assert (row.answer, row.remarks, row.answer_day) == (answer, "spóźnię się", meeting.day)
    assert row_of(meeting, 1).answer == ""


def test_a_tentative_answer_is_only_a_remark(meeting: Meeting) -> None:
    assert reply(meeting, "TENTATIVE").outcome == Outcome.TAKEN

    assert (row_of(meeting).answer, row_of(meeting).remarks) == ("", "wstępnie (z kalendarza)")


def test_at_a_remote_meeting_accepted_is_remote(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = invite(a_gathering(cast.partnership, signatories=1, form=Form.REMOTE))

    reply(meeting)

    assert row_of(meeting).answer == "remote"


def test_a_later_answer_wins_and_an_older_one_that_comes_late_does_not(meeting: Meeting) -> None:
    with clock.frozen(datetime(2016, 11, 3, 12, tzinfo=clock.WARSAW)):
        assert reply(meeting, "DECLINED", stamp="20161103T100000Z", id_="1").outcome == Outcome.TAKEN
        late = reply(meeting, "ACCEPTED", stamp="20161102T100000Z", id_="2")

    assert late.outcome == Outcome.REFUSED
    assert row_of(meeting).answer == "no"
    with clock.frozen(datetime(2016, 11, 4, 12, tzinfo=clock.WARSAW)):
        assert reply(meeting, stamp="20161104T100000Z", id_="3").outcome == Outcome.TAKEN
    assert row_of(meeting).answer == "yes"


def test_needs_and_remarks_told_on_the_page_are_kept(meeting: Meeting) -> None:
    with scope(partnership=meeting.partnership):
        Participant.objects.filter(pk=row_of(meeting).pk).update(
            access_needs="pętla indukcyjna", remarks="o 10.15"
        )

    reply(meeting, comment="do zobaczenia")

    row = row_of(meeting)
    assert (row.access_needs, row.remarks) == ("pętla indukcyjna", "o 10.15\ndo zobaczenia")


@pytest.mark.parametrize(
    "wrong",
    [
        {"uid": "cudze-spotkanie"},
        {"sequence": 1},
        {"email": "obcy@example.org"},
        {"email": "jan2@example.org"},
    ],
)
def test_an_answer_that_is_not_of_this_invitation_is_refused_and_shown(
    cast: Cast, meeting: Meeting, client_of: ClientOf, wrong: dict[str, object]
) -> None:
    letter = reply(meeting, **wrong)  # type: ignore[arg-type]  # one field of a reply

    assert letter.outcome == Outcome.REFUSED
    assert [row_of(meeting, number).answer for number in (0, 1)] == ["", ""]
    officer: Client = english(client_of(cast.officer))
    shown = page(officer, f"/pulpit/{cast.partnership.slug}/spotkania/{meeting.pk}/uczestnicy/")
    assert "1 answer from a calendar was not taken" in shown
    assert letter.reason in shown
    leader = english(client_of(cast.leader))
    assert letter.reason not in page(
        leader, f"/pulpit/{cast.partnership.slug}/spotkania/{meeting.pk}/uczestnicy/"
    )


def test_an_answer_to_the_meeting_as_it_was_is_refused(meeting: Meeting) -> None:
    with scope(partnership=meeting.partnership):
        meetings.reschedule_meeting(actor=SYSTEM, meeting=meeting, day=date(2016, 11, 21))

    assert reply(meeting).outcome == Outcome.REFUSED
    assert row_of(meeting).answer == ""


def test_after_the_start_and_of_a_meeting_called_off_nothing_is_taken(meeting: Meeting) -> None:
    with clock.frozen(START + timedelta(minutes=1)):
        assert reply(meeting, id_="1").outcome == Outcome.REFUSED
    with scope(partnership=meeting.partnership):
        meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")
    assert reply(meeting, sequence=1, id_="2").outcome == Outcome.REFUSED

    assert row_of(meeting).answer == ""


def test_an_answer_without_its_moment_is_taken_once_and_cannot_be_played_again(meeting: Meeting) -> None:
    assert reply(meeting, "ACCEPTED", stamp="", id_="1").outcome == Outcome.TAKEN

    again = reply(meeting, "DECLINED", stamp="", id_="2")

    assert again.outcome == Outcome.REFUSED
    assert row_of(meeting).answer == "yes"
