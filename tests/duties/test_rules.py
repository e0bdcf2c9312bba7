"""Writing rules, changing them from a day, ending, withdrawing, confirming."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.duties import selectors, services
from spoiwo.duties.models import Duty, Fulfilment, Rule
from spoiwo.duties.states import Every, Kind, Verdict
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.agreements import an_agreement_in_force
from tests.factories.duties import SYSTEM, a_draft_rule, a_duty

TODAY = date(2016, 6, 15)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.frozen(TODAY):
        yield


def rules_of(duty: Duty) -> list[tuple[date, date | None, int]]:
    rows = Rule.objects.filter(duty=duty, withdrawn_at=None)
    return list(rows.values_list("valid_from", "valid_to", "count"))


def test_a_change_ends_the_rule_and_begins_the_next(home: Partnership) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1), count=3)

    services.change_rule(
        actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 7, 1), count=4, ground="uchwała nr 2/2016")
    )

    assert rules_of(duty) == [(date(2015, 1, 1), date(2016, 7, 1), 3), (date(2016, 7, 1), None, 4)]
    assert LogEntry.objects.filter(action="duties.rule.changed").count() == 1


@pytest.mark.parametrize(
    ("since", "ground"),
    [(date(2015, 12, 31), "uchwała"), (date(2014, 1, 1), "uchwała"), (date(2016, 7, 1), " ")],
)
def test_a_year_that_is_over_keeps_its_rules_and_a_change_its_reason(
    home: Partnership, since: date, ground: str
) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1))

    with pytest.raises(BadInput):
        services.change_rule(actor=SYSTEM, duty=duty, draft=a_draft_rule(since, ground=ground))

    assert rules_of(duty) == [(date(2015, 1, 1), None, 1)]


def test_a_withdrawn_rule_gives_way_to_the_one_before(home: Partnership) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1), count=3)
    wrong = services.change_rule(
        actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 3, 1), count=30, ground="pomyłka")
    )

    services.withdraw_rule(actor=SYSTEM, rule=wrong, ground="trzy, nie trzydzieści")

    assert rules_of(duty) == [(date(2015, 1, 1), None, 3)]
    assert [one.rule.is_withdrawn for one in selectors.versions_of(duty, TODAY)] == [True, False]
    with pytest.raises(WrongState):
        services.withdraw_rule(actor=SYSTEM, rule=wrong, ground="jeszcze raz")


def test_only_the_latest_rule_is_withdrawn(home: Partnership) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1))
    first = Rule.objects.get(duty=duty)
    services.change_rule(actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 3, 1), ground="uchwała"))

    with pytest.raises(WrongState):
        services.withdraw_rule(actor=SYSTEM, rule=first, ground="pomyłka")


def test_an_ended_rule_is_neither_changed_nor_ended_again(home: Partnership) -> None:
    duty = a_duty(home, Kind.FORUM, date(2015, 1, 1))
    services.end_duty(actor=SYSTEM, duty=duty, until=date(2016, 7, 1), ground="uchwała")

    with pytest.raises(WrongState):
        services.end_duty(actor=SYSTEM, duty=duty, until=date(2016, 8, 1), ground="uchwała")
    with pytest.raises(WrongState):
        services.change_rule(actor=SYSTEM, duty=duty, draft=a_draft_rule(date(2016, 8, 1), ground="uchwała"))
    board = selectors.board_of(home, date(2016, 8, 1))
    assert ([one.duty for one in board.ended], board.standings) == ([duty], ())


def test_the_usual_rules_are_taken_once(home: Partnership) -> None:
    made = services.take_usual_rules(actor=SYSTEM, partnership=home, since=date(2016, 1, 1))

    assert Kind.PLENARIES in {duty.kind for duty in made}
    assert len(made) == 10
    council = Rule.objects.get(duty__kind=Kind.COUNCIL)
    assert (council.count, council.every) == (1, Every.QUARTER)
    with pytest.raises(WrongState):
        services.take_usual_rules(actor=SYSTEM, partnership=home, since=date(2016, 1, 1))


def test_a_rule_of_a_kind_is_written_once_and_others_are_named(home: Partnership) -> None:
    a_duty(home, Kind.COUNCIL)

    with pytest.raises(BadInput):
        a_duty(home, Kind.COUNCIL)
    with pytest.raises(BadInput):
        a_duty(home, Kind.PERIODIC)
    assert str(a_duty(home, Kind.PERIODIC, title="Przegląd planu")) == "Przegląd planu"


def test_a_rule_says_where_it_is_from(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_duty(home, Kind.COUNCIL, clause="")
    agreement = an_agreement_in_force(home, since=date(2016, 5, 4))

    duty = a_duty(home, Kind.COUNCIL, clause="", agreement=agreement, mark="§ 1")

    assert Rule.objects.get(duty=duty).mark == "§ 1"
    assert "§ 1" in [one.mark for one in selectors.clauses_of(home, TODAY)]


def test_the_database_refuses_two_rules_on_a_day(home: Partnership) -> None:
    duty = a_duty(home, Kind.COUNCIL, date(2015, 1, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        Rule.objects.create(duty=duty, valid_from=date(2016, 1, 1), clause="§ 1", written_by="ktoś")


def test_a_confirmation_counts_until_it_is_taken_back(home: Partnership) -> None:
    duty = a_duty(home, Kind.ACCESSIBILITY, date(2015, 1, 1), due_month=3, due_day=31)
    made = services.confirm_term(
        actor=SYSTEM, duty=duty, term="2016", day=date(2016, 3, 30), words="Przegląd"
    )

    assert selectors.finding_of(duty, "2016", TODAY).verdict == Verdict.MET
    with pytest.raises(WrongState):
        services.confirm_term(actor=SYSTEM, duty=duty, term="2016", day=date(2016, 3, 30), words="Przegląd")
    services.take_back_confirmation(actor=SYSTEM, fulfilment=made, ground="to był inny rok")

    assert selectors.finding_of(duty, "2016", TODAY).verdict == Verdict.BROKEN
    assert [one.counts for one in selectors.confirmations_of(duty)] == [False]
    with pytest.raises(WrongState):
        services.take_back_confirmation(
            actor=SYSTEM, fulfilment=Fulfilment.objects.get(pk=made.pk), ground="jeszcze raz"
        )


def test_a_confirmation_lies_in_its_period_and_not_ahead(home: Partnership) -> None:
    duty = a_duty(home, Kind.PERIODIC, date(2015, 1, 1), title="Przegląd planu")

    for term, day in (("2016", date(2016, 6, 16)), ("2016", date(2015, 12, 31)), ("2015", date(2016, 1, 1))):
        with pytest.raises(BadInput):
            services.confirm_term(actor=SYSTEM, duty=duty, term=term, day=day, words="Przegląd")
    with pytest.raises(NotFound):
        services.confirm_term(actor=SYSTEM, duty=duty, term="1999", day=TODAY, words="Przegląd")
    with pytest.raises(BadInput):
        services.confirm_term(actor=SYSTEM, duty=duty, term="2016", day=TODAY, words=" ")


def test_only_the_secretariat_and_the_coordinator_write_rules(cast: Cast, home: Partnership) -> None:
    draft = a_draft_rule()
    for person in (cast.leader, cast.council_member, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.add_duty(actor=person, partnership=home, kind=Kind.COUNCIL, draft=draft)

    assert services.add_duty(actor=cast.officer, partnership=home, kind=Kind.COUNCIL, draft=draft)
