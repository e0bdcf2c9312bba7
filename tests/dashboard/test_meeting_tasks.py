"""What the desk says of meetings."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.cards import meetings
from spoiwo.dashboard.cards.card import told
from spoiwo.meetings import services
from spoiwo.meetings.states import Form
from spoiwo.partnerships.models import Partnership
from tests.factories.meetings import SYSTEM, a_meeting
from tests.factories.partnerships import a_partnership

TODAY = date(2026, 3, 2)


@pytest.fixture
def partnership(db: None) -> Iterator[Partnership]:
    made = a_partnership()
    with scope(partnership=made), translation.override("en"), clock.frozen(TODAY):
        yield made


def said(partnership: Partnership) -> list[str]:
    return [str(task.text) for task in told(meetings.CARDS, partnership, TODAY)]


def test_a_meeting_near_without_invitations_and_place_waits_twice(partnership: Partnership) -> None:
    a_meeting(partnership, day=TODAY + timedelta(days=10), title="Sesja")

    assert [text.replace("Sesja", "…") for text in said(partnership)] == [
        '<span lang="pl">…</span>: invitations are not sent',
        '<span lang="pl">…</span> has no place yet',
    ]


def test_a_meeting_far_away_or_remote_and_called_waits_for_nothing(partnership: Partnership) -> None:
    a_meeting(partnership, day=TODAY + timedelta(days=60))
    remote = a_meeting(partnership, day=TODAY + timedelta(days=5), form=Form.REMOTE)
    services.call_meeting(actor=SYSTEM, meeting=remote)

    assert said(partnership) == []


def test_a_day_that_passed_asks_what_became_of_the_meeting(partnership: Partnership) -> None:
    a_meeting(partnership, day=TODAY - timedelta(days=1), title="Sesja")
    postponed = a_meeting(partnership, day=TODAY + timedelta(days=1), title="Forum")
    services.postpone_meeting(actor=SYSTEM, meeting=postponed, ground="choroba")

    assert [text.split("</span>")[1] for text in said(partnership)] == [
        ": was it held?",
        " is postponed and has no new day",
    ]
