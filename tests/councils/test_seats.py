"""Seats, functions, deputies, co-optation."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.councils import selectors, services
from spoiwo.councils.models import FunctionHolding, SeatHolding
from spoiwo.councils.selectors import Composition
from spoiwo.councils.states import EndReason, Function, Origin
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import merge_organizations, merge_persons
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.registry import a_person, an_organization

SYSTEM = SystemActor("tests")
SINCE = date(2015, 1, 1)
LATER = date(2016, 6, 1)
LAST = date(2016, 5, 31)


def on(holding: SeatHolding, day: date) -> Composition:
    return selectors.composition_on(holding.term, day)


def chair_on(holding: SeatHolding, day: date) -> str:
    chair = on(holding, day).chair
    return chair.name if chair else ""


def test_a_member_sits_from_the_first_day_to_the_last(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership), since=date(2015, 5, 14))
    services.vacate_seat(actor=SYSTEM, holding=holding, last_day=LAST, reason=EndReason.RECALL)

    days = [date(2015, 5, 13), date(2015, 5, 14), LAST, LATER]

    assert [on(holding, day).count for day in days] == [0, 1, 1, 0]
    assert [str(seat) for seat in on(holding, LATER).vacant] == ["1."]
    assert holding.get_end_reason_display() == "recalled at the request of the institution that delegated"


def test_a_vacant_seat_is_taken_by_another(partnership: Partnership) -> None:
    term = a_term(partnership)
    first = a_member(term)
    services.vacate_seat(actor=SYSTEM, holding=first, last_day=LAST, reason=EndReason.ABSENCES)
    second = a_member(term, seat=first.seat, since=LATER)

    assert on(second, LATER).seats == 1
    with pytest.raises(BadInput, match="Somebody else holds this seat"):
        a_member(term, seat=first.seat, since=date(2017, 1, 1))
    with pytest.raises(BadInput, match="Somebody else holds this seat"):
        services.reopen_seat(actor=SYSTEM, holding=first, ground="pomyłka")


def test_the_database_itself_refuses_two_in_one_seat(partnership: Partnership) -> None:
    held = a_member(a_term(partnership))

    with pytest.raises(IntegrityError), transaction.atomic():
        SeatHolding.objects.create(
            term=held.term,
            seat=held.seat,
            organization=an_organization(),
            origin=Origin.ELECTION,
            valid_from=LATER,
        )


def test_two_officers_do_not_vacate_one_seat_twice(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership))
    stale = SeatHolding.objects.get(pk=holding.pk)
    services.vacate_seat(actor=SYSTEM, holding=holding, last_day=LAST, reason=EndReason.RECALL)

    with pytest.raises(WrongState):
        services.vacate_seat(actor=SYSTEM, holding=stale, last_day=LATER, reason=EndReason.OTHER)


def test_what_somebody_has_taken_back_is_not_taken_back_again(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership))
    stale = SeatHolding.objects.get(pk=holding.pk)
    services.take_back_seat(actor=SYSTEM, holding=holding, ground="pomyłka")

    with pytest.raises(ConcurrentChange):
        services.take_back_seat(actor=SYSTEM, holding=stale, ground="pomyłka")


def test_nobody_sits_in_two_seats_of_one_body(partnership: Partnership) -> None:
    term, person = a_term(partnership), a_person()
    a_member(term, person=person)

    with pytest.raises(BadInput, match="another seat"):
        a_member(term, person=person)


def test_one_person_may_sit_in_two_bodies(partnership: Partnership) -> None:
    person = a_person()
    first = a_member(a_term(partnership), person=person)
    second = a_member(a_term(partnership, a_body(partnership, "Grupa robocza")), person=person)

    assert [on(one, SINCE).count for one in (first, second)] == [1, 1]


def test_a_seat_is_not_filled_before_the_term(partnership: Partnership) -> None:
    with pytest.raises(BadInput, match="outside the time"):
        a_member(a_term(partnership), since=date(2014, 12, 31))


def test_a_closed_term_takes_nobody(partnership: Partnership) -> None:
    term = a_term(partnership)
    services.close_term(actor=SYSTEM, term=term, last_day=LAST)

    with pytest.raises(WrongState):
        a_member(term)


def test_a_new_chair_ends_the_time_of_the_earlier_one(partnership: Partnership) -> None:
    term = a_term(partnership)
    first = a_member(term, an_organization("Gmina Pierwsza"))
    second = a_member(term, an_organization("Gmina Druga"))
    services.appoint_function(actor=SYSTEM, holding=first, function=Function.CHAIR, since=SINCE)
    made = services.appoint_function(actor=SYSTEM, holding=second, function=Function.CHAIR, since=LATER)

    assert [chair_on(first, day) for day in (LAST, LATER)] == ["Gmina Pierwsza", "Gmina Druga"]

    services.take_back_function(actor=SYSTEM, held=made, ground="pomyłka")

    assert chair_on(first, LATER) == "Gmina Pierwsza"


def test_the_database_itself_refuses_two_chairs(partnership: Partnership) -> None:
    term = a_term(partnership)
    first, second = a_member(term), a_member(term)
    services.appoint_function(actor=SYSTEM, holding=first, function=Function.CHAIR, since=SINCE)

    with pytest.raises(IntegrityError), transaction.atomic():
        FunctionHolding.objects.create(term=term, holding=second, function=Function.CHAIR, valid_from=LATER)


def test_two_deputies_of_the_chair_may_serve_at_once(partnership: Partnership) -> None:
    term = a_term(partnership)
    for _number in range(2):
        services.appoint_function(
            actor=SYSTEM, holding=a_member(term), function=Function.DEPUTY_CHAIR, since=SINCE
        )

    functions = [member.function for member in selectors.composition_on(term, SINCE).members]
    assert functions == [Function.DEPUTY_CHAIR] * 2


def test_whoever_leaves_the_seat_leaves_the_function(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership))
    services.appoint_function(actor=SYSTEM, holding=holding, function=Function.CHAIR, since=SINCE)
    services.vacate_seat(actor=SYSTEM, holding=holding, last_day=LAST, reason=EndReason.RESIGNATION)
    assert holding.functions.get().valid_to == LATER

    services.reopen_seat(actor=SYSTEM, holding=holding, ground="pomyłka")

    assert chair_on(holding, LATER) == holding.organization.name


def test_a_function_ends_and_the_member_stays(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership))
    held = services.appoint_function(actor=SYSTEM, holding=holding, function=Function.CHAIR, since=SINCE)
    services.end_function(actor=SYSTEM, held=held, last_day=LAST)

    assert (on(holding, LATER).chair, on(holding, LATER).count) == (None, 1)


def test_a_deputy_needs_an_authorisation_and_is_one_at_a_time(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership), person=a_person())
    with pytest.raises(BadInput, match="authorisation"):
        services.name_deputy(
            actor=SYSTEM, holding=holding, person=a_person("Jan", "Nowy"), authorisation=" ", since=SINCE
        )
    made = services.name_deputy(
        actor=SYSTEM,
        holding=holding,
        person=a_person("Jan", "Nowak"),
        authorisation="nr 3/2015",
        since=SINCE,
        valid_to=LATER,
    )
    with pytest.raises(BadInput, match="another deputy"):
        services.name_deputy(
            actor=SYSTEM, holding=holding, person=a_person("Ewa", "Lis"), authorisation="nr 4", since=LAST
        )

    deputies = [on(holding, day).members[0].deputy for day in (LAST, LATER)]
    assert deputies == [made, None]


def test_a_filling_recorded_by_mistake_frees_the_seat(partnership: Partnership) -> None:
    holding = a_member(a_term(partnership))
    term = holding.term
    services.take_back_seat(actor=SYSTEM, holding=holding, ground="to inna instytucja")

    assert [seat.number for seat in selectors.composition_on(term, SINCE).vacant] == [1]


@pytest.mark.parametrize(("seats", "allowed"), [(5, 2), (6, 3), (2, 1), (1, 0)])
def test_at_most_a_third_of_the_seats_is_co_opted(partnership: Partnership, seats: int, allowed: int) -> None:
    """``seats`` are elected; with c co-opted there are seats + c of them, and c may be a third of that."""
    term = a_term(partnership)
    by_laws(term.body)
    for _number in range(seats):
        a_member(term)

    def co_opt() -> None:
        draft = services.SeatDraft(organization=an_organization())
        services.co_opt(actor=SYSTEM, term=term, draft=draft, since=SINCE)

    for _number in range(allowed):
        co_opt()
    with pytest.raises(BadInput, match="1/3"):
        co_opt()

    assert selectors.composition_on(term, SINCE).co_opted == allowed


def test_a_refused_co_optation_leaves_no_seat_behind(partnership: Partnership) -> None:
    term = a_term(partnership)
    by_laws(term.body)
    draft = services.SeatDraft(organization=an_organization())

    with pytest.raises(BadInput):
        services.co_opt(actor=SYSTEM, term=term, draft=draft, since=SINCE)

    assert term.seats.count() == 0


def test_co_optation_does_not_pass_for_an_election(partnership: Partnership) -> None:
    with pytest.raises(BadInput, match="Co-opt"):
        a_member(a_term(partnership), origin=Origin.CO_OPTATION)


def test_seats_follow_the_record_that_was_kept_after_a_merge(partnership: Partnership) -> None:
    kept, dropped = an_organization("Gmina Zwoleń"), an_organization("Gmina Zwolen")
    person, twin = a_person("Anna", "Zielińska"), a_person("Anna", "Zielinska")
    holding = a_member(a_term(partnership), dropped, twin)

    merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)
    merge_persons(actor=SYSTEM, kept=person, dropped=twin)

    holding.refresh_from_db()
    assert (holding.organization, holding.person) == (kept, person)


def test_two_records_of_one_person_in_two_seats_are_not_merged(partnership: Partnership) -> None:
    term, kept, dropped = a_term(partnership), a_person(), a_person("Anna", "Zielinska")
    a_member(term, person=kept)
    a_member(term, person=dropped)

    with pytest.raises(BadInput, match="Mend the seats first"):
        merge_persons(actor=SYSTEM, kept=kept, dropped=dropped)
