"""Numbers stated by documents: what they add to a figure, and that both ways of counting still agree."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from django_scopes import scope, scopes_disabled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.figures import services
from spoiwo.figures.definitions import BY_CODE, FIGURES, FIGURES_OF_MANY, Ground, Spread, total
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.selectors import (
    Standing,
    Value,
    columns_of,
    drift_of,
    records_of,
    roll_up_of,
    values_of,
    years_known,
)
from spoiwo.figures.services import StatedDraft
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, PartnershipRole, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory
from spoiwo.registry.states import Standing as Membership
from tests.cast import Cast
from tests.factories.figures import SYSTEM, a_stated_number
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_signatory, an_organization

pytestmark = pytest.mark.django_db
YEAR = (date(2016, 1, 1), date(2017, 1, 1))
QUARTERS = [(date(2016, month, 1), date(2016, month + 3, 1)) for month in (1, 4, 7)]
# Codes that meetings and memberships change; periods that touch, hold and pass one another.
codes = st.sampled_from(["P01", "P01", "P02", "P03", "P03", "P03", "P14.social", "P15.joined"])
periods = st.sampled_from(
    [YEAR, *QUARTERS, (date(2016, 3, 1), date(2016, 5, 1)), (date(2015, 1, 1), YEAR[1])]
)
stated = st.dictionaries(st.tuples(codes, periods), st.integers(0, 9), max_size=6)
meetings = st.lists(
    st.tuples(st.sampled_from([MeetingKind.COUNCIL, MeetingKind.SIGNATORIES]), st.integers(0, 400)),
    max_size=8,
)
patient = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def year(*partnerships: Partnership) -> Ground:
    return Ground(partnerships, *YEAR)


def value_of(code: str, ground: Ground) -> Value:
    return values_of(ground, [BY_CODE[code]])[0]


def weights(code: str, ground: Ground) -> int:
    return total(records_of(ground, BY_CODE[code]))


def meet(home: Partnership, held: list[tuple[MeetingKind, int]]) -> None:
    Meeting.objects.bulk_create(
        Meeting(
            partnership=home, title="Spotkanie", kind=kind, state=State.HELD, role=PartnershipRole.ORGANISER,
            day=date(2015, 12, 1) + timedelta(days=days),
        )
        for kind, days in held
    )  # fmt: skip


def join(home: Partnership, word: str, number: int) -> None:
    for place in range(number):
        Signatory.objects.create(
            partnership=home,
            organization=an_organization(f"Instytucja {word} {place}"),
            state=Membership.ACCEDED,
            valid_from=date(2016, 2, 1),
        )


@given(stated=stated, held=meetings, members=st.integers(0, 3), asked=periods)
@patient
def test_whatever_documents_state_both_ways_agree_and_weights_add_up(
    home: Partnership,
    stated: dict[tuple[str, tuple[date, date]], int],
    held: list[tuple[MeetingKind, int]],
    members: int,
    asked: tuple[date, date],
) -> None:
    with transaction.atomic():
        meet(home, held)
        join(home, "A", members)
        ground = Ground((home,), *asked)
        recorded = {value.figure.code: value.number for value in values_of(ground, FIGURES_OF_MANY)}
        for (code, days), number in stated.items():
            a_stated_number(home, code, number, *days)

        assert list(drift_of([ground, year(home)])) == []
        for value in values_of(ground, FIGURES_OF_MANY):
            code = value.figure.code
            exact = stated.get((value.figure.stated_code, asked))
            if exact is not None:
                assert value.number == max(recorded[code], exact)
            assert value.number == recorded[code] + value.rest >= recorded[code]
            if (code, asked) in stated or value.rest:
                assert weights(code, ground) == value.number
        transaction.set_rollback(True)


@given(first=stated, second=stated, members=st.integers(0, 3), others=st.integers(0, 3), shared=st.booleans())
@patient
def test_whatever_documents_state_of_two_partnerships_together_is_what_both_ways_give(
    cast: Cast,
    first: dict[tuple[str, tuple[date, date]], int],
    second: dict[tuple[str, tuple[date, date]], int],
    members: int,
    others: int,
    shared: bool,
) -> None:
    ground = year(cast.partnership, cast.other)
    with transaction.atomic():
        for home, said, number, word in (
            (cast.partnership, first, members, "A"),
            (cast.other, second, others, "A" if shared else "B"),
        ):
            with scope(partnership=home):
                join(home, word, number)
                for (code, days), stated_number in said.items():
                    a_stated_number(home, code, stated_number, *days)
        found = roll_up_of(ground)

        with scopes_disabled():
            assert list(drift_of([ground])) == []
            assert values_of(ground, FIGURES_OF_MANY) == list(found.together)
        for line in found.lines:
            with scope(partnership=line.partnership):
                assert list(line.values) == values_of(year(line.partnership), FIGURES_OF_MANY)
        together = {value.figure.code: value.number for value in found.together}
        lines = [{value.figure.code: value.number for value in line.values} for line in found.lines]
        assert together["P03"] == sum(line["P03"] for line in lines)
        assert max(line["P01"] for line in lines) <= together["P01"] <= sum(line["P01"] for line in lines)
        assert together["P01.seats"] == sum(line["P01"] for line in lines)
        transaction.set_rollback(True)


def test_the_rest_is_one_record_that_leads_to_the_document_and_shrinks_to_nothing(home: Partnership) -> None:
    a_stated_number(home, "P03", 3, source_url="/pulpit/powiat-zwolenski/dokumenty/5/")
    rests = []
    for month in (2, 5, 9, 11):
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2016, month, 3))
        *_named, last = records_of(year(home), BY_CODE["P03"])
        rests.append((value_of("P03", year(home)).number, last.weight if last.is_stated else 0))
        if last.is_stated:
            assert last.url == "/pulpit/powiat-zwolenski/dokumenty/5/"
            assert "Sprawozdanie 2016" in last.label

    assert rests == [(3, 2), (3, 1), (3, 0), (4, 0)]


def test_records_that_say_more_than_the_document_are_told_and_left(home: Partnership) -> None:
    for month in (2, 5, 9):
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2016, month, 3))
    a_stated_number(home, "P03", 2)

    value = value_of("P03", year(home))

    assert (value.number, value.rest) == (3, 0)
    assert [(one.counted, one.stated.number) for one in value.contradictions] == [(3, 2)]


def test_a_longer_period_puts_years_together_and_counts_no_day_twice(home: Partnership) -> None:
    a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2016, 8, 3))
    a_stated_number(home, "P03", 5)
    a_stated_number(home, "P03", 4, date(2017, 1, 1), date(2018, 1, 1))
    a_stated_number(home, "P03", 4, date(2016, 1, 1), date(2016, 4, 1))

    numbers = [
        value_of("P03", Ground((home,), *days)).number
        for days in (
            (date(2016, 1, 1), date(2018, 1, 1)),
            YEAR,
            (date(2016, 1, 1), date(2016, 4, 1)),
            (date(2016, 4, 1), YEAR[1]),
        )
    ]

    assert numbers == [9, 5, 4, 1]


def test_institutions_of_the_last_day_are_those_of_every_period_that_ends_on_it(home: Partnership) -> None:
    a_signatory(home, since=date(2015, 1, 1))
    a_stated_number(home, "P01", 69)

    ends = ((date(2010, 1, 1), YEAR[1]), (date(2016, 12, 1), YEAR[1]), (date(2016, 1, 1), date(2016, 7, 1)))

    assert [value_of("P01", Ground((home,), *days)).number for days in ends] == [69, 69, 1]


def test_one_document_tells_of_the_last_day_and_of_meetings_within_a_longer_period(home: Partnership) -> None:
    a_stated_number(home, "P01", 69)
    a_stated_number(home, "P03", 5)
    both = Ground((home,), date(2015, 1, 1), YEAR[1])

    numbers = {value.figure.code: value.number for value in values_of(both, FIGURES_OF_MANY)}

    assert (numbers["P01"], numbers["P01.seats"], numbers["P03"]) == (69, 69, 5)
    assert list(drift_of([both])) == []


@pytest.mark.parametrize("code", [one.code for one in FIGURES if one.spread == Spread.WHOLE])
def test_unique_things_of_a_year_say_nothing_of_two_years(home: Partnership, code: str) -> None:
    a_stated_number(home, code, 7)

    assert value_of(code, year(home)).number == 7
    assert value_of(code, Ground((home,), YEAR[0], date(2018, 1, 1))).number == 0


def test_unnamed_signatories_have_no_sector_and_their_share_says_so(home: Partnership) -> None:
    for place in range(3):
        a_signatory(home, an_organization(f"Gmina {place}", "jst.gmina"), since=date(2015, 1, 1))
    a_stated_number(home, "P01", 12)

    derived = {one.derived.beside: one.derived for one in values_of(year(home)) if one.derived}

    assert (derived["P14.public"].number, derived["P01"].number) == (25, 75)


def test_there_is_no_share_of_a_number_told_by_a_document_in_one_told_by_records(home: Partnership) -> None:
    a_stated_number(home, "P13.places", 40)
    assert "P13.present" not in {one.derived.beside for one in values_of(year(home)) if one.derived}

    a_stated_number(home, "P13.present", 30)

    derived = {one.derived.beside: one.derived.number for one in values_of(year(home)) if one.derived}
    assert derived["P13.present"] == 75


def test_estimates_stay_estimates(home: Partnership) -> None:
    a_stated_number(home, "P02", 4, is_estimate=True)
    a_stated_number(home, "P12.estimated", 200)

    values = {one.figure.code: one for one in values_of(year(home))}

    assert [values[code].is_estimate for code in ("P02", "P12.estimated", "P03")] == [True, True, False]
    assert StatedNumber.objects.filter(code="P12.estimated", is_estimate=True).exists()


def test_earlier_periods_know_what_documents_state(home: Partnership) -> None:
    home.founded_on = None
    home.save(update_fields=["founded_on"])
    a_stated_number(home, "P07.organised", 24, date(2014, 1, 1), date(2015, 1, 1))

    columns = columns_of(year(home))

    assert [(one.name, one.standing, one.number("P07.organised")) for one in columns] == [
        ("2013", Standing.ABSENT, None),
        ("2014", Standing.COUNTED, 24),
        ("2015", Standing.COUNTED, 0),
    ]
    assert years_known(home) == [2014]


def test_the_nightly_recount_looks_at_the_years_documents_tell_of(home: Partnership) -> None:
    a_stated_number(home, "P02", 4, date(2009, 1, 1), date(2010, 1, 1))

    assert services.recount(home).drifts == []


def test_numbers_of_the_same_days_take_two_queries_for_all_figures(
    home: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kinds = len({figure.family.rows for figure in FIGURES})
    for code in ("P01", "P02", "P03", "P07.organised", "P08.communiques"):
        a_stated_number(home, code, 9)

    with django_assert_num_queries(kinds + 1):
        values_of(year(home))


def test_one_number_of_a_figure_and_days_is_recorded_and_after_taking_back_another(home: Partnership) -> None:
    first = a_stated_number(home, "P02", 4)
    with pytest.raises(WrongState, match="4, według: Sprawozdanie 2016"):
        a_stated_number(home, "P02", 5)

    services.take_back_number(actor=SYSTEM, number=first, why="Zły rok")

    assert value_of("P02", year(home)).number == 0
    a_stated_number(home, "P02", 5)
    assert value_of("P02", year(home)).number == 5
    with pytest.raises(WrongState):
        services.take_back_number(actor=SYSTEM, number=first, why="Jeszcze raz")
    assert Counter(StatedNumber.objects.values_list("closed_because", flat=True)) == {"": 1, "Zły rok": 1}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "P99"}, "code"),
        ({"code": "P01.seats"}, "code"),
        ({"code": "P12.exact", "is_estimate": True}, "code"),
        ({"number": -1}, "number"),
        ({"number": 10**9}, "number"),
        ({"until": date(2016, 1, 1)}, "until"),
        ({"since": date(1900, 1, 1)}, "until"),
        ({"since": date(2090, 1, 1), "until": date(2091, 1, 1)}, "since"),
        ({"source": "  "}, "source"),
        *(
            ({"source_url": url}, "source_url")
            for url in (
                "https://example.org/",
                "//example.org/",
                "/\\example.org",
                "javascript:x",
                "/a b",
                "/\n",
            )
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(
    home: Partnership, wrong: dict[str, object], field: str
) -> None:
    usual: dict[str, object] = {
        "code": "P02", "since": YEAR[0], "until": YEAR[1], "number": 4, "source": "Sprawozdanie",
    }  # fmt: skip
    with pytest.raises(BadInput) as refused:
        services.state_number(
            actor=SYSTEM,
            partnership=home,
            draft=StatedDraft(**(usual | wrong)),  # type: ignore[arg-type]  # on purpose
        )
    assert refused.value.field == field


def test_who_may_not_write_the_report_may_not_state_a_number(cast: Cast, home: Partnership) -> None:
    draft = StatedDraft("P02", *YEAR, 4, "Sprawozdanie")
    for person in (cast.auditor, cast.neighbour, cast.council_member):
        with pytest.raises(NotAllowed):
            services.state_number(actor=person, partnership=home, draft=draft)
    row = services.state_number(actor=cast.officer, partnership=home, draft=draft)
    with pytest.raises(NotAllowed):
        services.take_back_number(actor=cast.auditor, number=row, why="bo tak")
