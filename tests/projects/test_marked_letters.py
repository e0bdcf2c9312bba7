"""Every letter about a meeting of a project ends with its signs, not the invitation alone (EU-04)."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils import translation
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.elections import services as elections
from spoiwo.elections.models import Election
from spoiwo.hosting import services as hosting
from spoiwo.meetings.models import Meeting
from spoiwo.minutes import services as minutes
from spoiwo.notifications.models import Attachment, Message
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Recommendation
from spoiwo.voting.states import Form, Secrecy
from tests.cast import Cast
from tests.factories.communiques import a_published, sent
from tests.factories.decisions import a_motion, a_task, at_the_table
from tests.factories.elections import an_election, voters
from tests.factories.meetings import DAY, a_meeting
from tests.factories.minutes import a_session, the_minutes_of, written
from tests.factories.projects import WORDS, a_marked_project
from tests.factories.recommendations import SYSTEM, an_adopted, listed, passed_on
from tests.factories.registry import a_signatory, an_organization

pytestmark = pytest.mark.django_db
SAID = [WORDS, "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską"]
LINE = "Fundusze Europejskie dla Mazowsza"
Writer = Callable[[Meeting], object]


@pytest.fixture
def home(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    settings.FILES_ROOT = tmp_path / "files"
    moment = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=clock.WARSAW)
    with scope(partnership=cast.partnership), clock.frozen(moment), translation.override("en"):
        yield cast.partnership


def _vote(meeting: Meeting) -> None:
    at_the_table(meeting, 3, remote=1)
    decisions.open_motion(
        actor=SYSTEM, motion=a_motion(meeting, secrecy=Secrecy.SECRET, form=Form.HYBRID), is_writing=True
    )


def _task(meeting: Meeting) -> None:
    task = a_task(meeting, email="zadanie@example.org")
    decisions.send_task_link(actor=SYSTEM, task=task)


def _minutes(meeting: Meeting) -> None:
    held = a_session(meeting.partnership, 2, project=meeting.project)
    found = the_minutes_of(held)
    written(found, "Przedstawiono plan.")
    minutes.send_for_remarks(actor=SYSTEM, minutes=found)


def _election(meeting: Meeting) -> None:
    voters(meeting.partnership, 2)
    election = an_election(meeting.partnership, seats=1)
    Election.objects.filter(pk=election.pk).update(meeting=meeting)
    election.refresh_from_db()
    with clock.frozen(date(2026, 3, 2)):
        rows = elections.recipients_of(election, elections.LetterKind.CALL)
        seen = [row.key for row in rows]
        elections.send_letters(actor=SYSTEM, election=election, kind=elections.LetterKind.CALL, seen=seen)


def _host(meeting: Meeting) -> None:
    host = an_organization("Biblioteka", email="biblioteka@example.org")
    a_signatory(meeting.partnership, host)
    hosting.ask_host(actor=SYSTEM, meeting=meeting, organization=host)


def _recommendation(meeting: Meeting) -> None:
    found = an_adopted(meeting.partnership)
    Recommendation.objects.filter(pk=found.pk).update(meeting=meeting)
    found.refresh_from_db()
    listed(found)
    passed_on(found)


def _communique(meeting: Meeting) -> None:
    sent(a_published(meeting.partnership, 2, project=meeting.project))


WRITERS: dict[str, Writer] = {
    "a link to vote": _vote,
    "a task": _task,
    "minutes for remarks": _minutes,
    "a call for nominations": _election,
    "a host asked": _host,
    "a recommendation passed on": _recommendation,
    "a communiqué to be posted": _communique,
}


@pytest.mark.parametrize("name", WRITERS)
def test_EU_04_the_letter_ends_with_the_signs_and_carries_them_itself(name: str, home: Partnership) -> None:
    meeting = a_meeting(home, day=date(2030, 5, 14), project=a_marked_project(home))

    WRITERS[name](meeting)

    letters = list(Message.objects.all())
    assert letters
    for letter in letters:
        shown = re.findall(r'<img src="cid:([^"]+)" alt="([^"]+)"', letter.html)
        assert [words for _place, words in shown] == SAID
        carried = Attachment.objects.filter(message=letter).exclude(content_id="")
        assert sorted(carried.values_list("content_id", flat=True)) == sorted(place for place, _ in shown)
        assert LINE in letter.text
        assert letter.text.index(LINE) < letter.text.index("\n--\n")
        # Nothing is fetched from elsewhere when the letter is opened.
        assert not re.search(r'(src|background)="https?:', letter.html)


@pytest.mark.parametrize("name", WRITERS)
def test_a_letter_of_no_project_carries_no_picture(name: str, home: Partnership) -> None:
    a_marked_project(home)

    WRITERS[name](a_meeting(home, day=date(2030, 5, 14)))

    assert not [letter for letter in Message.objects.all() if "<img" in letter.html or LINE in letter.text]
    assert not Attachment.objects.exclude(content_id="").exists()
