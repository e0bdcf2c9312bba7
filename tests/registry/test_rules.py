"""Who may do what in the registry: right by right, person by person."""

from collections.abc import Callable
from datetime import date

import pytest

from spoiwo.common import clock
from spoiwo.common.actors import Actor, Visitor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import end_role
from spoiwo.registry import rules
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_organization

RUNNING = {"officer", "coordinator", "operator"}
PEOPLE = [
    "coordinator",
    "officer",
    "leader",
    "council_member",
    "representative",
    "auditor",
    "neighbour",
    "newcomer",
    "operator",
]
IN_A_PARTNERSHIP: list[tuple[Callable[[Actor, Partnership], Decision], set[str]]] = [
    (rules.can_admit_signatory, RUNNING),
    (rules.can_appoint_representative, RUNNING),
    (rules.can_assign_role, RUNNING),
    (rules.can_view_contacts, RUNNING | {"leader"}),
]


def allowed(cast: Cast, ask: Callable[[Actor], Decision]) -> set[str]:
    return {name for name in PEOPLE if ask(getattr(cast, name))}


@pytest.mark.parametrize(("rule", "expected"), IN_A_PARTNERSHIP)
def test_rights_in_a_partnership_belong_to_those_who_run_it(
    cast: Cast, rule: Callable[[Actor, Partnership], Decision], expected: set[str]
) -> None:
    assert allowed(cast, lambda actor: rule(actor, cast.partnership)) == expected


def test_institutions_of_nobody_are_open_to_all_who_run_a_partnership(cast: Cast) -> None:
    organization = an_organization()

    assert allowed(cast, rules.can_create_organization) == RUNNING | {"neighbour"}
    assert allowed(cast, lambda actor: rules.can_edit_organization(actor, organization)) == RUNNING | {
        "neighbour"
    }


def test_an_institution_of_a_partnership_is_edited_by_those_who_run_it(cast: Cast, home: Partnership) -> None:
    organization = a_signatory(home).organization

    assert allowed(cast, lambda actor: rules.can_edit_organization(actor, organization)) == RUNNING


def test_a_visitor_may_nothing_and_is_told_to_sign_in(cast: Cast) -> None:
    decision = rules.can_admit_signatory(Visitor(), cast.partnership)

    assert not decision
    assert decision.reason


def test_a_right_ends_with_the_role(cast: Cast) -> None:
    last_day = date(2020, 6, 30)
    end_role(actor=cast.operator, assignment=cast.officer.roles.get(), on=clock.day_after(last_day))

    with clock.frozen(last_day):
        assert rules.can_admit_signatory(cast.officer, cast.partnership)
    with clock.frozen(clock.day_after(last_day)):
        assert not rules.can_admit_signatory(cast.officer, cast.partnership)
