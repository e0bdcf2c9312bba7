"""The rules of the documents, watched: 002-24, 002-25, 003-10, 003-36, 003-37."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.duties import selectors
from spoiwo.duties.selectors import Ruling
from spoiwo.duties.states import Kind, Light
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LAST_DAY = date(2016, 12, 31)


def _lubuskie() -> Partnership:
    return Partnership.objects.get(slug="lubuskie-es")


def _lights(partnership: Partnership, day: date) -> dict[str, Light]:
    return {one.duty.kind: one.light for one in selectors.board_of(partnership, day).standings}


def test_the_watch_of_2016_is_green_where_the_report_says_so() -> None:
    partnership = _lubuskie()
    with scope(partnership=partnership):
        lights = _lights(partnership, LAST_DAY)

    # 002-24: all signatories met; 003-10: the council met four times.
    assert (lights[Kind.PLENARIES], lights[Kind.COUNCIL]) == (Light.GREEN, Light.GREEN)
    # 002-25: the documents do not say whose seat the meeting of 2016 was held at.
    assert lights[Kind.HOSTS] == Light.AHEAD


def test_the_statement_of_2016_names_the_meetings() -> None:
    partnership = _lubuskie()
    with scope(partnership=partnership):
        statement = selectors.statement_of(partnership, 2016, date(2017, 1, 2))

    lines = {line.watched.kind: line for line in statement.lines}
    assert lines[Kind.PLENARIES].ruling == Ruling.KEPT
    assert [one.day for one in lines[Kind.PLENARIES].findings[0].done] == [date(2016, 11, 18)]
    assert lines[Kind.COUNCIL].ruling == Ruling.KEPT
    assert [len(finding.done) for finding in lines[Kind.COUNCIL].findings] == [1, 1, 1, 1]
    assert lines[Kind.HOSTS].ruling == Ruling.NOTHING


def test_the_report_on_2016_was_filed_in_time() -> None:
    partnership = _lubuskie()
    with scope(partnership=partnership):
        statement = selectors.statement_of(partnership, 2017, date(2017, 2, 2))

    [report] = [line for line in statement.lines if line.watched.kind == Kind.REPORT]
    assert report.ruling == Ruling.KEPT
    assert [one.day for one in report.findings[0].done] == [date(2017, 1, 31)]


def test_the_meeting_of_2015_keeps_its_year() -> None:
    partnership = _lubuskie()
    with scope(partnership=partnership):
        statement = selectors.statement_of(partnership, 2015, date(2016, 1, 1))

    assert {line.watched.kind: line.ruling for line in statement.lines}[Kind.PLENARIES] == Ruling.KEPT


def test_the_forum_is_watched_three_times_a_year() -> None:
    partnership = _lubuskie()
    with scope(partnership=partnership):
        rules = {one.kind: one.rules[-1].count for one in selectors.duties_of(partnership)}

    # 003-36 and 003-37.
    assert (rules[Kind.FORUM], rules[Kind.PRACTICES]) == (3, 3)


def test_the_usual_rules_are_shown_living() -> None:
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=partnership):
        watched = {one.kind: one for one in selectors.duties_of(partnership)}

    assert len(watched) == 10
    assert watched[Kind.ACCESSIBILITY].duty.demo_note
