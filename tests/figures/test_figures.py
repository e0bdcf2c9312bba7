"""Figures: what counts, where it ends, and that both ways of counting always agree."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from spoiwo.attendance.models import Headcount
from spoiwo.figures.definitions import BY_CODE, FIGURES, Ground, total
from spoiwo.figures.selectors import drift_of, values_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, PartnershipRole, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory, Suspension
from spoiwo.registry.states import Standing
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
    families = {id(figure.family) for figure in FIGURES}

    with django_assert_num_queries(len(families)):
        values_of(year(home))


def test_every_figure_opens_as_many_records_as_it_says(home: Partnership) -> None:
    a_signatory(home, Organization.objects.create(name="Gmina Zwoleń", category="jst.gmina"))
    a_held_meeting(home, kind=MeetingKind.SIGNATORIES)
    ground = year(home)

    for value in values_of(ground):
        assert total(value.figure.records(ground)) == value.number
