"""A filed report speaks for the rule that asks for it by a date."""

from datetime import date

from spoiwo.common import clock
from spoiwo.duties import selectors
from spoiwo.duties.states import Kind, Verdict
from spoiwo.partnerships.models import Partnership
from tests.factories.duties import a_duty
from tests.factories.reports import a_filed_report, an_approved_report


def test_a_filed_report_keeps_its_deadline(home: Partnership) -> None:
    with clock.frozen(date(2017, 1, 20)):
        duty = a_duty(home, Kind.REPORT, date(2015, 1, 1), due_month=1, due_day=31)
        an_approved_report(home, 2015)
        filed = a_filed_report(home, 2016)

    finding = selectors.finding_of(duty, "2016", date(2017, 2, 1))

    assert finding.verdict == Verdict.MET
    assert (finding.done[0].day, finding.done[0].label) == (date(2017, 1, 20), filed.title)
    # An approved report is not filed yet.
    assert selectors.finding_of(duty, "2015", date(2017, 2, 1)).verdict == Verdict.BROKEN
