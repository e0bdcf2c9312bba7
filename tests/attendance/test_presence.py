"""Marks at the door: the last pressed counts, none is lost, none is doubled, nobody unmarked is present."""

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.attendance import selectors, services
from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.attendance.services import MarkDraft
from spoiwo.attendance.states import Mark
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.meetings import services as meetings
from spoiwo.meetings.states import Form, MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role
from tests.cast import HIRED_ON, Cast
from tests.factories.attendance import SYSTEM, a_gathering, a_mark, a_session, marked, rows_of
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.meetings import DAY, a_meeting
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization

NOON = datetime(2016, 11, 18, 12, tzinfo=clock.WARSAW)
LEFT_DOOR, RIGHT_DOOR = SystemActor("left door"), SystemActor("right door")


@pytest.fixture(autouse=True)
def _on_the_day() -> object:
    with clock.frozen(NOON) as moment:
        yield moment


def test_nobody_unmarked_is_present(partnership: Partnership) -> None:
    meeting = a_session(partnership, members=5)

    shown = selectors.door_list(meeting)

    assert (shown.counts.unmarked, shown.counts.here, shown.quorum.present) == (5, 0, 0)
    assert not any(voter.is_present for voter in selectors.presence_for_poll(meeting))


@pytest.mark.parametrize(
    ("members", "present", "needed", "is_met"), [(15, 8, 8, True), (15, 7, 8, False), (14, 7, 7, True)]
)
def test_the_quorum_is_that_of_the_by_laws(
    partnership: Partnership, members: int, present: int, needed: int, is_met: bool
) -> None:
    meeting = a_session(partnership, members=members)

    marked(meeting, rows_of(meeting)[:present])

    quorum = selectors.door_list(meeting).quorum
    assert (quorum.entitled, quorum.present, quorum.needed) == (members, present, needed)
    assert quorum.is_met is is_met


def test_a_deputy_and_a_remote_presence_count_an_excuse_and_a_guest_do_not(partnership: Partnership) -> None:
    meeting = a_session(partnership, members=4, form=Form.HYBRID)
    first, second, third, _fourth = rows_of(meeting)
    services.add_guest(
        actor=SYSTEM,
        meeting=meeting,
        draft=services.ParticipantDraft(organization=an_organization(), name="Gość"),
        mark=Mark.PRESENT,
        key="gosc-0001",
    )
    marks = [
        a_mark(first, deputy_name="Jan Zastępca", deputy_authorisation="nr 1"),
        a_mark(second, Mark.REMOTE),
        a_mark(third, Mark.EXCUSED),
    ]
    services.mark_presence(actor=SYSTEM, meeting=meeting, marks=marks)

    shown = selectors.door_list(meeting)
    assert (shown.quorum.present, shown.counts.here, shown.counts.guests_here) == (2, 3, 1)
    assert (shown.counts.deputies, shown.counts.excused, shown.counts.unmarked) == (1, 1, 1)
    assert [voter.name for voter in selectors.presence_for_poll(meeting) if voter.is_present] == [
        "Jan Zastępca",
        second.name,
    ]


