"""What filed reports hand down to the rule watch and to figures, which may not look up."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.urls import reverse

from spoiwo.common import clock
from spoiwo.duties.evidence import Proof
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import Report
from spoiwo.reports.states import State


def filed_reports(partnership: Partnership, since: date, until: date) -> Iterator[Proof]:
    """Yield the filed reports on whole years whose deadline may fall in these days, in one query."""
    rows = Report.objects.filter(
        partnership=partnership, state=State.FILED, since__year__gte=since.year - 1, since__lt=until
    )
    for report in rows.order_by("since"):
        if report.year is not None and report.filed_at is not None:
            day = report.filed_at.astimezone(clock.WARSAW).date()
            url = reverse("reports:report", args=[partnership.slug, report.pk])
            yield Proof(str(report.year), day, report.title, url)


def filed_numbers(partnership: Partnership) -> Mapping[tuple[date, date], Mapping[str, int]]:
    """Return the numbers of every filed report by code, by its period, in one query."""
    rows = Report.objects.filter(partnership=partnership, state=State.FILED)
    return {
        (since, until): {count["code"]: count["number"] for count in counts}
        for since, until, counts in rows.values_list("since", "until", "content__counts")
    }
