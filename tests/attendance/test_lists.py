"""The list of a meeting: drawn up from the registers of its day, and kept true to them."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.attendance import selectors, services
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Capacity, Source
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.councils.services import appoint_function, name_deputy
from spoiwo.councils.states import Function
from spoiwo.meetings import services as meetings
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services as registry
from spoiwo.registry.states import RepresentationKind
from tests.cast import Cast
from tests.factories.attendance import SYSTEM, a_gathering, a_session, marked, rows_of
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.meetings import DAY, a_meeting
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

LATER = date(2016, 6, 1)


def diff(meeting: object) -> selectors.Difference:
    calling = selectors.calling_of(meeting)  # type: ignore[arg-type]  # a meeting of the test
    assert calling is not None
    return selectors.difference(meeting, Source(calling.source))  # type: ignore[arg-type]  # likewise


def test_the_entitled_of_a_session_hold_a_seat_on_its_day(partnership: Partnership) -> None:
    term = a_term(partnership, a_body(partnership))
    office = an_organization("Gmina Zwoleń")
    chair = a_member(term, office, a_person("Anna", "Zielińska"), office="Burmistrz")
    a_member(term, an_organization("Za późno"), since=date(2016, 12, 1))
    appoint_function(actor=SYSTEM, holding=chair, function=Function.CHAIR, since=DAY)
    name_deputy(
        actor=SYSTEM, holding=chair, person=a_person("Jan", "Zastępca"), authorisation="nr 1", since=DAY
    )
    a_representative(partnership, office, chair.person, email="anna@example.org")

    meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=term.body)
    assert services.draw_up_list(actor=SYSTEM, meeting=meeting) == 1

    [row] = rows_of(meeting)
    assert (row.organization_name, row.name, row.office) == ("Gmina Zwoleń", "Anna Zielińska", "Burmistrz")
    assert (row.capacity, row.is_chair, row.email) == (Capacity.ENTITLED, True, "anna@example.org")
    assert (row.expected_deputy_name, row.expected_deputy_authorisation) == ("Jan Zastępca", "nr 1")


def test_several_seats_of_one_institution_are_one_vote(partnership: Partnership) -> None:
    term = a_term(partnership, a_body(partnership))
    office = an_organization("Gmina Zwoleń")
    a_member(term, office, a_person("Anna", "Pierwsza"))
    a_member(term, office, a_person("Ewa", "Druga"))
    meeting = a_meeting(partnership, kind=MeetingKind.COUNCIL, body=term.body)

    services.draw_up_list(actor=SYSTEM, meeting=meeting)

    first, second = rows_of(meeting)
    assert (first.name, first.capacity) == ("Anna Pierwsza", Capacity.ENTITLED)
    assert (second.name, second.capacity) == ("Ewa Druga", Capacity.GUEST)
    assert not diff(meeting)
    with clock.frozen(DAY):
        marked(meeting, [second])
    [voter] = selectors.presence_for_poll(meeting)
    assert voter.is_present


def test_the_entitled_of_a_gathering_are_signatories_of_its_day(partnership: Partnership) -> None:
    spoken, silent, late = (an_organization(name) for name in ("Aaa", "Bbb", "Ccc"))
    silent.email = "urzad@example.org"
    silent.save()
    for organization in (spoken, silent):
        a_signatory(partnership, organization)
    a_signatory(partnership, late, since=date(2017, 1, 1))
    a_representative(partnership, spoken, a_person("Jan", "Nowak"), office="Prezes")
    a_representative(
        partnership,
        spoken,
        a_person("Ewa", "Kontakt"),
        kind=RepresentationKind.CONTACT,
        email="kontakt@example.org",
    )
    meeting = a_meeting(partnership)

    services.draw_up_list(actor=SYSTEM, meeting=meeting)

    told = [(row.organization_name, row.name, row.office, row.email) for row in rows_of(meeting)]
    assert told == [
        ("Aaa", "Jan Nowak", "Prezes", "kontakt@example.org"),
        ("Bbb", "", "", "urzad@example.org"),
    ]


def test_of_other_meetings_the_officer_chooses_who_is_asked(partnership: Partnership) -> None:
    a_signatory(partnership)
    meeting = a_meeting(partnership, kind=MeetingKind.TRAINING)

    with pytest.raises(BadInput):
        services.draw_up_list(actor=SYSTEM, meeting=meeting)
    with pytest.raises(BadInput):
        services.draw_up_list(actor=SYSTEM, meeting=meeting, source=Source.SIGNATORIES)
    services.draw_up_list(actor=SYSTEM, meeting=meeting, source=Source.SIGNATORIES_AS_GUESTS)

    assert [row.capacity for row in rows_of(meeting)] == [Capacity.GUEST]
    assert selectors.presence_for_poll(meeting) == []


def test_a_list_is_drawn_up_once(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)

    with pytest.raises(WrongState):
        services.draw_up_list(actor=SYSTEM, meeting=meeting)


def test_a_stranger_to_the_secretariat_draws_up_no_list(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership)
        for person in (cast.leader, cast.auditor, cast.neighbour, cast.newcomer):
            with pytest.raises(NotAllowed):
                services.draw_up_list(actor=person, meeting=meeting)


def test_a_later_change_of_the_register_alters_no_list_by_itself(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    [row] = rows_of(meeting)
    assert row.organization is not None

    registry.rename_organization(actor=SYSTEM, organization=row.organization, name="Nowa nazwa", on=LATER)

    [row] = rows_of(meeting)
    assert row.organization_name.startswith("Stowarzyszenie")
    assert diff(meeting).changed[0].fields == ("organization_name",)


def test_the_difference_is_shown_and_applied_after_confirmation(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=2)
    gone, stays = rows_of(meeting)
    Participant.objects.filter(pk=gone.pk).update(is_drawn=True, organization=an_organization())
    newcomer = a_signatory(partnership)

    found = diff(meeting)
    assert {row.organization_id for row in found.added} == {gone.organization_id, newcomer.organization_id}
    assert [row.pk for row in found.gone] == [gone.pk]
    touched = services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=found.fingerprint)

    assert touched == 3
    assert not diff(meeting)
    assert stays.pk in {row.pk for row in rows_of(meeting)}
    assert gone.pk not in {row.pk for row in rows_of(meeting)}


def test_a_difference_that_changed_since_it_was_seen_is_not_applied(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    a_signatory(partnership)
    seen = diff(meeting).fingerprint
    a_signatory(partnership)

    with pytest.raises(ConcurrentChange):
        services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=seen)

    assert len(rows_of(meeting)) == 3


def test_a_row_with_a_mark_stays_as_a_guest_when_the_institution_is_gone(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    [row] = rows_of(meeting)
    with clock.frozen(DAY):
        marked(meeting, [row])
    Participant.objects.filter(pk=row.pk).update(organization=an_organization())

    services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint)

    kept = Participant.objects.get(pk=row.pk)
    assert (kept.capacity, kept.mark) == (Capacity.GUEST, "present")


def test_another_representative_must_be_invited_anew_and_the_answer_stays(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    [row] = rows_of(meeting)
    Participant.objects.filter(pk=row.pk).update(
        person=a_person("Ktoś", "Wcześniejszy"),
        name="Ktoś Wcześniejszy",
        invited_at=clock.now(),
        answer="yes",
        answered_at=clock.now(),
    )
    [change] = diff(meeting).changed
    assert change.is_other_person

    services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint)

    [row] = rows_of(meeting)
    assert (row.name, row.invited_at, row.answer) == ("Jan Sygnatariusz 1", None, "yes")


def test_rows_left_out_of_the_confirmation_stay(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    [row] = rows_of(meeting)
    Participant.objects.filter(pk=row.pk).update(email="poprawiony@example.org")

    services.refresh_list(
        actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint, leave=[row.pk]
    )

    assert rows_of(meeting)[0].email == "poprawiony@example.org"


def test_a_new_chair_takes_the_place_of_the_earlier_one(partnership: Partnership) -> None:
    meeting = a_session(partnership)
    first, second, _third = rows_of(meeting)
    assert first.holding is not None
    assert second.holding is not None
    appoint_function(actor=SYSTEM, holding=first.holding, function=Function.CHAIR, since=LATER)
    services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint)
    assert selectors.door_list(meeting).chair == first

    appoint_function(actor=SYSTEM, holding=second.holding, function=Function.CHAIR, since=DAY)
    services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint)

    assert selectors.door_list(meeting).chair == second


def test_the_list_stays_as_it_was_once_minutes_are_given(partnership: Partnership) -> None:
    meeting = a_gathering(partnership)
    row = rows_of(meeting)[0]
    meetings.hold_meeting(actor=SYSTEM, meeting=meeting)
    meetings.give_minutes(actor=SYSTEM, meeting=meeting)
    a_signatory(partnership)

    for deed in (
        lambda: services.refresh_list(actor=SYSTEM, meeting=meeting, fingerprint=diff(meeting).fingerprint),
        lambda: marked(meeting, [row]),
        lambda: services.remove_participant(actor=SYSTEM, row=row),
        lambda: services.add_participant(
            actor=SYSTEM, meeting=meeting, draft=services.ParticipantDraft(organization=an_organization())
        ),
    ):
        with pytest.raises(WrongState):
            deed()


def test_an_institution_is_entitled_once(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=1)
    [row] = rows_of(meeting)
    draft = services.ParticipantDraft(organization=row.organization, capacity=Capacity.ENTITLED, name="Inny")

    with pytest.raises(BadInput, match="one vote"):
        services.add_participant(actor=SYSTEM, meeting=meeting, draft=draft)
    guest = services.ParticipantDraft(organization=row.organization, name="Inny")
    services.add_participant(actor=SYSTEM, meeting=meeting, draft=guest)

    assert len(rows_of(meeting)) == 2


def test_merged_institutions_keep_one_vote_and_every_mark(partnership: Partnership) -> None:
    meeting = a_gathering(partnership, signatories=2)
    kept, dropped = rows_of(meeting)
    assert kept.organization is not None
    assert dropped.organization is not None
    with clock.frozen(DAY):
        marked(meeting, [dropped])
    # In one partnership two running memberships must not become one by accident.
    partnership.signatories.filter(organization=dropped.organization).delete()
    partnership.representations.filter(organization=dropped.organization).delete()

    registry.merge_organizations(actor=SYSTEM, kept=kept.organization, dropped=dropped.organization)

    rows = rows_of(meeting)
    assert [(row.pk, row.capacity, row.mark) for row in rows] == [(dropped.pk, "entitled", "present")]
    assert rows[0].organization_id == kept.organization_id
