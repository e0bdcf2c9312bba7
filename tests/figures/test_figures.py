"""Figures: what counts, where it ends, and that both ways of counting always agree."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from spoiwo.attendance.models import Headcount, Participant
from spoiwo.attendance.states import Capacity, Mark
from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.figures.definitions import BY_CODE, FIGURES, Ground, total
from spoiwo.figures.selectors import drift_of, values_of
from spoiwo.ideas.models import Idea
from spoiwo.ideas.selectors import joint_projects
from spoiwo.ideas.states import State as IdeaState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, PartnershipRole, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory, Suspension
from spoiwo.registry.states import Standing
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.ideas import a_call
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_signatory, an_organization

pytestmark = pytest.mark.django_db
FIRST = date(2016, 1, 1)
days = st.integers(-3, 12).map(lambda number: FIRST + timedelta(days=number))
meetings = st.tuples(
    st.sampled_from(MeetingKind),
    st.sampled_from(State),
    st.sampled_from(PartnershipRole),
    days,
    st.none() | st.tuples(st.sampled_from(["exact", "estimate"]), st.integers(0, 200)),
)
memberships = st.tuples(
    st.sampled_from(Standing), days, st.none() | st.integers(1, 9), st.none() | st.integers(1, 5)
)
patient = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def year(partnership: Partnership, number: int = 2016) -> Ground:
    return Ground((partnership,), date(number, 1, 1), date(number + 1, 1, 1))


def number_of(code: str, ground: Ground) -> int:
    return values_of(ground, [BY_CODE[code]])[0].number


def all_numbers(ground: Ground) -> dict[str, int]:
    return {value.figure.code: value.number for value in values_of(ground)}


@given(meetings=st.lists(meetings, max_size=12), since=days, length=st.integers(1, 8))
@patient
def test_however_meetings_stand_both_ways_agree(
    home: Partnership,
    meetings: list[tuple[MeetingKind, State, PartnershipRole, date, tuple[str, int] | None]],
    since: date,
    length: int,
) -> None:
    with transaction.atomic():
        for kind, state, role, day, people in meetings:
            ground = "odwołane" if state == State.CANCELLED else ""
            meeting = Meeting.objects.create(
                partnership=home, title="Spotkanie", kind=kind, state=state, role=role, day=day,
                cancelled_because=ground,
            )  # fmt: skip
            if people is not None:
                Headcount.objects.create(meeting=meeting, kind=people[0], count=people[1])

        assert list(drift_of([Ground((home,), since, since + timedelta(days=length))])) == []
        transaction.set_rollback(True)


@given(memberships=st.lists(memberships, max_size=6), since=days, length=st.integers(1, 8))
@patient
def test_however_memberships_stand_both_ways_agree_and_the_balance_holds(
    home: Partnership,
    memberships: list[tuple[Standing, date, int | None, int | None]],
    since: date,
    length: int,
) -> None:
    with transaction.atomic():
        for place, (standing, begins, lasts, rests) in enumerate(memberships):
            _a_membership(home, place, standing, begins, lasts, rests)
        ground = Ground((home,), since, since + timedelta(days=length))
        before = Ground((home,), since - timedelta(days=1), since)

        assert list(drift_of([ground])) == []
        if not Suspension.objects.filter(signatory__partnership=home).exists():
            change = number_of("P15.joined", ground) - number_of("P15.left", ground)
            assert number_of("P01", ground) == number_of("P01", before) + change
        transaction.set_rollback(True)


def _a_membership(
    home: Partnership, place: int, standing: Standing, begins: date, lasts: int | None, rests: int | None
) -> None:
    """Write a membership as the services leave it: it has an end exactly where its standing says so."""
    is_over = standing in {Standing.WITHDRAWN, Standing.EXPELLED, Standing.DISSOLVED}
    is_waiting = standing in {Standing.INVITED, Standing.ANNOUNCED, Standing.DECLINED}
    signatory = Signatory.objects.create(
        partnership=home,
        organization=an_organization(f"Instytucja {place}"),
        state=standing,
        invited_on=begins,
        valid_from=None if is_waiting else begins,
        valid_to=begins + timedelta(days=lasts or 1) if is_over else None,
    )
    if rests and standing == Standing.SUSPENDED:
        Suspension.objects.create(
            signatory=signatory, valid_from=begins, valid_to=begins + timedelta(days=rests)
        )


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(Capacity),
            st.sampled_from(["", *Mark.values]),
            st.sampled_from([MeetingKind.COUNCIL, MeetingKind.SIGNATORIES]),
        ),
        max_size=8,
    ),
    quorum=st.sampled_from(["", "1/2", "2/3", "1/10", "1/1"]),
    begins=days,
)
@patient
def test_whoever_comes_both_ways_agree_on_places_and_quorum(
    home: Partnership, rows: list[tuple[Capacity, str, MeetingKind]], quorum: str, begins: date
) -> None:
    with transaction.atomic():
        body = _a_council(home, quorum, begins)
        sessions = {kind: _a_session(body, kind) for kind in {kind for _capacity, _mark, kind in rows}}
        for place, (capacity, mark, kind) in enumerate(rows):
            _a_place(sessions[kind], f"Instytucja {place}", capacity, mark)

        ground = Ground((home,), FIRST, FIRST + timedelta(days=1))
        assert list(drift_of([ground])) == []
        numbers = all_numbers(ground)
        assert numbers["P13.present"] <= numbers["P13.places"]
        assert numbers["P13.met"] <= numbers["P13.ruled"] <= numbers["P02"]
        transaction.set_rollback(True)


def _a_council(home: Partnership, quorum: str, since: date = FIRST) -> Body:
    body = a_body(home)
    if quorum:
        by_laws(body, since=since, quorum=quorum)
    return body


def _a_session(body: Body, kind: MeetingKind = MeetingKind.COUNCIL) -> Meeting:
    return Meeting.objects.create(
        partnership=body.partnership, title="Posiedzenie", kind=kind, state=State.HELD, day=FIRST, body=body,
        role=PartnershipRole.ORGANISER,
    )  # fmt: skip


def _a_place(meeting: Meeting, name: str, capacity: Capacity, mark: str) -> Participant:
    return Participant.objects.create(
        meeting=meeting,
        organization=an_organization(name),
        organization_name=name,
        capacity=capacity,
        mark=mark,
        marked_at=clock.now() if mark else None,
    )


@pytest.mark.parametrize(("mark", "taken"), [(Mark.PRESENT, 1), (Mark.EXCUSED, 0)])
def test_whoever_holds_a_further_seat_takes_the_place_of_the_institution(
    home: Partnership, mark: Mark, taken: int
) -> None:
    body = _a_council(home, "1/1")
    seat = a_member(a_term(home, body, since=FIRST), an_organization("Gmina Zwoleń"), since=FIRST)
    session = _a_session(body)
    places = [
        _a_place(session, "Gmina Zwoleń", Capacity.ENTITLED, Mark.ABSENT),
        _a_place(session, "Gmina Zwoleń", Capacity.GUEST, mark),
    ]
    for place in places:
        Participant.objects.filter(pk=place.pk).update(holding=seat, organization=seat.organization)

    numbers = all_numbers(year(home))

    assert (numbers["P13.places"], numbers["P13.present"], numbers["P13.met"]) == (1, taken, taken)
    assert list(drift_of([year(home)])) == []


cards = st.tuples(st.sampled_from(IdeaState), days, st.integers(0, 5), st.integers(0, 3))


@given(cards=st.lists(cards, max_size=8))
@patient
def test_whatever_ideas_become_both_ways_agree_with_the_list_of_joint_projects(
    home: Partnership, cards: list[tuple[IdeaState, date, int, int]]
) -> None:
    with transaction.atomic():
        call = a_call(home)
        for number, (state, day, partners, sectors) in enumerate(cards, 1):
            Idea.objects.create(
                call=call, number=number, title="Pomysł", state=state, note="powód",
                became_on=day if state == IdeaState.PROJECT else None,
                partners_then=partners, sectors_then=sectors,
            )  # fmt: skip
        ground = year(home)

        assert list(drift_of([ground])) == []
        assert number_of("P17", ground) == joint_projects(home, ground.since, ground.until).count
        transaction.set_rollback(True)


def test_the_signatories_of_all_sectors_are_all_the_signatories(home: Partnership) -> None:
    for place, kind in enumerate(("jst.gmina", "jst.gmina", "ngo.fundacja")):
        a_signatory(home, an_organization(f"Instytucja {place}", kind))

    values = values_of(year(home))
    sectors = [value for value in values if value.figure.code.startswith("P14.")]

    assert sum(value.number for value in sectors) == values[0].number == 3
    assert [one.derived.number for one in sectors if one.derived] == [67, 33]


def test_people_at_trainings_stand_apart_as_counted_and_estimated(home: Partnership) -> None:
    for kind, count in (("exact", 12), ("estimate", 30)):
        meeting = a_held_meeting(home, kind=MeetingKind.TRAINING, role=PartnershipRole.PARTICIPANT)
        Headcount.objects.create(meeting=meeting, kind=kind, count=count)

    numbers = all_numbers(year(home))

    assert (numbers["P10.exact"], numbers["P10.estimated"], numbers["P12.exact"]) == (12, 30, 0)


@pytest.mark.parametrize(("here", "met"), [(1, 0), (2, 1)])
def test_a_quorum_of_half_of_three_takes_two(home: Partnership, here: int, met: int) -> None:
    session = _a_session(_a_council(home, "1/2"))
    for place in range(3):
        mark = Mark.REMOTE if place < here else Mark.EXCUSED
        _a_place(session, f"Instytucja {place}", Capacity.ENTITLED, mark)

    values = {value.figure.code: value for value in values_of(year(home))}

    assert (values["P13.places"].number, values["P13.present"].number) == (3, here)
    assert (values["P13.ruled"].number, values["P13.met"].number) == (1, met)
    share = values["P13.present"].derived
    assert share is not None
    assert share.number == round(100 * here / 3)


def test_each_figure_can_be_asked_for_alone_and_then_says_no_share_of_others(home: Partnership) -> None:
    a_signatory(home, an_organization("Gmina Zwoleń", "jst.gmina"))
    _a_place(_a_session(_a_council(home, "1/2")), "Instytucja", Capacity.ENTITLED, Mark.REMOTE)

    together = values_of(year(home))
    alone = [values_of(year(home), [value.figure])[0] for value in together]

    assert [one.number for one in alone] == [one.number for one in together]
    assert {one.derived for one in alone} == {None}
    assert {one.figure.code for one in together if one.derived} == {
        "P13.present", "P13.met", "P14.public", "P15.left",
    }  # fmt: skip


def test_who_joined_less_who_left_is_the_balance(home: Partnership) -> None:
    Signatory.objects.filter(partnership=home).delete()
    for place, lasts in enumerate((None, None, 3)):
        _a_membership(home, place, Standing.WITHDRAWN if lasts else Standing.ACCEDED, FIRST, lasts, None)

    derived = next(one.derived for one in values_of(year(home)) if one.figure.code == "P15.left")

    assert derived is not None
    assert (derived.code, derived.number) == ("P15.balance", 2)


def test_organised_and_attended_meetings_stand_apart(home: Partnership) -> None:
    for role in PartnershipRole:
        a_held_meeting(home, kind=MeetingKind.INFORMATION, role=role)

    numbers = all_numbers(year(home))

    assert (numbers["P07.organised"], numbers["P07.attended"]) == (2, 2)


def test_the_first_day_counts_and_the_day_after_the_last_does_not(home: Partnership) -> None:
    for day in (date(2015, 12, 31), date(2016, 1, 1), date(2016, 12, 31), date(2017, 1, 1)):
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=day)

    assert [number_of("P03", year(home, number)) for number in (2015, 2016, 2017)] == [1, 2, 1]


def test_a_changed_record_changes_the_figures_that_depend_on_it_and_no_other(home: Partnership) -> None:
    meeting = a_held_meeting(home, kind=MeetingKind.SIGNATORIES)
    before = all_numbers(year(home))

    Meeting.objects.filter(pk=meeting.pk).update(kind=MeetingKind.TRAINING)

    changed = {code for code, number in all_numbers(year(home)).items() if number != before[code]}
    assert changed == {"P03", "P10"}


def test_estimates_never_join_exact_numbers(home: Partnership) -> None:
    for kind, count in (("exact", 40), ("estimate", 150)):
        meeting = a_held_meeting(home, kind=MeetingKind.CONFERENCE)
        Headcount.objects.create(meeting=meeting, kind=kind, count=count)

    numbers = all_numbers(year(home))

    assert (numbers["P12.exact"], numbers["P12.estimated"]) == (40, 150)


def test_all_figures_take_one_query_for_each_kind_of_record(
    home: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_signatory(home)
    kinds = {figure.family.rows for figure in FIGURES}

    with django_assert_num_queries(len(kinds) + 1):  # and the numbers documents state
        values_of(year(home))


def test_every_figure_opens_as_many_records_as_it_says(home: Partnership) -> None:
    a_signatory(home, Organization.objects.create(name="Gmina Zwoleń", category="jst.gmina"))
    a_held_meeting(home, kind=MeetingKind.SIGNATORIES)
    ground = year(home)

    for value in values_of(ground):
        assert total(value.figure.records(ground)) == value.number
