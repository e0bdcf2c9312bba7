"""Suspended institutions stay in the register and are not counted."""

from datetime import date, timedelta

import pytest

from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members, register_on
from tests.cast import Cast
from tests.factories.registry import a_signatory
from tests.registry.conftest import TODAY

START, AGAIN = date(2018, 1, 1), date(2018, 7, 1)
DAY = timedelta(days=1)


def suspended(cast: Cast, home: Partnership) -> Signatory:
    signatory = a_signatory(home)
    services.suspend_signatory(actor=cast.officer, signatory=signatory, since=START, ground="uchwała 3/2018")
    return signatory


def test_a_suspended_signatory_is_shown_and_not_counted(cast: Cast, home: Partnership) -> None:
    suspended(cast, home)

    assert [count_members(home, day) for day in (START - DAY, START)] == [1, 0]
    assert len(register_on(home, START).suspended) == 1


def test_a_resumed_signatory_counts_from_that_day(cast: Cast, home: Partnership) -> None:
    signatory = suspended(cast, home)

    services.resume_signatory(actor=cast.officer, signatory=signatory, on=AGAIN)

    assert [count_members(home, day) for day in (AGAIN - DAY, AGAIN)] == [0, 1]


def test_a_suspension_needs_a_ground(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    with pytest.raises(BadInput) as refusal:
        services.suspend_signatory(actor=cast.officer, signatory=signatory, since=START, ground="  ")

    assert refusal.value.field == "ground"


def test_what_is_not_suspended_cannot_be_resumed(cast: Cast, home: Partnership) -> None:
    with pytest.raises(WrongState):
        services.resume_signatory(actor=cast.officer, signatory=a_signatory(home), on=AGAIN)


def test_a_suspension_has_at_least_one_day(cast: Cast, home: Partnership) -> None:
    signatory = suspended(cast, home)

    with pytest.raises(BadInput) as refusal:
        services.resume_signatory(actor=cast.officer, signatory=signatory, on=START)

    assert refusal.value.field == "on"


def test_suspensions_do_not_overlap(cast: Cast, home: Partnership) -> None:
    signatory = suspended(cast, home)
    services.resume_signatory(actor=cast.officer, signatory=signatory, on=AGAIN)

    with pytest.raises(BadInput) as refusal:
        services.suspend_signatory(
            actor=cast.officer, signatory=signatory, since=AGAIN - DAY, ground="uchwała 5/2018"
        )

    assert refusal.value.field == "since"


def test_a_mistaken_suspension_is_taken_back_as_if_it_had_not_been(cast: Cast, home: Partnership) -> None:
    signatory = suspended(cast, home)

    services.take_back_suspension(actor=cast.officer, signatory=signatory, ground="nie ta instytucja")

    assert [count_members(home, day) for day in (START, TODAY)] == [1, 1]


def test_a_suspension_that_ended_is_not_taken_back(cast: Cast, home: Partnership) -> None:
    signatory = suspended(cast, home)
    services.resume_signatory(actor=cast.officer, signatory=signatory, on=AGAIN)

    with pytest.raises(WrongState):
        services.take_back_suspension(actor=cast.officer, signatory=signatory, ground="pomyłka")


def test_a_suspension_cannot_begin_before_the_membership(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home, since=AGAIN)

    with pytest.raises(BadInput) as refusal:
        services.suspend_signatory(actor=cast.officer, signatory=signatory, since=START, ground="uchwała")

    assert refusal.value.field == "since"
