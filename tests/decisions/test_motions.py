"""A motion: its rule, its voters, its vote, and what the result does."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from spoiwo.attendance.events import PresenceMarked
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Mark
from spoiwo.common import clock, events
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.councils.states import Majority
from spoiwo.decisions import selectors, services
from spoiwo.decisions.services import CountDraft, MotionDraft
from spoiwo.decisions.states import ResolutionState, Stage
from spoiwo.meetings import services as meetings
from spoiwo.meetings.services import ItemDraft, add_house_item
from spoiwo.meetings.states import ItemKind, ItemOrigin, MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.counting import Choice, Outcome
from spoiwo.voting.states import Secrecy
from tests.cast import Cast
from tests.decisions.votes import hands, result
from tests.factories.councils import a_body, a_term, by_laws
from tests.factories.decisions import (
    SYSTEM,
    a_motion,
    a_resolution,
    an_open_motion,
    at_the_table,
)
from tests.factories.meetings import a_meeting, a_vote_item


def test_a_motion_takes_its_rule_from_the_by_laws_of_the_day(home: Partnership) -> None:
    body = a_body(home)
    a_term(home, body)
    by_laws(body, quorum="2/3", majority=Majority.ABSOLUTE)
    meeting = a_meeting(home, kind=MeetingKind.COUNCIL, body=body)

    motion = a_motion(meeting)

    assert (motion.quorum, motion.majority, motion.is_tie_broken_by_chair) == ("2/3", Majority.ABSOLUTE, True)
    assert motion.bylaws is not None
    assert "wersja 1" in motion.rules_reference


@pytest.mark.parametrize(
    ("less", "field"),
    [
        ({"majority": Majority.SIMPLE}, "majority"),
        ({"quorum": "1/3"}, "quorum"),
        ({"secrecy": Secrecy.OPEN}, "secrecy"),
    ],
)
def test_a_motion_may_ask_for_more_than_the_by_laws_but_never_for_less(
    home: Partnership, less: dict[str, Any], field: str
) -> None:
    body = a_body(home)
    a_term(home, body)
    by_laws(body, majority=Majority.ABSOLUTE, ballot="secret", is_tie_broken_by_chair=False)
    meeting = a_meeting(home, kind=MeetingKind.COUNCIL, body=body)

    with pytest.raises(BadInput) as refused:
        a_motion(meeting, **less)
    assert refused.value.field == field
    with pytest.raises(BadInput, match="why more"):
        a_motion(meeting, majority=Majority.TWO_THIRDS)
    stricter = a_motion(meeting, majority=Majority.TWO_THIRDS, departure="zmiana regulaminu")
    assert "odstępstwo: zmiana regulaminu" in stricter.rules_reference


def test_raised_hands_are_counted_by_institution_and_the_rest_are_for(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 15, present=12)
    motion = an_open_motion(meeting)

    hands(motion, _01=Choice.NO, _02=Choice.NO, _03=Choice.NO, _04=Choice.ABSTAIN)
    hands(motion, rest=Choice.YES, token="drugi-formularz-123")
    services.close_motion(actor=SYSTEM, motion=motion)

    found = result(motion)
    assert found.votes == "For: 8, against: 3, abstained: 1."
    assert found.is_adopted
    assert motion.decided_on == meeting.day


def test_the_same_form_sent_twice_doubles_nothing(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 5)
    motion = an_open_motion(meeting)

    hands(motion, _01=Choice.NO, rest=Choice.YES)
    hands(motion, _01=Choice.NO, rest=Choice.YES)
    services.close_motion(actor=SYSTEM, motion=motion)

    assert result(motion).votes == "For: 4, against: 1, abstained: 0."


def test_whoever_comes_late_is_counted_before_the_close(home: Partnership) -> None:
    meeting = a_meeting(home)
    people = at_the_table(meeting, 15, present=7)
    motion = an_open_motion(meeting)
    turnout = selectors.turnout(motion)
    assert turnout is not None
    assert not turnout.is_quorum

    Participant.objects.filter(pk=people[7].pk).update(mark=Mark.PRESENT)
    events.publish(PresenceMarked(meeting_id=meeting.pk, participant_ids=(people[7].pk,)))

    turnout = selectors.turnout(motion)
    assert turnout is not None
    assert (turnout.present, turnout.is_quorum) == (8, True)


def test_whoever_has_voted_stays_present_after_leaving(home: Partnership) -> None:
    meeting = a_meeting(home)
    people = at_the_table(meeting, 4)
    motion = an_open_motion(meeting)
    hands(motion, _01=Choice.YES)
    Participant.objects.filter(pk__in=[people[0].pk, people[1].pk]).update(mark=Mark.EXCUSED)

    services.close_motion(actor=SYSTEM, motion=motion)

    count = result(motion).count
    assert count is not None
    assert (count.present, count.cast) == (3, 1)


def test_an_institution_with_a_conflict_of_interest_does_not_vote(home: Partnership) -> None:
    meeting = a_meeting(home)
    people = at_the_table(meeting, 3)
    motion = a_motion(meeting)
    services.prepare_motion(actor=SYSTEM, motion=motion)
    because = "uchwała dotyczy tej instytucji"
    services.exclude_institution(
        actor=SYSTEM, motion=motion, organization_id=people[2].listed_id, because=because
    )

    services.open_motion(actor=SYSTEM, motion=motion)
    hands(motion, rest=Choice.YES)
    services.close_motion(actor=SYSTEM, motion=motion)

    count = result(motion).count
    assert count is not None
    assert (count.entitled, count.yes) == (2, 2)
    assert [voter.excluded_because for voter in selectors.voters_of(motion)] == ["", "", because]


def test_a_tie_goes_as_the_chair_voted(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 8)
    motion = an_open_motion(meeting)

    hands(motion, _05=Choice.NO, _06=Choice.NO, _07=Choice.NO, _08=Choice.NO, rest=Choice.YES)
    services.close_motion(actor=SYSTEM, motion=motion)

    assert result(motion).sentence == "Adopted: the votes were equal and the chair voted for."


def test_minutes_are_approved_by_those_who_were_there(home: Partnership) -> None:
    earlier = a_meeting(home, day=date(2016, 9, 2))
    people = at_the_table(earlier, 6, present=3)
    meeting = a_meeting(home)
    for old in people:
        Participant.objects.create(
            meeting=meeting,
            capacity=old.capacity,
            organization=old.organization,
            organization_name=old.organization_name,
            mark=Mark.PRESENT,
            marked_at=clock.now(),
        )
    draft = ItemDraft(title="Przyjęcie protokołu", kind=ItemKind.MINUTES)
    item = add_house_item(
        actor=SYSTEM, meeting=meeting, draft=draft, origin=ItemOrigin.MINUTES, approves=earlier
    )

    motion = an_open_motion(meeting, item=item)

    turnout = selectors.turnout(motion)
    assert turnout is not None
    assert (turnout.entitled, turnout.quorum_needed) == (3, 2)


def test_numbers_from_paper_are_counted_by_the_same_rule(home: Partnership) -> None:
    meeting = a_meeting(home)
    simple, absolute = (
        a_motion(meeting),
        a_motion(meeting, majority=Majority.ABSOLUTE, departure="ważna sprawa"),
    )
    draft = CountDraft(entitled=15, present=12, yes=4, no=3, abstain=5)

    services.record_count(actor=SYSTEM, motion=simple, draft=draft)
    services.record_count(actor=SYSTEM, motion=absolute, draft=draft)

    assert result(simple).outcome == Outcome.ADOPTED
    assert result(absolute).outcome == Outcome.REJECTED
    with pytest.raises(NotAllowed, match="decided already"):
        services.record_count(actor=SYSTEM, motion=simple, draft=draft)


@pytest.mark.parametrize("numbers", [(5, 6, 1, 0, 0), (5, 3, 4, 0, 0), (5, 5, 4, 2, 0), (5, 5, -1, 2, 0)])
def test_numbers_that_cannot_be_are_refused(home: Partnership, numbers: tuple[int, ...]) -> None:
    motion = a_motion(a_meeting(home))
    entitled, present, yes, no, abstain = numbers

    with pytest.raises(BadInput):
        services.record_count(
            actor=SYSTEM,
            motion=motion,
            draft=CountDraft(entitled=entitled, present=present, yes=yes, no=no, abstain=abstain),
        )


def test_consensus_adopts_without_a_vote_and_can_be_taken_back(home: Partnership) -> None:
    motion = a_motion(a_meeting(home))

    services.record_consensus(actor=SYSTEM, motion=motion)
    assert result(motion).sentence == "Adopted by consensus, without a vote."
    with pytest.raises(BadInput, match="Write why"):
        services.take_back_record(actor=SYSTEM, motion=motion, ground=" ")
    services.take_back_record(actor=SYSTEM, motion=motion, ground="pomyłka w zapisie")

    assert motion.stage == Stage.ANNULLED
    assert selectors.result_of(motion) is None


def test_a_vote_held_wrongly_is_annulled_and_held_again(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 3)
    motion = an_open_motion(meeting)
    resolution = a_resolution(home, item=motion.item)
    hands(motion, rest=Choice.NO)
    services.close_motion(actor=SYSTEM, motion=motion)

    again = services.annul_motion(actor=SYSTEM, motion=motion, ground="źle policzono ręce", is_repeated=True)

    assert again is not None
    assert again.repeats == motion
    assert (motion.stage, again.stage) == (Stage.ANNULLED, Stage.DRAFT)
    services.attach_motion(actor=SYSTEM, resolution=resolution, motion=again)
    services.open_motion(actor=SYSTEM, motion=again)
    hands(again, rest=Choice.YES)
    services.close_motion(actor=SYSTEM, motion=again)
    resolution.refresh_from_db()
    assert resolution.state == ResolutionState.ADOPTED


def test_later_changes_of_the_list_alter_no_result(home: Partnership) -> None:
    meeting = a_meeting(home)
    people = at_the_table(meeting, 3)
    motion = an_open_motion(meeting)
    hands(motion, rest=Choice.YES)
    services.close_motion(actor=SYSTEM, motion=motion)
    before = result(motion)

    Participant.objects.filter(pk=people[0].pk).update(mark=Mark.ABSENT, organization_name="Inna nazwa")

    assert result(motion) == before
    assert "Inna nazwa" not in {voter.name for voter in selectors.voters_of(motion)}


@pytest.mark.parametrize("called_off", [True, False])
def test_nothing_is_decided_at_a_meeting_called_off_or_put_off(
    home: Partnership, *, called_off: bool
) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 3)
    motion, being_voted = a_motion(meeting), an_open_motion(meeting)
    stop = meetings.cancel_meeting if called_off else meetings.postpone_meeting
    stop(actor=SYSTEM, meeting=meeting, ground="śnieg")
    count = CountDraft(entitled=3, present=3, yes=3, no=0, abstain=0)

    for deed in (
        lambda: services.open_motion(actor=SYSTEM, motion=motion),
        lambda: services.record_count(actor=SYSTEM, motion=motion, draft=count),
        lambda: services.record_consensus(actor=SYSTEM, motion=motion),
        lambda: services.close_motion(actor=SYSTEM, motion=being_voted),
        lambda: a_motion(meeting, item=motion.item),
    ):
        with pytest.raises(WrongState, match=r"called off|put off"), transaction.atomic():
            deed()
    services.annul_motion(actor=SYSTEM, motion=being_voted, ground="nie odbyło się")


def test_nothing_is_decided_any_more_once_the_minutes_are_given_for_approval(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 3)
    motion = a_motion(meeting)
    meetings.hold_meeting(actor=SYSTEM, meeting=meeting)
    meetings.give_minutes(actor=SYSTEM, meeting=meeting)

    for deed in (services.record_consensus, services.open_motion):
        with pytest.raises(WrongState, match="nothing more is decided"), transaction.atomic():
            deed(actor=SYSTEM, motion=motion)
    with pytest.raises(WrongState, match="nothing more is decided"):
        a_motion(meeting, item=motion.item)


def test_one_motion_puts_one_resolution_to_the_vote(home: Partnership) -> None:
    motion = a_motion(a_meeting(home))
    services.attach_motion(actor=SYSTEM, resolution=a_resolution(home), motion=motion)

    with pytest.raises(WrongState, match="Another resolution"):
        services.attach_motion(actor=SYSTEM, resolution=a_resolution(home), motion=motion)


def test_a_motion_put_to_the_vote_keeps_its_words(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 2)
    motion = an_open_motion(meeting)

    with pytest.raises(NotAllowed, match="stay as they were"):
        services.edit_motion(actor=SYSTEM, motion=motion, draft=MotionDraft(text="Coś innego"))
    with pytest.raises(NotAllowed):
        services.withdraw_motion(actor=SYSTEM, motion=motion, ground="pomyłka")


def test_a_motion_edited_before_the_vote_gets_a_new_list_of_voters(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 2)
    motion = a_motion(meeting)
    services.prepare_motion(actor=SYSTEM, motion=motion)

    services.edit_motion(actor=SYSTEM, motion=motion, draft=MotionDraft(text="Przyjęcie planu na 2018 rok"))
    services.open_motion(actor=SYSTEM, motion=motion)

    assert motion.poll is not None
    assert motion.poll.question == "Przyjęcie planu na 2018 rok"


def test_without_entitled_institutions_no_vote_can_open(home: Partnership) -> None:
    motion = a_motion(a_meeting(home))

    with pytest.raises(WrongState, match="Nobody is entitled"):
        services.open_motion(actor=SYSTEM, motion=motion)


def test_only_the_secretariat_and_the_coordinator_decide(home: Partnership, cast: Cast) -> None:
    item = a_vote_item(a_meeting(home))
    draft = MotionDraft(text="Przyjęcie planu")

    for actor in (cast.leader, cast.representative, cast.auditor, cast.neighbour, Visitor()):
        with pytest.raises(NotAllowed):
            services.draft_motion(actor=actor, partnership=home, draft=draft, item=item)
    services.draft_motion(actor=cast.officer, partnership=home, draft=draft, item=item)


def test_a_motion_of_another_partnership_is_not_found(home: Partnership, cast: Cast) -> None:
    motion = a_motion(a_meeting(home))

    with pytest.raises(NotFound):
        selectors.motion_by_id(cast.other, motion.pk)
