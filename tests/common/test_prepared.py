"""A prepared query says what its query set says, however often it is asked."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from spoiwo.common.prepared import PreparedQuery
from spoiwo.partnerships.models import AreaUnit, Partnership, StageChange
from tests.factories.partnerships import a_partnership


def stages(number: int, day: date) -> QuerySet[StageChange, tuple[str, date]]:
    rows = StageChange.objects.filter(partnership_id=number, since__lte=day).order_by("pk")
    return rows.values_list("stage", "since")


def test_each_asking_gets_its_own_answer(db: None) -> None:
    one, other = a_partnership("a", began_on=date(2010, 1, 1)), a_partnership("b", began_on=date(2015, 1, 1))
    prepared = PreparedQuery(stages)

    for partnership in (one, other, one):
        for day in (date(2009, 1, 1), date(2012, 1, 1), date(2020, 1, 1)):
            assert prepared.rows(partnership.pk, day) == list(stages(partnership.pk, day))


def test_it_is_one_query_and_the_set_is_built_once(db: None) -> None:
    built = []

    def build(number: int, day: date) -> QuerySet[Partnership, tuple[str]]:
        built.append(number)
        return Partnership.objects.filter(pk=number).values_list("slug")

    prepared = PreparedQuery(build)
    with CaptureQueriesContext(connection) as captured:
        prepared.rows(1, date(2020, 1, 1))
        prepared.rows(2, date(2020, 1, 1))

    assert len(captured) == 2
    assert len(built) == 1


def test_a_day_used_twice_is_filled_in_twice(db: None) -> None:
    prepared = PreparedQuery(
        lambda number, day: AreaUnit.objects.as_of(day).filter(partnership_id=number).values_list("pk")
    )

    assert prepared.rows(1, date(2020, 1, 1)) == []
