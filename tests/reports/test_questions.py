"""Pages of figures, rules and reports ask the database no more where there is more to tell."""

from datetime import date

import pytest
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.duties.states import Kind
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import services
from spoiwo.reports.models import Report
from tests.cast import Cast, ClientOf
from tests.factories.communiques import a_published
from tests.factories.duties import a_duty
from tests.factories.meetings import a_held_meeting
from tests.factories.recommendations import an_adopted
from tests.factories.registry import a_signatory
from tests.factories.reports import SYSTEM, a_filed_report, a_report
from tests.reading import questions

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 1)


def grown(home: Partnership, report: Report, years: range) -> None:
    """Add three of everything to the year, and a filed report for every earlier year."""
    for number in range(1, 4):
        for kind in (MeetingKind.SIGNATORIES, MeetingKind.INFORMATION, MeetingKind.TRAINING):
            a_held_meeting(home, kind=kind, day=date(2016, number, 10), title="Spotkanie")
        a_signatory(home)
        a_published(home)
        an_adopted(home, day=date(2016, number, 11))
        a_duty(home, Kind.PERIODIC, date(2015, 1, 1), title=f"Obowiązek {years[0]}.{number}")
    for year in years:
        a_filed_report(home, year)
    services.list_members(actor=SYSTEM, report=report)


@pytest.fixture
def pages(cast: Cast, home: Partnership) -> list[str]:
    slug = home.slug
    duty = a_duty(home, Kind.PLENARIES, date(2015, 1, 1))
    report, filed = a_report(home, 2016), a_filed_report(home, 2012)
    grown(home, report, range(2013, 2014))
    return [
        f"{reverse('figures:figure_list', args=[slug])}?rok=2016",
        *(f"{reverse('figures:figure', args=[slug, one])}?rok=2016" for one in ("p01", "p03", "p08-places")),
        reverse("duties:watch", args=[slug]),
        reverse("duties:duty", args=[slug, duty.pk]),
        reverse("duties:statement", args=[slug, 2016]),
        reverse("reports:report_list", args=[slug]),
        reverse("reports:report", args=[slug, report.pk]),
        reverse("reports:report_read", args=[slug, report.pk]),
        reverse("reports:report", args=[slug, filed.pk]),
        reverse("reports:member_list", args=[slug, report.pk]),
        reverse("reports:remark_list", args=[slug, report.pk]),
        reverse("reports:attachment_list", args=[slug, report.pk]),
        reverse("portal:report_list", args=[slug]),
        reverse("portal:report", args=[slug, filed.pk]),
    ]


def test_no_page_asks_more_where_there_is_more(
    pages: list[str], home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    officer = client_of(cast.officer)
    with clock.frozen(DAY):
        before = {page: questions(officer, page) for page in pages}
        grown(home, Report.objects.get(since=date(2016, 1, 1)), range(2014, 2016))

        after = {page: questions(officer, page) for page in pages}

    assert {page: (before[page], after[page]) for page in pages if after[page] > before[page]} == {}