def test_a_mark_sent_twice_is_one_mark(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    once = a_mark(row)

    services.mark_presence(actor=SYSTEM, meeting=meeting, marks=[once])
    services.mark_presence(actor=SYSTEM, meeting=meeting, marks=[replace(once, mark="absent"), once])

    assert DoorMark.objects.filter(participant=row).count() == 1
    assert rows_of(meeting)[0].mark == "present"
    assert LogEntry.objects.filter(action="attendance.presence.marked").count() == 1


def test_of_two_doors_the_one_that_pressed_last_wins_whichever_arrives_first(
    partnership: Partnership,
) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    earlier, later = a_mark(row, "absent", ago=600), a_mark(row, "present", ago=5)

    services.mark_presence(actor=RIGHT_DOOR, meeting=meeting, marks=[later])
    services.mark_presence(actor=LEFT_DOOR, meeting=meeting, marks=[earlier])

    assert rows_of(meeting)[0].mark == "present"
    assert rows_of(meeting)[0].marked_by == RIGHT_DOOR.actor_name


def test_marks_made_without_knowing_of_each_other_are_shown_until_somebody_settles_them(
    partnership: Partnership,
) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    services.mark_presence(actor=RIGHT_DOOR, meeting=meeting, marks=[a_mark(row, "present", ago=5)])
    services.mark_presence(actor=LEFT_DOOR, meeting=meeting, marks=[a_mark(row, "absent", ago=600)])
    assert selectors.door_list(meeting).contested == {row.pk}

    with clock.frozen(NOON + timedelta(minutes=1)):
        marked(meeting, [row], "present", LEFT_DOOR)

    assert selectors.door_list(meeting).contested == frozenset()


def test_a_correction_by_somebody_who_saw_the_earlier_mark_is_no_conflict(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    marked(meeting, [row], "absent", LEFT_DOOR)

    with clock.frozen(NOON + timedelta(minutes=1)):
        marked(meeting, [row], "present", RIGHT_DOOR)

    assert selectors.door_list(meeting).contested == frozenset()


def test_an_undone_mark_is_no_mark_and_stays_in_the_book(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    services.mark_presence(
        actor=SYSTEM, meeting=meeting, marks=[a_mark(row, "present", ago=9, deputy_name="Jan Zastępca")]
    )
    services.mark_presence(actor=SYSTEM, meeting=meeting, marks=[a_mark(row, "")])

    after = rows_of(meeting)[0]
    assert (after.mark, after.marked_at, after.marked_by, after.deputy_name) == ("", None, "", "")
    assert LogEntry.objects.filter(action="attendance.presence.marked").count() == 2


PRESSES = st.lists(
    st.tuples(
        st.sampled_from(["present", "absent", "excused", ""]), st.integers(0, 3_000), st.integers(0, 1)
    ),
    min_size=1,
    max_size=7,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(presses=PRESSES, data=st.data())
def test_in_whatever_order_marks_arrive_and_however_often_the_result_is_the_same(
    presses: list[tuple[str, int, int]], data: st.DataObject, partnership: Partnership
) -> None:
    run = DoorMark.objects.count()
    first, second = _two_rows(partnership)
    rows = [first, second]
    drafts = [
        MarkDraft(
            participant_id=rows[who].pk, mark=mark, key=f"seria-{run}-{place}", ago=timedelta(seconds=ago)
        )
        for place, (mark, ago, who) in enumerate(presses)
    ]
    arriving = data.draw(st.permutations(drafts)) + data.draw(st.lists(st.sampled_from(drafts), max_size=4))
    cut = data.draw(st.integers(0, len(arriving)))

    for part in (arriving[:cut], arriving[cut:]):
        services.mark_presence(actor=SYSTEM, meeting=first.meeting, marks=part)

    for row in rows:
        own = [draft for draft in drafts if draft.participant_id == row.pk]
        wanted = min(own, key=lambda one: (one.ago, [-ord(sign) for sign in one.key])).mark if own else ""
        assert Participant.objects.get(pk=row.pk).mark == wanted
    assert DoorMark.objects.filter(key__startswith=f"seria-{run}-").count() == len(drafts)


def _two_rows(partnership: Partnership) -> tuple[Participant, Participant]:
    """Return two rows of a fresh meeting: each example has its own."""
    meeting = a_meeting(partnership, kind=MeetingKind.OTHER, usual=False)
    return tuple(  # type: ignore[return-value]  # two of them
        services.add_participant(
            actor=SYSTEM,
            meeting=meeting,
            draft=services.ParticipantDraft(organization=an_organization(), name=name),
        )
        for name in ("Anna", "Ewa")
    )


def test_a_mark_needs_its_day_its_row_and_its_key(partnership: Partnership) -> None:
    meeting, other = a_session(partnership), a_gathering(partnership)
    row, stranger = rows_of(meeting)[0], rows_of(other)[0]

    def mark(draft: MarkDraft) -> None:
        services.mark_presence(actor=SYSTEM, meeting=meeting, marks=[draft])

    with pytest.raises(NotFound):
        mark(a_mark(stranger))
    with pytest.raises(BadInput):
        mark(a_mark(row, "tak"))
    with pytest.raises(BadInput, match="in the room only"):
        mark(a_mark(row, "remote"))
    with pytest.raises(BadInput):
        mark(a_mark(row, key="krótki"))
    with clock.frozen(date(2016, 11, 17)):
        with pytest.raises(WrongState, match="day of the meeting"):
            mark(a_mark(row))
        mark(a_mark(row, "excused"))
    assert rows_of(meeting)[0].mark == "excused"


def test_a_clock_that_runs_wrong_moves_no_mark_into_the_future(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]

    services.mark_presence(actor=SYSTEM, meeting=meeting, marks=[a_mark(row, ago=-90_000)])

    assert rows_of(meeting)[0].marked_at == NOON


def test_nobody_is_marked_at_a_meeting_called_off_or_put_off(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    row = rows_of(meeting)[0]
    meetings.postpone_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")
    with pytest.raises(WrongState):
        marked(meeting, [row])

    meetings.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="śnieg")
    with pytest.raises(WrongState):
        marked(meeting, [row])


def test_the_rest_is_absent_only_by_deed_and_only_who_was_seen(partnership: Partnership) -> None:
    meeting = a_session(partnership, members=4)
    came, excused, late, missing = rows_of(meeting)
    marked(meeting, [came])
    marked(meeting, [excused], "excused")
    seen = [late.pk, missing.pk]
    marked(meeting, [late])

    done = services.mark_rest_absent(actor=SYSTEM, meeting=meeting, key="reszta-0001", numbers=seen)

    assert done == 1
    assert [row.mark for row in rows_of(meeting)] == ["present", "excused", "present", "absent"]


def test_a_guest_sent_twice_is_one_guest(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    draft = services.ParticipantDraft(organization=an_organization(), name="Gość Honorowy")

    for _time in range(2):
        services.add_guest(actor=SYSTEM, meeting=meeting, draft=draft, mark="present", key="gosc-0001")

    assert [row.name for row in rows_of(meeting) if not row.is_entitled] == ["Gość Honorowy"]


def test_only_who_may_marks_presence(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_session(cast.partnership)
        row = rows_of(meeting)[0]
        for person in (cast.leader, cast.auditor, cast.representative, cast.neighbour):
            with pytest.raises(NotAllowed):
                marked(meeting, [row], actor=person)
        marked(meeting, [row], actor=cast.officer)
        assert rows_of(meeting)[0].marked_by == "Olga Sekretarska"


def test_an_account_of_the_representative_may_cast_the_vote(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_session(cast.partnership, members=1)
        Participant.objects.filter(meeting=meeting).update(email="Celina@example.org", link_id=7)
        assign_role(
            actor=SYSTEM,
            partnership=cast.other,
            user=cast.neighbour,
            role=Role.COUNCIL,
            valid_from=HIRED_ON,
        )

        [voter] = selectors.presence_for_poll(meeting)

    assert voter.marks == (cast.council_member.actor_id, "link:7")


def test_reading_takes_the_same_few_queries_for_seven_and_for_seventy(partnership: Partnership) -> None:
    def asked(members: int) -> list[int]:
        term = a_term(partnership, a_body(partnership, f"Rada {members}"))
        by_laws(term.body)
        for _number in range(members):
            a_member(term)
        meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=term.body)
        services.draw_up_list(actor=SYSTEM, meeting=meeting)
        marked(meeting, rows_of(meeting))
        found = []
        for read in (selectors.door_list, selectors.attendance_of, selectors.presence_for_poll):
            with CaptureQueriesContext(connection) as captured:
                read(meeting)
            found.append(len(captured))
        with CaptureQueriesContext(connection) as captured:
            selectors.absences_of(term.body, DAY)
        return [*found, len(captured)]

    few = asked(7)
    assert asked(70) == few
    assert few == [5, 3, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_two_doors_at_once_lose_nothing() -> None:
    partnership = a_partnership()
    with scope(partnership=partnership):
        meeting = a_session(partnership, members=6)
        rows = rows_of(meeting)
    trouble: list[BaseException] = []

    def door(actor: SystemActor, ago: int, order: list[Participant]) -> None:
        try:
            with clock.frozen(NOON), scope(partnership=partnership):
                for _time in range(5):
                    drafts = [a_mark(row, "present" if ago else "absent", ago=ago) for row in order]
                    services.mark_presence(actor=actor, meeting=meeting, marks=drafts)
        except BaseException as error:  # told to the test, which fails
            trouble.append(error)
        finally:
            connections.close_all()

    doors = [
        threading.Thread(target=door, args=(LEFT_DOOR, 60, rows)),
        threading.Thread(target=door, args=(RIGHT_DOOR, 0, rows[::-1])),
    ]
    for thread in doors:
        thread.start()
    for thread in doors:
        thread.join()

    assert trouble == []
    with scopes_disabled():
        assert DoorMark.objects.count() == 60
        assert set(Participant.objects.values_list("mark", flat=True)) == {"absent"}
