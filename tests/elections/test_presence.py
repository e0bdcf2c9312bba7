"""Presence at a round: from the door of the meeting, or marked on the page of the round."""

import pytest
from django.test import Client

from spoiwo.attendance.services import draw_up_list
from spoiwo.common import clock
from spoiwo.common.exceptions import WrongState
from spoiwo.elections import services
from spoiwo.elections.models import Round
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.voting.models import Entitlement
from spoiwo.voting.selectors import tally_of, turnout_of
from tests.cast import Cast, ClientOf
from tests.factories.attendance import marked, rows_of
from tests.factories.elections import (
    CALLED,
    SYSTEM,
    VOTE,
    an_election,
    an_open_round,
    closed,
    vote,
    voters,
    with_candidates,
)
from tests.factories.meetings import a_meeting

pytestmark = pytest.mark.django_db
ROUND = "/pulpit/powiat-zwolenski/wybory/1/glosowanie/1/"


def a_round_at_a_meeting(home: Partnership, **given: object) -> tuple[Round, Meeting, list[Organization]]:
    """Return an open round of five voters at a meeting whose list is drawn up and nobody marked."""
    people = voters(home, 5)
    with clock.frozen(CALLED):
        meeting = a_meeting(home, day=VOTE)
        draw_up_list(actor=SYSTEM, meeting=meeting)
    rule = {"quorum_basis": "present", "form": "room"} | given
    election = an_election(home, None, meeting=meeting, **rule)
    with_candidates(election, people[:2])
    return an_open_round(election), meeting, people


def arrives(meeting: Meeting, organization: Organization, mark: str = "present") -> None:
    rows = [row for row in rows_of(meeting) if row.organization_id == organization.pk]
    assert rows
    with clock.frozen(VOTE):
        marked(meeting, rows, mark)


def present_in(held: Round) -> set[int]:
    rows = Entitlement.objects.filter(poll=held.poll, is_present=True)
    return set(rows.values_list("organization_id", flat=True))


def test_whoever_is_marked_at_the_door_is_present_at_the_open_round(home: Partnership) -> None:
    held, meeting, people = a_round_at_a_meeting(home)
    assert present_in(held) == set()

    arrives(meeting, people[0])
    arrives(meeting, people[3])
    assert present_in(held) == {people[0].pk, people[3].pk}

    arrives(meeting, people[3], "absent")
    assert present_in(held) == {people[0].pk}


def test_who_came_before_the_opening_is_present_from_the_first_moment(home: Partnership) -> None:
    held, meeting, people = a_round_at_a_meeting(home)
    arrives(meeting, people[1])
    with clock.frozen(VOTE):
        services.annul_round(actor=SYSTEM, held=held, ground="pomyłka")
    held.election.refresh_from_db()

    again = an_open_round(held.election)

    assert present_in(again) == {people[1].pk}


def test_whoever_has_voted_stays_present_after_leaving(home: Partnership) -> None:
    held, meeting, people = a_round_at_a_meeting(home)
    arrives(meeting, people[0])
    arrives(meeting, people[1])
    vote(held, people[0], 1)

    arrives(meeting, people[0], "absent")
    arrives(meeting, people[1], "absent")

    assert present_in(held) == {people[0].pk}
    closed(held)
    assert tally_of(held.poll).count["present"] == 1


def test_the_door_counts_also_where_presence_makes_no_quorum(home: Partnership) -> None:
    held, meeting, people = a_round_at_a_meeting(home, quorum_basis="none")

    arrives(meeting, people[2])

    assert turnout_of(held.poll).present == 1


def test_presence_of_a_meeting_is_not_marked_beside_its_door(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    held, meeting, people = a_round_at_a_meeting(home)

    with pytest.raises(WrongState, match="attendance list"):
        services.mark_presence(actor=SYSTEM, held=held, organizations=[people[0].pk])

    officer: Client = client_of(cast.officer)
    with clock.frozen(VOTE):
        answer = officer.get(f"{ROUND}obecnosc/")
        page = officer.get(ROUND).content.decode()
    door = f"/pulpit/powiat-zwolenski/spotkania/{meeting.pk}/obecnosc/"
    assert answer.headers["Location"] == door
    assert door in page
    assert present_in(held) == set()


def test_a_meeting_without_a_list_leaves_presence_to_the_page_of_the_round(home: Partnership) -> None:
    people = voters(home, 3)
    with clock.frozen(CALLED):
        meeting = a_meeting(home, day=VOTE)
    election = an_election(home, meeting=meeting, quorum_basis="present", form="room")
    with_candidates(election, people[:2])
    held = an_open_round(election)

    with clock.frozen(VOTE):
        services.mark_presence(actor=SYSTEM, held=held, organizations=[people[0].pk])
        services.follow_door(actor=SYSTEM, held=held)

    assert present_in(held) == {people[0].pk}


def test_marks_at_another_meeting_change_nothing(home: Partnership) -> None:
    held, _meeting, people = a_round_at_a_meeting(home)
    with clock.frozen(CALLED):
        other = a_meeting(home, day=VOTE, title="Inne spotkanie")
        draw_up_list(actor=SYSTEM, meeting=other)

    arrives(other, people[0])

    assert present_in(held) == set()
