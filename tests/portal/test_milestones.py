"""The number of signatories in time, told by round numbers."""

from datetime import date

from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.portal.selectors.milestones import milestones
from spoiwo.registry import services
from spoiwo.registry.states import Standing
from tests.factories.registry import a_signatory
from tests.portal.conftest import SYSTEM

FIRST, NEXT, LATER = date(2012, 5, 1), date(2013, 5, 1), date(2014, 5, 1)


def reached(partnership: Partnership, until: date = date(2020, 1, 1)) -> list[tuple[date, int]]:
    with scope(partnership=partnership):
        return [(milestone.day, milestone.count) for milestone in milestones(partnership, until)]


def test_the_first_day_and_each_round_number_are_told(home: Partnership) -> None:
    with scope(partnership=home):
        for day in [FIRST] * 7 + [NEXT] * 2 + [LATER] * 2:
            a_signatory(home, since=day)

    assert reached(home) == [(FIRST, 7), (LATER, 11)]


def test_a_number_passed_again_is_told_once(home: Partnership) -> None:
    with scope(partnership=home):
        rows = [a_signatory(home, since=FIRST) for _ in range(10)]
        services.end_membership(
            actor=SYSTEM, signatory=rows[0], ending=Standing.WITHDRAWN, last_day=date(2012, 12, 31)
        )
        a_signatory(home, since=NEXT)

    assert reached(home) == [(FIRST, 10)]


def test_the_suspended_are_not_counted(home: Partnership) -> None:
    with scope(partnership=home):
        rows = [a_signatory(home, since=FIRST) for _ in range(9)]
        services.suspend_signatory(actor=SYSTEM, signatory=rows[0], since=NEXT, ground="uchwała")
        a_signatory(home, since=LATER)

    assert reached(home) == [(FIRST, 9)]


def test_what_is_to_come_is_not_told(home: Partnership) -> None:
    with scope(partnership=home):
        a_signatory(home, since=LATER)

    assert reached(home, until=NEXT) == []


def test_a_partnership_without_signatories_has_none(home: Partnership) -> None:
    assert reached(home) == []
