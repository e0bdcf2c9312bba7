"""Figures of many partnerships: nothing counted twice, nothing of others told."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled
from pytest_django import DjangoAssertNumQueries

from spoiwo.figures.definitions import BY_CODE, FIGURES_OF_MANY, Ground
from spoiwo.figures.selectors import RollUp, drift_of, partnerships_in, roll_up_of, scopes_for, values_of
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import RelationKind, Role, Stage
from spoiwo.territory.models import Subregion, Unit
from tests.cast import HIRED_ON, Cast, ClientOf
from tests.factories.meetings import a_held_meeting
from tests.factories.partnerships import SYSTEM, a_partnership, works_in
from tests.factories.registry import a_signatory, an_organization
from tests.reading import read

pytestmark = pytest.mark.django_db
PAGE = "/zestawienie/?rok=2016"
SINCE, UNTIL = date(2016, 1, 1), date(2017, 1, 1)
DAY = date(2016, 12, 31)


@pytest.fixture
def both(cast: Cast) -> Ground:
    """One institution in both partnerships, one in the first alone, and a meeting in each."""
    shared = an_organization("Bank Spółdzielczy w Zwoleniu")
    for partnership in (cast.partnership, cast.other):
        with scope(partnership=partnership):
            a_signatory(partnership, shared)
            a_held_meeting(partnership, kind=MeetingKind.SIGNATORIES, day=DAY)
    with scope(partnership=cast.partnership):
        a_signatory(cast.partnership)
    return Ground((cast.partnership, cast.other), SINCE, UNTIL)


def together(found: RollUp) -> dict[str, int]:
    return {value.figure.code: value.number for value in found.together}


def test_an_institution_in_two_partnerships_is_one_institution_with_two_seats(both: Ground) -> None:
    found = roll_up_of(both)

    numbers = together(found)
    assert (numbers["P01"], numbers["P01.seats"], numbers["P14.social"], numbers["P03"]) == (2, 3, 2, 2)
    assert [line.values[0].number for line in found.lines] == [2, 1]


def test_each_line_is_what_the_partnership_counts_by_itself(both: Ground) -> None:
    for line in roll_up_of(both).lines:
        with scope(partnership=line.partnership):
            own = values_of(Ground((line.partnership,), SINCE, UNTIL), FIGURES_OF_MANY)
        assert list(line.values) == own


def test_all_together_is_what_the_database_counts_of_them_at_once_and_their_records(both: Ground) -> None:
    with scopes_disabled():
        at_once = {value.figure.code: value.number for value in values_of(both, FIGURES_OF_MANY)}
        assert list(drift_of([both])) == []

    assert together(roll_up_of(both)) == at_once


def test_queries_do_not_grow_with_partnerships(
    both: Ground, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kinds = {figure.family.rows for figure in FIGURES_OF_MANY}
    of_unique = {figure.family.rows for figure in FIGURES_OF_MANY if figure.unit.is_unique}
    more = Ground((*both.partnerships, a_partnership("trzecie", "Trzecie")), SINCE, UNTIL)

    for ground in (both, more):
        with django_assert_num_queries(len(kinds) + len(of_unique) + 1):  # and the numbers documents state
            roll_up_of(ground)


def test_a_pact_is_counted_with_its_parts_and_without_others(cast: Cast) -> None:
    pact = a_partnership("pakt", "Pakt lubuski")
    Relation.objects.create(partnership=cast.partnership, kind=RelationKind.PART_OF, other=pact)
    everybody = Partnership.objects.all()

    found = partnerships_in("pakt-pakt", everybody, DAY)

    assert {one.slug for one in found} == {"pakt", "powiat-zwolenski"}


def test_areas_offer_only_where_visible_partnerships_work(cast: Cast) -> None:
    works_in(cast.partnership, "1436")
    works_in(cast.other, "1423")
    subregion = Subregion.objects.create(slug="zwolenski", name="zwoleński")
    subregion.units.add(Unit.objects.get(key="1436"))
    everybody = Partnership.objects.all()

    keys = [one.key for one in scopes_for(everybody, DAY)]

    assert [key for key in keys if key.startswith("wojewodztwo")] == ["wojewodztwo-14"]
    assert {one.slug for one in partnerships_in("podregion-zwolenski", everybody, DAY)} == {
        "powiat-zwolenski"
    }
    assert len(partnerships_in("wojewodztwo-14", everybody, DAY)) == 2
    of_other = Partnership.objects.filter(pk=cast.other.pk)
    assert "podregion-zwolenski" not in [one.key for one in scopes_for(of_other, DAY)]


def test_a_coordinator_sees_her_partnerships_and_no_other(
    cast: Cast, both: Ground, client_of: ClientOf
) -> None:
    browser = client_of(cast.coordinator)

    page = read(browser, PAGE)

    assert cast.partnership.short_name in page
    assert cast.other.short_name not in page
    assert "/pulpit/powiat-zwolenski/liczby/p01/?rok=2016" in page
    assert cast.other.official_name not in _csv(browser)


def test_hidden_partnerships_of_others_are_told_neither_by_name_nor_by_number(
    cast: Cast, client_of: ClientOf
) -> None:
    hidden = a_partnership("ukryte", "Ukryte partnerstwo", stage=Stage.DIAGNOSIS)
    Relation.objects.create(partnership=cast.partnership, kind=RelationKind.PART_OF, other=hidden)
    browser = client_of(cast.coordinator)

    assert "Ukryte partnerstwo" not in read(browser, PAGE)
    assert browser.get(f"{PAGE}&zakres=pakt-ukryte").status_code == 404
    assert "Ukryte partnerstwo" in read(client_of(cast.operator), PAGE)


def test_with_a_role_in_the_second_she_sees_both_together(
    cast: Cast, both: Ground, client_of: ClientOf
) -> None:
    assign_role(
        actor=SYSTEM, partnership=cast.other, user=cast.coordinator, role=Role.AUDITOR, valid_from=HIRED_ON
    )

    rows = _csv(client_of(cast.coordinator)).splitlines()

    assert rows[1].split(";")[1:3] == ["2", "3"]
    assert len(rows) == 4
    assert BY_CODE["P01.seats"].code in rows[0]


def _csv(browser: Client) -> str:
    return browser.get("/zestawienie/csv/?rok=2016").content.decode("utf-8-sig")


@pytest.mark.parametrize("asked", ["zakres=gdzies", "zakres=wojewodztwo-99", "zakres=pakt-"])
def test_an_unknown_scope_is_a_404(cast: Cast, client_of: ClientOf, asked: str) -> None:
    assert client_of(cast.operator).get(f"/zestawienie/?{asked}").status_code == 404


def test_the_workbook_opens_and_an_unknown_format_is_a_404(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.operator)

    assert browser.get("/zestawienie/xlsx/?rok=2016").content.startswith(b"PK")
    assert browser.get("/zestawienie/pdf/").status_code == 404
