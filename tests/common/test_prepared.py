"""A prepared query says what its query set says, however often it is asked."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Case, DateField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.test.utils import CaptureQueriesContext

from spoiwo.common import clock
from spoiwo.common.prepared import PreparedPeriodQuery, PreparedQuery
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


def test_a_period_is_compared_by_its_days_its_last_day_and_its_midnights(db: None) -> None:
    def build(number: int, since: date, until: date) -> QuerySet[Any, Any]:
        midnight = datetime.combine(since, time(0), clock.WARSAW)
        rows = StageChange.objects.filter(partnership_id=number, since__gte=since, since__lt=until)
        rows = rows.filter(since__lte=until - timedelta(days=1)).annotate(
            is_later=Case(When(since__gte=Cast(Value(midnight), DateField()), then=True), default=False)
        )
        return rows.order_by("pk").values_list("stage", "is_later")

    partnership = a_partnership("a", began_on=date(2010, 1, 1))
    prepared = PreparedPeriodQuery(build)

    for since, until in ((date(2009, 1, 1), date(2010, 1, 1)), (date(2010, 1, 1), date(2010, 1, 2))):
        assert prepared.rows(partnership.pk, since, until) == list(build(partnership.pk, since, until))
    assert prepared.rows(partnership.pk, date(2010, 1, 1), date(2010, 1, 2))
