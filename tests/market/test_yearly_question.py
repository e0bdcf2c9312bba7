"""Members are asked once a year by themselves about the year that has passed."""

from datetime import date, timedelta

import pytest
from django.test import Client

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.market import selectors, services
from spoiwo.market.jobs import ask_buyers
from spoiwo.market.models import YearlyRule
from spoiwo.market.selectors import Yearly
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.cast import Cast, ClientOf
from tests.factories.market import a_buyer, a_procurement

SYSTEM = SystemActor("tests")
FROM_MARCH = Yearly(is_asking=True, ask_month=3, ask_day=20)


@pytest.fixture
def register(home: Partnership) -> Partnership:
    """A register with one record of 2022, and two members who have not answered."""
    home.stage = Stage.ACTIVE
    home.save(update_fields=["stage"])
    a_procurement(home, a_buyer(home, "Gmina Mówiąca"))
    a_buyer(home, "Gmina Cicha")
    a_buyer(home, "Gmina Milcząca")
    return home


@pytest.mark.parametrize(
    ("day", "sent"),
    [
        (date(2023, 1, 31), 0),
        (date(2023, 2, 1), 2),
        (date(2023, 4, 1), 2),
        (date(2023, 4, 2), 0),
        (date(2023, 12, 31), 0),
    ],
)
def test_letters_go_by_themselves_on_the_days_of_asking(register: Partnership, day: date, sent: int) -> None:
    with clock.frozen(day):
        assert ask_buyers(0) == sent
        assert ask_buyers(0) == 0
    assert Message.objects.count() == sent


def test_whoever_was_asked_by_hand_is_not_asked_again(register: Partnership) -> None:
    asked = selectors.buyers_to_ask(register, 2022)
    services.ask_buyers(actor=SYSTEM, partnership=register, year=2022, only=[asked[0].buyer.pk])
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert ask_buyers(0) == 1
    assert Message.objects.count() == 2


def test_each_year_is_asked_about_once(register: Partnership) -> None:
    assert ask_buyers(0) == 2
    with clock.frozen(date(2024, 2, 1)):
        # About 2023 nobody has told anything yet.
        assert ask_buyers(0) == 3


def test_a_partnership_that_switched_it_off_is_left_alone(register: Partnership) -> None:
    off = Yearly(is_asking=False, ask_month=2, ask_day=1)
    services.set_yearly_rule(actor=SYSTEM, partnership=register, rule=off)
    assert ask_buyers(0) == 0


def test_another_day_moves_the_letters(register: Partnership) -> None:
    services.set_yearly_rule(actor=SYSTEM, partnership=register, rule=FROM_MARCH)
    assert ask_buyers(0) == 0
    with clock.frozen(date(2023, 3, 20)):
        assert ask_buyers(0) == 2


def test_a_partnership_without_a_register_writes_to_nobody(home: Partnership) -> None:
    a_buyer(home)
    assert ask_buyers(0) == 0


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.ENDED, Stage.PREPARATION])
def test_a_partnership_that_does_not_work_writes_to_nobody(register: Partnership, stage: Stage) -> None:
    register.stage = stage
    register.save(update_fields=["stage"])
    assert ask_buyers(0) == 0


def test_who_waited_for_a_letter_that_went_long_ago_sends_no_second(
    register: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = selectors.buyers_to_ask(register, 2022)
    assert ask_buyers(0) == 2
    monkeypatch.setattr(selectors, "buyers_to_ask", lambda partnership, year: seen)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        again = services.ask_buyers(
            actor=SYSTEM, partnership=register, year=2022, only=[one.buyer.pk for one in seen]
        )
    assert again == 0


@pytest.mark.parametrize(("month", "day"), [(0, 1), (7, 1), (2, 0), (2, 29)])
def test_a_day_that_not_every_year_has_is_refused(register: Partnership, month: int, day: int) -> None:
    with pytest.raises(BadInput):
        services.set_yearly_rule(
            actor=SYSTEM, partnership=register, rule=Yearly(is_asking=True, ask_month=month, ask_day=day)
        )


def test_only_who_keeps_the_register_sets_the_day(cast: Cast, register: Partnership) -> None:
    for actor in (cast.auditor, cast.representative, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.set_yearly_rule(actor=actor, partnership=register, rule=FROM_MARCH)


def test_the_page_says_beforehand_what_goes_by_itself(
    cast: Cast, client_of: ClientOf, register: Partnership
) -> None:
    officer = client_of(cast.officer)
    officer.cookies["jezyk"] = "en"
    here = f"/pulpit/{register.slug}/zamowienia/"

    def said(year: int) -> str:
        return officer.get(f"{here}rok/{year}/").content.decode()

    assert "gets one letter by itself, until" in said(2022)
    assert "From 1 February 2024" in said(2023)
    assert "by themselves no more" in said(2021)
    typed = {"ask_month": "5", "ask_day": "31"}
    assert officer.post(f"{here}pytanie-roczne/", typed).status_code == 422
    assert officer.post(f"{here}pytanie-roczne/", typed | {"ask_day": "2"}).status_code == 302
    assert "Letters do not go by themselves here." in said(2022)
    assert YearlyRule.objects.get().ask_month == 5


def test_a_reader_does_not_find_the_page(register: Partnership) -> None:
    assert Client().get(f"/pulpit/{register.slug}/zamowienia/pytanie-roczne/").status_code == 302
