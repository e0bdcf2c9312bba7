"""A query set compiled once says what it says when it is written anew, whoever asks and however often."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.partnerships.models import AreaUnit, Partnership, StageChange
from spoiwo.registry.models import Signatory
from tests.cast import Cast
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_signatory


def named(slug: str) -> "QuerySet[Partnership]":
    return Partnership.objects.filter(slug=slug)


def among(numbers: list[int]) -> "QuerySet[Partnership, tuple[str]]":
    return Partnership.objects.filter(pk__in=numbers).order_by("slug").values_list("slug")


def members(partnership: int, day: date) -> "QuerySet[Signatory]":
    return Signatory.objects.members_on(day).filter(partnership=partnership).select_related("organization")


def test_each_asking_gets_records_of_its_own(db: None) -> None:
    one, other = a_partnership("a"), a_partnership("b")
    prepared = PreparedRows(named)

    assert [prepared.first(slug) for slug in ("a", "b", "a", "c")] == [one, other, one, None]


def test_it_is_one_query_and_the_set_is_built_once(db: None) -> None:
    built = []

    def build(slug: str) -> "QuerySet[Partnership]":
        built.append(slug)
        return named(slug)

    prepared = PreparedRows(build)
    with CaptureQueriesContext(connection) as captured:
        prepared.rows("a")
        prepared.rows("b")

    assert len(captured) == 2
    assert len(built) == 1


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 8, 9])
def test_a_list_of_any_length_is_filled_in(db: None, number: int) -> None:
    made = [a_partnership(f"p{place}") for place in range(9)]
    prepared = PreparedRows(among)

    assert prepared.rows([one.pk for one in made[:number]]) == [(one.slug,) for one in made[:number]]


def test_an_empty_list_asks_nothing(db: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert PreparedRows(among).rows([]) == []

    assert not captured.captured_queries


def test_what_is_read_along_asks_no_further_question(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_signatory(cast.partnership)
        [row] = PreparedRows(members).rows(cast.partnership.pk, date(2026, 5, 8))

    with CaptureQueriesContext(connection) as captured:
        assert row.organization.name
    assert not captured.captured_queries


def test_the_scope_in_which_it_was_first_asked_is_not_kept_in_it(cast: Cast) -> None:
    prepared = PreparedRows(members)
    with scope(partnership=cast.other):
        prepared.rows(cast.other.pk, date(2026, 5, 8))
    with scope(partnership=cast.partnership):
        mine = a_signatory(cast.partnership)

    assert mine in prepared.rows(cast.partnership.pk, date(2026, 5, 8))
    assert mine not in prepared.rows(cast.other.pk, date(2026, 5, 8))


def test_conversions_of_fields_are_kept(db: None) -> None:
    a_partnership("a", began_on=date(2010, 1, 1))
    prepared: PreparedRows[Any] = PreparedRows(
        lambda day: StageChange.objects.filter(since__lte=day).order_by("pk").values("stage", "since")
    )

    assert prepared.rows(date(2020, 1, 1)) == list(
        StageChange.objects.order_by("pk").values("stage", "since")
    )
    assert prepared.rows(date(2000, 1, 1)) == []


def test_a_value_inside_of_a_subquery_is_filled_in(db: None) -> None:
    a_partnership("a")
    prepared = PreparedRows(
        lambda key: Partnership.objects.filter(
            Exists(AreaUnit.objects.filter(partnership=OuterRef("pk"), unit__key=key))
        )
    )

    assert prepared.rows("1436") == []


def test_what_never_changes_may_hold_any_sign(db: None) -> None:
    one = a_partnership("a", short_name="100 % 's %s")
    a_partnership("b")
    prepared = PreparedRows(
        lambda slug: Partnership.objects.filter(slug=slug, short_name__contains="% 's %s")
    )

    assert [prepared.rows(slug) for slug in ("a", "a", "b")] == [[one], [one], []]


def test_the_log_of_queries_holds_what_was_planned_before(db: None) -> None:
    prepared = PreparedRows(named)
    with CaptureQueriesContext(connection) as captured:
        for _time in range(4):
            prepared.rows("a")

    assert all("partnerships_partnership" in query["sql"] for query in captured.captured_queries)


def test_a_query_set_that_compares_with_no_value_is_refused(db: None) -> None:
    prepared = PreparedRows(lambda _number: Partnership.objects.all())

    with pytest.raises(EmptyResultSet):
        prepared.rows(1)


def test_a_value_that_is_changed_before_it_is_compared_is_refused(db: None) -> None:
    prepared = PreparedRows(lambda word: Partnership.objects.filter(slug__contains=word))

    with pytest.raises(EmptyResultSet):
        prepared.rows("a")


def test_what_is_neither_a_number_a_word_a_day_nor_a_list_is_refused(db: None) -> None:
    with pytest.raises(TypeError):
        PreparedRows(named).rows(True)
