"""What the desk says after meetings: late minutes, tasks that fall due."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import strip_tags
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.cards import after
from spoiwo.dashboard.cards.card import Task, told
from spoiwo.decisions import services as decisions
from spoiwo.decisions.services import TaskDraft
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, a_term, by_laws
from tests.factories.meetings import SYSTEM, a_held_meeting
from tests.factories.minutes import the_minutes_of
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization

TODAY = date(2026, 3, 20)


@pytest.fixture
def partnership(db: None) -> Iterator[Partnership]:
    made = a_partnership()
    with scope(partnership=made), translation.override("en"), clock.frozen(TODAY):
        yield made


def said(partnership: Partnership) -> list[tuple[str, str, str]]:
    return [(strip_tags(one.text), plain(one), one.tag) for one in told(after.CARDS, partnership, TODAY)]


def plain(task: Task) -> str:
    return strip_tags(task.detail).replace("\xa0", " ")


def test_minutes_are_late_after_fourteen_days_and_not_before(partnership: Partnership) -> None:
    a_held_meeting(partnership, day=TODAY - timedelta(days=14), title="Na czas")
    late = a_held_meeting(partnership, day=TODAY - timedelta(days=15), title="Po czasie")

    [task] = told(after.CARDS, partnership, TODAY)

    assert strip_tags(task.text) == "Po czasie: minutes are not ready"
    assert "1 day late" in plain(task)
    assert (task.tag, task.url.endswith(f"/spotkania/{late.pk}/protokol/")) == ("overdue", True)


def test_the_by_laws_of_the_day_of_the_meeting_say_by_when(partnership: Partnership) -> None:
    body = a_body(partnership)
    a_term(partnership, body)
    by_laws(body, minutes_days=30)
    for ago, title in ((31, "Po czasie"), (29, "Na czas")):
        day = TODAY - timedelta(days=ago)
        a_held_meeting(partnership, day=day, title=title, kind=MeetingKind.COUNCIL, body=body)

    assert [text for text, _detail, _tag in said(partnership)] == ["Po czasie: minutes are not ready"]


def test_a_draft_is_not_ready_and_minutes_given_are(partnership: Partnership) -> None:
    meeting = a_held_meeting(partnership, day=TODAY - timedelta(days=40))
    minutes = the_minutes_of(meeting)
    assert len(said(partnership)) == 1

    minutes.state = "given"
    minutes.save(update_fields=["state"])

    assert said(partnership) == []


def test_meetings_where_nobody_votes_and_those_of_earlier_years_ask_for_no_minutes(
    partnership: Partnership,
) -> None:
    a_held_meeting(partnership, day=TODAY - timedelta(days=40), kind=MeetingKind.INFORMATION)
    a_held_meeting(partnership, day=TODAY - timedelta(days=400))

    assert said(partnership) == []


def a_task(partnership: Partnership, text: str, due: date | None) -> None:
    draft = TaskDraft(text=text, organization=an_organization("Gmina Zwoleń"), due=due)
    decisions.give_task(actor=SYSTEM, partnership=partnership, draft=draft)


def test_tasks_overdue_and_due_within_a_week_wait_the_earliest_first(partnership: Partnership) -> None:
    a_task(partnership, "za tydzień", TODAY + timedelta(days=7))
    a_task(partnership, "zaległe", TODAY - timedelta(days=1))
    a_task(partnership, "za osiem dni", TODAY + timedelta(days=8))
    a_task(partnership, "bez terminu", None)

    assert [(text, tag) for text, _detail, tag in said(partnership)] == [
        ("zaległe", "overdue"),
        ("za tydzień", ""),
    ]
    assert said(partnership)[0][1].startswith("Gmina Zwoleń, until ")


def test_the_number_of_queries_does_not_grow_and_the_desk_stays_short(partnership: Partnership) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            told(after.CARDS, partnership, TODAY)
        return len(captured)

    a_held_meeting(partnership, day=TODAY - timedelta(days=20))
    a_task(partnership, "zadanie", TODAY)
    few = asked()
    for number in range(10):
        a_held_meeting(partnership, day=TODAY - timedelta(days=21 + number))
        a_task(partnership, f"zadanie {number}", TODAY)

    assert (few, asked()) == (1, 1)
    assert len(said(partnership)) == 16
