"""Figures beside those of earlier periods of the same length."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.translation import override
from django_scopes import scope
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.figures.definitions import Ground
from spoiwo.figures.periods import before, name_of
from spoiwo.figures.selectors import Column, Standing, charts_of, columns_of, own_column
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_held_meeting
from tests.reading import read

FIGURES = "/pulpit/powiat-zwolenski/liczby/"


@pytest.fixture
def young(home: Partnership) -> Partnership:
    """A partnership founded in the middle of 2014, with two meetings of signatories in 2015."""
    home.founded_on = date(2014, 5, 14)
    home.save(update_fields=["founded_on"])
    for month in (2, 9):
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2015, month, 3))
    return home


def columns(partnership: Partnership, since: date, until: date) -> list[Column]:
    return columns_of(Ground((partnership,), since, until))


@pytest.mark.parametrize(
    ("since", "until", "earlier"),
    [
        (date(2016, 1, 1), date(2017, 1, 1), [(2014, 1, 1), (2015, 1, 1)]),
        (date(2016, 1, 1), date(2016, 4, 1), [(2015, 7, 1), (2015, 10, 1)]),
        (date(2014, 3, 15), date(2018, 3, 15), [(2006, 3, 15), (2010, 3, 15)]),
        (date(2016, 3, 10), date(2016, 3, 20), [(2016, 2, 19), (2016, 2, 29)]),
    ],
)
def test_earlier_periods_are_as_long(since: date, until: date, earlier: list[tuple[int, int, int]]) -> None:
    assert [first for first, _last in before(since, until, 2)] == [date(*one) for one in earlier]


@given(st.dates(date(1, 1, 1), date(9998, 1, 1)), st.integers(1, 5000))
def test_earlier_periods_follow_one_another_without_a_gap(since: date, length: int) -> None:
    until = min(since + timedelta(days=length), date(9999, 1, 1))

    found = before(since, until, 4)

    ends = [last for _first, last in found]
    assert ends == [*(first for first, _last in found[1:]), since][: len(found)]


def test_a_period_is_called_by_its_year_its_quarter_or_its_days() -> None:
    with override("en"):
        assert name_of(date(2016, 1, 1), date(2017, 1, 1)) == "2016"
        assert name_of(date(2016, 4, 1), date(2016, 7, 1)) == "Quarter II of 2016"
        assert name_of(date(2016, 4, 2), date(2016, 7, 1)) == "02.04.2016–30.06.2016"


@pytest.mark.django_db
def test_before_the_partnership_existed_there_is_no_number_and_no_nought(young: Partnership) -> None:
    absent, first, second = columns(young, date(2016, 1, 1), date(2017, 1, 1))

    assert (absent.name, absent.standing, absent.number("P03")) == ("2013", Standing.ABSENT, None)
    assert (first.name, first.standing, first.number("P03")) == ("2014", Standing.COUNTED, 0)
    assert (second.name, second.number("P03")) == ("2015", 2)


@pytest.mark.django_db
def test_where_nothing_is_earlier_nothing_is_compared(young: Partnership) -> None:
    assert columns(young, date(2014, 1, 1), date(2015, 1, 1)) == []


@pytest.mark.django_db
def test_a_gap_is_drawn_as_a_gap_and_a_picture_says_where_it_began(young: Partnership) -> None:
    ground = Ground((young,), date(2016, 1, 1), date(2017, 1, 1))
    found = [*columns_of(ground), own_column(ground, {"P03": 3})]

    with override("en"):
        [chart] = charts_of(found, ["P03"])

    assert chart.steps == ("2013", "2014", "2015", "2016")
    assert chart.lines[0].numbers == (None, 0, 2, 3)
    assert chart.caption == "Meetings of signatories: 2014 – 0, 2016 – 3"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    with scope(partnership=cast.partnership):
        cast.partnership.founded_on = date(2014, 5, 14)
        cast.partnership.save(update_fields=["founded_on"])
        for year in (2015, 2016, 2016):
            a_held_meeting(cast.partnership, kind=MeetingKind.SIGNATORIES, day=date(year, 8, 2))
    return client_of(cast.officer)


@pytest.mark.django_db
def test_each_earlier_number_opens_its_own_records(officer: Client) -> None:
    listed = read(officer, f"{FIGURES}?rok=2016")
    one = read(officer, f"{FIGURES}p03/?rok=2016")

    for page in (listed, one):
        assert 'href="/pulpit/powiat-zwolenski/liczby/p03/?rok=2015">1<' in page
        assert 'href="/pulpit/powiat-zwolenski/liczby/p03/?rok=2014">0<' in page
        assert "/liczby/p03/?rok=2013" not in page
        assert page.count('role="img"') == 1


@pytest.mark.django_db
def test_quarters_are_offered_and_compared_with_quarters(officer: Client) -> None:
    page = read(officer, f"{FIGURES}?od=1.07.2016&do=30.09.2016")

    assert "rodzaj=quarter&amp;od=" in page
    assert "p03/?od=2016-04-01&amp;do=2016-06-30" in page


@pytest.mark.django_db
def test_sectors_without_a_signatory_are_named_in_one_line(officer: Client) -> None:
    page = read(officer, f"{FIGURES}?rok=2016")

    assert page.count("/liczby/p14-business/") == 1
    assert '<p class="sub">' in page.split("/liczby/p14-business/")[0].rsplit("</dl>", 1)[-1]
