"""Relations between partnerships, and who works in one."""

from datetime import date

import pytest

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.rules import has_permission, visible_partnerships
from spoiwo.partnerships.selectors import relations_of
from spoiwo.partnerships.services import add_relation, assign_role, end_role, invite_to_team
from spoiwo.partnerships.states import RelationKind, Role
from tests.cast import Cast
from tests.factories.partnerships import SYSTEM, a_partnership

pytestmark = pytest.mark.django_db
PART_OF = RelationKind.PART_OF


def test_a_relation_is_seen_from_both_sides() -> None:
    pact, thematic = a_partnership("pakt"), a_partnership("es")

    add_relation(actor=SYSTEM, partnership=thematic, kind=PART_OF, other=pact)

    assert [row.partnership for row in relations_of(pact)] == [thematic]
    assert [row.other for row in relations_of(thematic)] == [pact]


def test_partnerships_are_never_related_in_a_circle() -> None:
    first, second, third = a_partnership("a"), a_partnership("b"), a_partnership("c")
    add_relation(actor=SYSTEM, partnership=first, kind=PART_OF, other=second)
    add_relation(actor=SYSTEM, partnership=second, kind=PART_OF, other=third)

    for start in (first, third):
        with pytest.raises(BadInput):
            add_relation(actor=SYSTEM, partnership=third, kind=PART_OF, other=start)


def test_a_role_gives_rights_only_in_its_period(cast: Cast) -> None:
    right = "registry.admit_signatory"
    day = date(2030, 1, 1)
    assign_role(
        actor=cast.officer,
        partnership=cast.partnership,
        user=cast.newcomer,
        role=Role.OFFICER,
        valid_from=day,
        valid_to=date(2030, 2, 1),
    )

    with clock.frozen(date(2029, 12, 31)):
        assert not has_permission(cast.newcomer, cast.partnership.pk, right)
    with clock.frozen(date(2030, 1, 31)):
        assert has_permission(cast.newcomer, cast.partnership.pk, right)
    with clock.frozen(date(2030, 2, 1)):
        assert not has_permission(cast.newcomer, cast.partnership.pk, right)


def test_a_role_in_one_partnership_opens_no_other(cast: Cast) -> None:
    assert list(visible_partnerships(cast.officer)) == [cast.partnership]
    assert not has_permission(cast.officer, cast.other.pk, "partnerships.view_partnership")


def test_the_same_role_is_not_held_twice_on_one_day(cast: Cast) -> None:
    with pytest.raises(BadInput):
        assign_role(
            actor=cast.coordinator,
            partnership=cast.partnership,
            user=cast.officer,
            role=Role.OFFICER,
            valid_from=date(2020, 1, 1),
        )


def test_a_misspelt_right_is_an_error_and_not_a_refusal(cast: Cast) -> None:
    with pytest.raises(KeyError):
        has_permission(cast.officer, cast.partnership.pk, "registry.admit_signatori")


def test_a_person_without_an_account_gets_one_without_a_usable_password(cast: Cast) -> None:
    invite_to_team(
        actor=cast.officer,
        partnership=cast.partnership,
        email="Nowa@Example.org",
        name="Nowa Osoba",
        role=Role.AUDITOR,
        valid_from=date(2020, 1, 1),
    )

    user = User.objects.get(email="nowa@example.org")
    assert not user.has_usable_password()
    assert has_permission(user, cast.partnership.pk, "partnerships.view_log")


def test_an_auditor_gives_no_roles(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        invite_to_team(
            actor=cast.auditor,
            partnership=cast.partnership,
            email="ktos@example.org",
            name="Ktoś",
            role=Role.OFFICER,
            valid_from=date(2020, 1, 1),
        )

    assert not User.objects.filter(email="ktos@example.org").exists()


def test_a_role_cannot_end_before_it_begins(cast: Cast) -> None:
    assignment = cast.partnership.team.get(user=cast.auditor)

    with pytest.raises(BadInput):
        end_role(actor=cast.officer, assignment=assignment, on=assignment.valid_from)
