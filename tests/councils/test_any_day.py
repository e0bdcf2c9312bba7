"""Random histories of seats: the composition equals a naive recount, and no overlap can be made."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.councils import selectors, services
from spoiwo.councils.models import FunctionHolding, Seat, SeatHolding, Term
from spoiwo.councils.states import EndReason, Function, Origin
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_term
from tests.factories.registry import a_person, an_organization

SYSTEM = SystemActor("tests")
FIRST = date(2015, 1, 1)
CATEGORIES = ["jst.gmina", "ngo.fundacja", "biz.przedsiebiorca"]
DAYS = st.integers(min_value=0, max_value=20)


@dataclass(frozen=True)
class Attempt:
    """Somebody takes a seat on a day, perhaps leaves it, perhaps as the chair."""

    seat: int
    person: int
    category: int
    since: int
    lasts: int | None
    is_chair: bool


ATTEMPTS = st.builds(
    Attempt,
    seat=st.integers(0, 2),
    person=st.integers(0, 2),
    category=st.integers(0, 2),
    since=DAYS,
    lasts=st.none() | DAYS,
    is_chair=st.booleans(),
)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


class _Rollback(Exception):
    """Takes one example back."""


@given(attempts=st.lists(ATTEMPTS, max_size=8), asked=st.integers(0, 45))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_composition_of_any_day_equals_a_naive_recount(
    partnership: Partnership, attempts: list[Attempt], asked: int
) -> None:
    try:
        with transaction.atomic(), scope(partnership=partnership):
            term = a_term(partnership)
            _play(term, attempts)
            _compare(term, _day(asked))
            _no_overlaps(term)
            raise _Rollback
    except _Rollback:
        pass


def _play(term: Term, attempts: list[Attempt]) -> None:
    people = [a_person("Anna", f"Osoba{number}") for number in range(3)]
    seats = [Seat.objects.create(term=term, number=number + 1) for number in range(3)]
    for one in attempts:
        draft = services.SeatDraft(
            organization=an_organization(category=CATEGORIES[one.category]),
            person=people[one.person],
            seat=seats[one.seat],
        )
        try:
            with transaction.atomic():
                _sit(term, draft, one)
        except SpoiwoError:
            continue


def _sit(term: Term, draft: services.SeatDraft, one: Attempt) -> None:
    since = _day(one.since)
    holding = services.seat_member(actor=SYSTEM, term=term, draft=draft, origin=Origin.ELECTION, since=since)
    if one.is_chair:
        services.appoint_function(actor=SYSTEM, holding=holding, function=Function.CHAIR, since=since)
    if one.lasts is not None:
        services.vacate_seat(
            actor=SYSTEM,
            holding=holding,
            last_day=_day(one.since + one.lasts),
            reason=EndReason.RESIGNATION,
        )


def _holds(row: SeatHolding | FunctionHolding, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day < row.valid_to)


def _compare(term: Term, day: date) -> None:
    sitting = [row for row in SeatHolding.objects.filter(term=term) if _holds(row, day)]
    chairs = {row.holding_id for row in FunctionHolding.objects.filter(term=term) if _holds(row, day)}
    seen = selectors.composition_on(term, day)

    assert {member.holding.pk for member in seen.members} == {row.pk for row in sitting}
    assert {member.holding.pk for member in seen.members if member.function} == chairs
    assert sum(row.count for row in seen.sectors) == sum(row.count for row in seen.categories) == len(sitting)
    assert seen.count + len(seen.vacant) == 3


def _no_overlaps(term: Term) -> None:
    """Recount day by day: a seat, a person and the chair are never doubled."""
    holdings = list(SeatHolding.objects.filter(term=term))
    functions = list(FunctionHolding.objects.filter(term=term))
    for number in range(45):
        sitting = [row for row in holdings if _holds(row, _day(number))]
        assert len({row.seat_id for row in sitting}) == len(sitting)
        assert len({row.person_id for row in sitting}) == len(sitting)
        assert sum(_holds(row, _day(number)) for row in functions) <= 1
