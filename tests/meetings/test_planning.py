"""Planning, changing, calling, moving, calling off and holding meetings."""

from datetime import date, time

import pytest

from spoiwo.common import clock, events
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.states import may_move
from spoiwo.meetings import selectors, services
from spoiwo.meetings.events import MeetingChanged, MeetingMoved
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ReferenceDraft
from spoiwo.meetings.states import MOVES, Form, MeetingKind, ReferenceKind, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import merge_organizations
from tests.cast import Cast
from tests.factories.councils import a_body, a_term
from tests.factories.meetings import DAY, SYSTEM, a_draft, a_held_meeting, a_meeting
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization


def test_a_meeting_is_planned_with_the_usual_items(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)

    titles = [line.item.title for line in selectors.agenda_of(meeting).lines]

    assert meeting.state == State.PLANNED
    assert titles == [
        "Otwarcie posiedzenia",
        "Stwierdzenie kworum",
        "Przyjęcie porządku obrad",
        "Sprawy różne",
    ]


def test_an_open_event_begins_with_an_empty_agenda(partnership: Partnership) -> None:
    assert selectors.agenda_of(a_meeting(partnership, kind=MeetingKind.TRAINING)).lines == ()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "  "}, "Write the title"),
        ({"begins": time(12), "ends": time(11)}, "ends before it begins"),
        ({"begins": None, "ends": time(11)}, "Write also when it begins"),
        ({"last_day": DAY}, "not after the first"),
        ({"kind": MeetingKind.COUNCIL}, "Choose the body"),
        ({"form": Form.REMOTE, "venue": "Sala 12"}, "has no place"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    partnership: Partnership, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        a_meeting(partnership, **fields)  # type: ignore[arg-type]  # fields of the draft


def test_a_body_of_another_partnership_cannot_meet_here(partnership: Partnership) -> None:
    strange = a_body(partnership)
    here = a_partnership("powiat-przysuski", "Partnerstwo powiatu przysuskiego")

    with pytest.raises(BadInput, match="another partnership"):
        a_meeting(here, kind=MeetingKind.COUNCIL, body=strange)


def test_a_body_does_not_hold_the_meeting_of_all_signatories(partnership: Partnership) -> None:
    with pytest.raises(BadInput, match="choose its kind of meeting"):
        a_meeting(partnership, kind=MeetingKind.SIGNATORIES, body=a_body(partnership))


def test_sessions_are_numbered_in_their_term_when_they_are_called_or_held(partnership: Partnership) -> None:
    council = a_body(partnership)
    a_term(partnership, council)
    first = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=council, day=date(2016, 3, 1))
    second = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=council, day=date(2016, 6, 1))

    services.call_meeting(actor=SYSTEM, meeting=first)
    services.hold_meeting(actor=SYSTEM, meeting=second)
    services.hold_meeting(actor=SYSTEM, meeting=first)

    assert (first.number, second.number) == (1, 2)


