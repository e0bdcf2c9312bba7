"""Invited, announced, declined: shown to those who run the partnership, never counted."""

from datetime import date

import pytest

from spoiwo.audit.selectors import history_of
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members, register_on
from spoiwo.registry.states import Standing
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_announced_signatory, an_organization

MARCH, APRIL, MAY = date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)


def invited(cast: Cast, home: Partnership, on: date = MARCH) -> Signatory:
    return services.invite_organization(
        actor=cast.officer, partnership=home, organization=an_organization(), on=on
    )


def test_an_invited_institution_is_neither_counted_nor_in_the_register(cast: Cast, home: Partnership) -> None:
    invited(cast, home)

    register = register_on(home, APRIL)

    assert count_members(home, APRIL) == 0
    assert register.members == register.announced == ()


def test_an_announced_institution_is_shown_from_its_day_and_not_counted(
    cast: Cast, home: Partnership
) -> None:
    services.announce_signatory(
        actor=cast.officer, partnership=home, organization=an_organization("WUP, Filia w Radomiu"), on=APRIL
    )

    assert register_on(home, MARCH).announced == ()
    assert [row.name for row in register_on(home, APRIL).announced] == ["WUP, Filia w Radomiu"]
    assert register_on(home, APRIL).count == 0


def test_an_invitation_turns_into_an_announcement_without_showing_earlier_than_it_was_made(
    cast: Cast, home: Partnership
) -> None:
    signatory = invited(cast, home)

    services.announce_signatory(
        actor=cast.officer, partnership=home, organization=signatory.organization, on=MAY
    )

    assert register_on(home, APRIL).announced == ()
    assert len(register_on(home, MAY).announced) == 1
    assert Signatory.objects.count() == 1
    signatory.refresh_from_db()
    assert signatory.invited_on == MARCH


def test_an_invited_institution_that_joined_was_never_shown_as_announced(
    cast: Cast, home: Partnership
) -> None:
    signatory = invited(cast, home)

    services.admit_signatory(
        actor=cast.officer, partnership=home, organization=signatory.organization, since=MAY
    )

    assert register_on(home, APRIL).announced == ()
    assert register_on(home, MAY).count == 1


def test_nobody_is_invited_or_announced_twice(cast: Cast, home: Partnership) -> None:
    signatory = an_announced_signatory(home)

    for deed in (services.invite_organization, services.announce_signatory):
        with pytest.raises(BadInput) as refusal:
            deed(actor=cast.officer, partnership=home, organization=signatory.organization, on=MAY)
        assert signatory.organization.name in str(refusal.value)


def test_a_signatory_cannot_be_announced(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    with pytest.raises(BadInput) as refusal:
        services.announce_signatory(
            actor=cast.officer, partnership=home, organization=signatory.organization, on=MAY
        )

    assert refusal.value.field == "organization"


def test_an_institution_cannot_answer_before_it_was_invited(cast: Cast, home: Partnership) -> None:
    signatory = invited(cast, home, on=APRIL)

    with pytest.raises(BadInput) as refusal:
        services.announce_signatory(
            actor=cast.officer, partnership=home, organization=signatory.organization, on=MARCH
        )

    assert refusal.value.field == "on"


def test_one_that_declined_is_shown_until_that_day_and_may_be_invited_again(
    cast: Cast, home: Partnership
) -> None:
    signatory = an_announced_signatory(home, on=MARCH)

    services.decline_invitation(actor=cast.officer, signatory=signatory, on=MAY, note="brak środków")
    again = services.invite_organization(
        actor=cast.officer, partnership=home, organization=signatory.organization, on=date(2019, 1, 1)
    )

    assert len(register_on(home, APRIL).announced) == 1
    assert register_on(home, MAY).announced == ()
    assert again.pk != signatory.pk


def test_an_announcement_made_by_mistake_is_struck_out_and_stays_in_the_book(
    cast: Cast, home: Partnership
) -> None:
    signatory = an_announced_signatory(home, on=MARCH)

    services.take_back_invitation(actor=cast.officer, signatory=signatory, ground="pomyłka w nazwie")

    assert signatory.state == Standing.VOID
    assert register_on(home, APRIL).announced == ()
    last = history_of(signatory)[0]
    assert last.action == "registry.signatory.uninvited"
    assert last.data["ground"] == "pomyłka w nazwie"
    an_announced_signatory(home, signatory.organization, on=MAY)


def test_a_membership_is_not_struck_out_as_an_invitation(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home)

    with pytest.raises(WrongState):
        services.take_back_invitation(actor=cast.officer, signatory=signatory, ground="pomyłka")


def test_only_those_who_run_the_partnership_invite(cast: Cast, home: Partnership) -> None:
    organization = an_organization()

    for stranger in (cast.representative, cast.auditor, cast.council_member, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.invite_organization(
                actor=stranger, partnership=home, organization=organization, on=MARCH
            )
    assert not Signatory.objects.exists()
