"""An agreement comes into force with enough signatories, and ends; an ending can be taken back."""

from datetime import date

import pytest

from spoiwo.agreements import services
from spoiwo.agreements.selectors import agreement_page, public_agreements_of
from spoiwo.agreements.states import Standing, State
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry.selectors import count_members
from tests.cast import Cast
from tests.factories.agreements import (
    SIGNED_ON,
    SYSTEM,
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_being_signed,
    an_agreement_in_force,
)

LATER = date(2019, 7, 1)


def test_one_signatory_is_not_enough(founding: Partnership) -> None:
    agreement = an_agreement_being_signed(founding)
    a_signature(a_party(agreement))

    with pytest.raises(WrongState, match="2"):
        services.bring_into_force(actor=SYSTEM, agreement=agreement, since=SIGNED_ON)

    founding.refresh_from_db()
    assert founding.stage == Stage.SIGNING


def test_an_agreement_comes_into_force_once(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)

    with pytest.raises(NotAllowed):
        services.bring_into_force(actor=SYSTEM, agreement=agreement, since=SIGNED_ON)


def test_an_agreement_does_not_come_into_force_in_the_future(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    with pytest.raises(BadInput):
        services.bring_into_force(actor=SYSTEM, agreement=agreement, since=date(2020, 6, 16))


def test_how_an_agreement_stood_on_each_day(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, valid_to=date(2020, 1, 1))

    assert agreement.standing_on(date(2018, 3, 27)) == Standing.SIGNING
    assert agreement.standing_on(SIGNED_ON) == Standing.IN_FORCE
    assert agreement.standing_on(date(2019, 12, 31)) == Standing.IN_FORCE
    assert agreement.standing_on(date(2020, 1, 1)) == Standing.EXPIRED


def test_a_terminated_agreement_was_in_force_until_its_last_day(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)

    services.terminate_agreement(
        actor=SYSTEM, agreement=agreement, last_day=LATER, ground="uchwała nr 1/2019"
    )

    assert agreement.standing_on(LATER) == Standing.IN_FORCE
    assert agreement.standing_on(date(2019, 7, 2)) == Standing.TERMINATED
    assert count_members(home, date(2019, 7, 2)) == 3


def test_an_ending_needs_a_ground_and_comes_after_the_beginning(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)

    with pytest.raises(BadInput):
        services.terminate_agreement(actor=SYSTEM, agreement=agreement, last_day=LATER, ground=" ")
    with pytest.raises(BadInput):
        services.terminate_agreement(
            actor=SYSTEM, agreement=agreement, last_day=date(2018, 3, 27), ground="uchwała"
        )


def test_an_ending_taken_back_leaves_the_agreement_in_force(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    services.terminate_agreement(actor=SYSTEM, agreement=agreement, last_day=LATER, ground="uchwała")

    services.reopen_agreement(actor=SYSTEM, agreement=agreement, ground="uchwałę uchylono")

    agreement.refresh_from_db()
    assert agreement.standing_on(date(2020, 1, 1)) == Standing.IN_FORCE


def test_a_new_agreement_in_force_replaces_the_earlier_one_that_day(home: Partnership) -> None:
    earlier = an_agreement_in_force(home)
    later = an_agreement_being_signed(home, on=LATER, replaces=earlier)

    services.bring_into_force(actor=SYSTEM, agreement=later, since=LATER)

    earlier.refresh_from_db()
    assert earlier.standing_on(date(2019, 6, 30)) == Standing.IN_FORCE
    assert earlier.standing_on(LATER) == Standing.SUPERSEDED
    assert [one.pk for one in agreement_page(earlier, LATER).successors] == [later.pk]


def test_the_agreement_of_another_partnership_is_pointed_at_and_left_alone(
    home: Partnership, founding: Partnership
) -> None:
    from django_scopes import scope

    with scope(partnership=home):
        earlier = an_agreement_in_force(home)
    with scope(partnership=founding):
        later = an_agreement_in_force(founding, replaces=earlier)

    earlier.refresh_from_db()
    assert earlier.state == State.IN_FORCE
    assert later.replaces == earlier
    with scope(partnership=home):
        services.supersede_agreement(actor=SYSTEM, agreement=earlier, by=later, on=LATER)
        assert [one.pk for one in agreement_page(earlier, LATER).successors] == [later.pk]


def test_a_draft_is_given_up_but_not_once_somebody_signed(home: Partnership) -> None:
    draft = a_draft_agreement(home)
    services.abandon_agreement(actor=SYSTEM, agreement=draft, ground="brak chętnych")
    assert draft.state == State.ABANDONED

    signed = an_agreement_being_signed(home)
    signature = a_signature(a_party(signed))
    with pytest.raises(WrongState):
        services.abandon_agreement(actor=SYSTEM, agreement=signed, ground="brak chętnych")

    services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")
    services.abandon_agreement(actor=SYSTEM, agreement=signed, ground="brak chętnych")
    assert signed.state == State.ABANDONED


def test_an_agreement_in_force_is_not_given_up(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, signatories=2)

    with pytest.raises(WrongState):
        services.abandon_agreement(actor=SYSTEM, agreement=agreement, ground="brak chętnych")


def test_the_public_sees_neither_drafts_nor_the_given_up(home: Partnership) -> None:
    a_draft_agreement(home)
    services.abandon_agreement(actor=SYSTEM, agreement=a_draft_agreement(home), ground="brak chętnych")
    public = an_agreement_in_force(home)

    summaries = public_agreements_of(home, SIGNED_ON)

    assert [one.agreement.pk for one in summaries] == [public.pk]
    assert summaries[0].signatures == 3
    assert summaries[0].standing == Standing.IN_FORCE


def test_the_leader_alone_does_not_bring_agreements_into_force(cast: Cast, home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    for person in (cast.leader, cast.representative, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.bring_into_force(actor=person, agreement=agreement, since=SIGNED_ON)