def test_the_day_of_a_called_meeting_changes_only_by_telling_people(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    services.call_meeting(actor=SYSTEM, meeting=meeting)
    other_day = a_draft(day=date(2016, 11, 25))

    with pytest.raises(BadInput, match="People are invited for that day"):
        services.edit_meeting(
            actor=SYSTEM, meeting=meeting, draft=other_day, references=[], version=meeting.version
        )


def test_two_officers_do_not_overwrite_each_other(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    draft = a_draft(aim="Podsumowanie działań")
    services.edit_meeting(actor=SYSTEM, meeting=meeting, draft=draft, references=[], version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_meeting(actor=SYSTEM, meeting=meeting, draft=a_draft(), references=[], version=1)


def test_only_what_a_calendar_shows_raises_its_sequence(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setitem(events._handlers, MeetingChanged, [told.append])
    meeting = a_meeting(partnership)

    services.edit_meeting(
        actor=SYSTEM, meeting=meeting, draft=a_draft(aim="Wymiana doświadczeń"), references=[], version=1
    )
    assert (meeting.sequence, told) == (0, [])

    services.edit_meeting(
        actor=SYSTEM, meeting=meeting, draft=a_draft(venue="Sala 12"), references=[], version=2
    )
    assert (meeting.sequence, told) == (1, [MeetingChanged(meeting_id=meeting.pk)])


def test_topics_documents_and_programmes_are_kept_in_order(partnership: Partnership) -> None:
    references = [
        ReferenceDraft(kind=ReferenceKind.TOPIC, label="Społeczna odpowiedzialność biznesu"),
        ReferenceDraft(kind=ReferenceKind.TOPIC, label="  "),
        ReferenceDraft(kind=ReferenceKind.PROGRAMME, label="RPO Lubuskie 2020", detail="2014–2020"),
    ]
    meeting = services.plan_meeting(
        actor=SYSTEM, partnership=partnership, draft=a_draft(), references=references
    )

    assert [str(one) for one in meeting.references.all()] == [
        "RPO Lubuskie 2020",
        "Społeczna odpowiedzialność biznesu",
    ]


def test_a_meeting_moved_to_another_day_tells_the_rooms_above(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setitem(events._handlers, MeetingMoved, [told.append])
    meeting = a_meeting(partnership, day=date(2016, 11, 18), last_day=date(2016, 11, 19), ends=None)
    services.call_meeting(actor=SYSTEM, meeting=meeting)

    services.postpone_meeting(actor=SYSTEM, meeting=meeting, ground="choroba prelegentki")
    assert meeting.state == State.POSTPONED
    services.reschedule_meeting(actor=SYSTEM, meeting=meeting, day=date(2016, 12, 2), begins=time(9))

    assert (meeting.day, meeting.last_day) == (date(2016, 12, 2), date(2016, 12, 3))
    assert meeting.sequence == 2
    assert told == [
        MeetingMoved(meeting_id=meeting.pk, old_day=date(2016, 11, 18), day=None),
        MeetingMoved(meeting_id=meeting.pk, old_day=date(2016, 11, 18), day=date(2016, 12, 2)),
    ]


def test_a_meeting_is_called_off_with_a_ground_and_can_be_restored(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)

    with pytest.raises(BadInput, match="Write why"):
        services.cancel_meeting(actor=SYSTEM, meeting=meeting, ground=" ")
    services.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="brak kworum")
    assert (meeting.state, meeting.cancelled_because) == (State.CANCELLED, "brak kworum")

    services.restore_meeting(actor=SYSTEM, meeting=meeting, ground="pomyłka")
    assert (meeting.state, meeting.cancelled_because) == (State.PLANNED, "")


def test_a_meeting_is_held_on_its_day_at_the_earliest(partnership: Partnership) -> None:
    meeting = a_meeting(partnership, day=date(2016, 11, 18))

    with clock.frozen(date(2016, 11, 17)), pytest.raises(WrongState, match="has not come yet"):
        services.hold_meeting(actor=SYSTEM, meeting=meeting)
    with clock.frozen(date(2016, 11, 18)):
        services.hold_meeting(actor=SYSTEM, meeting=meeting)

    assert meeting.took_place


@pytest.mark.parametrize("old", State.values)
@pytest.mark.parametrize("new", State.values)
def test_every_step_not_in_the_table_is_refused(partnership: Partnership, old: str, new: str) -> None:
    meeting = a_meeting(partnership)
    because = "powód" if old == State.CANCELLED else ""
    Meeting.objects.filter(pk=meeting.pk).update(state=old, cancelled_because=because)
    meeting.refresh_from_db()
    if may_move(MOVES, old, State.CANCELLED):
        services.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="powód")
        assert meeting.state == State.CANCELLED
    else:
        with pytest.raises(WrongState):
            services.cancel_meeting(actor=SYSTEM, meeting=meeting, ground="powód")


def test_the_agenda_and_description_stand_once_minutes_are_given(partnership: Partnership) -> None:
    meeting = a_held_meeting(partnership)
    services.give_minutes(actor=SYSTEM, meeting=meeting)

    with pytest.raises(WrongState, match="stays as it was"):
        services.edit_meeting(actor=SYSTEM, meeting=meeting, draft=a_draft(), references=[], version=1)
    with pytest.raises(WrongState, match="stays as it was"):
        services.add_item(actor=SYSTEM, meeting=meeting, draft=services.ItemDraft(title="Nowa sprawa"))

    services.close_meeting(actor=SYSTEM, meeting=meeting)
    services.reopen_meeting(actor=SYSTEM, meeting=meeting, ground="pomyłka w protokole")
    assert meeting.state == State.HELD


def test_holding_is_taken_back_only_before_the_minutes(partnership: Partnership) -> None:
    meeting = a_held_meeting(partnership)
    services.unhold_meeting(actor=SYSTEM, meeting=meeting, ground="pomyłka")
    assert meeting.state == State.PLANNED

    services.hold_meeting(actor=SYSTEM, meeting=meeting)
    services.give_minutes(actor=SYSTEM, meeting=meeting)
    with pytest.raises(WrongState):
        services.unhold_meeting(actor=SYSTEM, meeting=meeting, ground="pomyłka")


def test_the_outcome_is_written_after_the_meeting(partnership: Partnership) -> None:
    meeting = a_meeting(partnership)
    with pytest.raises(WrongState):
        services.describe_outcome(actor=SYSTEM, meeting=meeting, outcome="Wymiana doświadczeń")

    services.hold_meeting(actor=SYSTEM, meeting=meeting)
    services.describe_outcome(actor=SYSTEM, meeting=meeting, outcome="Wymiana doświadczeń")
    assert meeting.outcome == "Wymiana doświadczeń"


def test_neighbours_and_the_next_meeting_are_of_the_same_body(partnership: Partnership) -> None:
    council = a_body(partnership)
    fields = {"kind": MeetingKind.COUNCIL, "body": council}
    spring = a_meeting(partnership, day=date(2016, 3, 1), **fields)  # type: ignore[arg-type]  # fields of the draft
    a_meeting(partnership, day=date(2016, 5, 1))
    summer = a_meeting(partnership, day=date(2016, 6, 1), **fields)  # type: ignore[arg-type]  # likewise
    autumn = a_meeting(partnership, day=date(2016, 9, 1), **fields)  # type: ignore[arg-type]  # likewise

    assert selectors.neighbours(summer) == (spring, autumn)
    assert selectors.next_meeting_of_body(spring) == summer


def test_a_host_merged_into_another_record_still_hosts(partnership: Partnership) -> None:
    dropped, kept = an_organization("OHP w Zielonej Górze"), an_organization("Lubuska WK OHP")
    meeting = a_meeting(partnership, host=dropped)

    merge_organizations(actor=SystemActor("tests"), dropped=dropped, kept=kept)

    meeting.refresh_from_db()
    assert meeting.host == kept


def test_only_the_secretariat_and_the_coordinator_plan(cast: Cast) -> None:
    for person in (cast.representative, cast.auditor, cast.neighbour, cast.council_member):
        with pytest.raises(NotAllowed):
            services.plan_meeting(actor=person, partnership=cast.partnership, draft=a_draft())
