"""The report: parts of institutions that do not come, remarks to answer, approval, filing."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.remarks import RemarkState
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import Report
from spoiwo.reports.states import WRITABLE, MemberPartState, State


def _parts(partnership: Partnership, _day: date) -> Question:
    asked = Q(member_parts__asked_at__isnull=False)
    waiting = asked & Q(member_parts__state=MemberPartState.WAITING)
    rows = Report.objects.filter(partnership=partnership, state__in=WRITABLE).annotate(
        asked=Count("member_parts", filter=asked), silent=Count("member_parts", filter=waiting)
    )
    return question(rows.filter(silent__gt=0), title="title", day="since", count="silent", of="asked")


def _parts_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(title)s: %(count)s institution has not told its part",
        "%(title)s: %(count)s institutions have not told their parts",
        row.count,
    )
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=ngettext("%(all)s was asked", "%(all)s were asked", row.of) % {"all": row.of},
        deed=_("Remind those who are silent"),
        url=reverse("reports:member_ask", args=[partnership.slug, row.number]),
    )


def _remarks(partnership: Partnership, _day: date) -> Question:
    rows = Report.objects.filter(partnership=partnership, state__in=WRITABLE)
    rows = rows.annotate(open=Count("remarks", filter=Q(remarks__state=RemarkState.OPEN)))
    return question(rows.filter(open__gt=0), title="title", day="since", count="open")


def _remarks_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(title)s: %(count)s remark waits for an answer",
        "%(title)s: %(count)s remarks wait for an answer",
        row.count,
    )
    return Task(
        text=saying(said, title=row.title, count=row.count),
        detail=_("a remark is answered before the report is approved"),
        deed=_("Answer the remarks"),
        url=reverse("reports:remark_list", args=[partnership.slug, row.number]),
    )


def _read(partnership: Partnership, _day: date) -> Question:
    """Ask for reports whose time for remarks is over, with no remark left to answer."""
    rows = Report.objects.filter(partnership=partnership, state=State.REMARKS)
    rows = rows.filter(remarks_until__lte=clock.now()).exclude(remarks__state=RemarkState.OPEN)
    return question(rows, title="title", day="remarks_until__date")


def _read_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: the time for remarks is over"), title=row.title),
        detail=_("remarks until %(day)s") % {"day": short_date(row.day)},
        deed=_("Note the approval"),
        url=reverse("reports:report", args=[partnership.slug, row.number]),
    )


def _approved(partnership: Partnership, _day: date) -> Question:
    rows = Report.objects.filter(partnership=partnership, state=State.APPROVED)
    return question(rows, title="title", day="approved_on")


def _approved_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s is approved and not filed"), title=row.title),
        detail=_("approved on %(day)s") % {"day": short_date(row.day)},
        deed=_("File it"),
        url=reverse("reports:report", args=[partnership.slug, row.number]),
    )


CARDS = (
    Card("reports.edit_report", _parts, _parts_task),
    Card("reports.edit_report", _remarks, _remarks_task),
    Card("reports.file_report", _read, _read_task),
    Card("reports.file_report", _approved, _approved_task),
)
