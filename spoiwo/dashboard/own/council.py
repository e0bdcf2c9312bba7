"""Cards of a member of the council: votes, minutes and reports to read, the end of a mandate."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import HERE
from spoiwo.common import clock
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.councils.models import SeatHolding
from spoiwo.dashboard.own.card import OwnCard, Words
from spoiwo.dashboard.own.voice import Voice
from spoiwo.dashboard.own.votes import vote
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.decisions.models import Motion
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State as MinutesState
from spoiwo.reports.models import Remark, Report
from spoiwo.reports.states import State as ReportState
from spoiwo.voting.models import Entitlement
from spoiwo.voting.states import State as PollState

# A member knows half a year ahead that the mandate ends.
MANDATE_ENDS_WITHIN = timedelta(days=180)


def _votes(voice: Voice, _day: date) -> Question:
    """Ask for open votes in which this account may vote and its institution has not."""
    mine = Entitlement.objects.filter(
        poll=OuterRef("poll"), voter_marks__contains=[voice.mark], excluded_because=""
    )
    unused = mine.filter(ballot__isnull=True, participation__isnull=True)
    rows = Motion.objects.filter(Exists(unused), partnership=voice.partnership, poll__state=PollState.OPEN)
    return question(rows, title="text", day="deadline__date")


def _minutes(voice: Voice, _day: date) -> Question:
    here = Participant.objects.filter(meeting=OuterRef("meeting"), email__iexact=voice.email, mark__in=HERE)
    rows = Minutes.objects.filter(
        Exists(here),
        partnership=voice.partnership,
        state=MinutesState.REMARKS,
        remarks_until__gt=clock.now(),
    )
    return question(rows, number="meeting_id", title="meeting__title", day="remarks_until__date")


def _read(row: Waiting, _day: date) -> Words:
    text = saying(_("Minutes wait for your remarks: %(title)s"), title=row.title)
    return text, _remarks_until(row), _("Read the minutes"), ""


def _reports(voice: Voice, _day: date) -> Question:
    own = Remark.objects.filter(report=OuterRef("pk"), author_mark=voice.mark)
    rows = Report.objects.filter(
        ~Exists(own),
        partnership=voice.partnership,
        state=ReportState.REMARKS,
        remarks_until__gt=clock.now(),
    )
    return question(rows, title="title", day="remarks_until__date")


def _report(row: Waiting, _day: date) -> Words:
    text = saying(_("The report waits for your remarks: %(title)s"), title=row.title)
    return text, _remarks_until(row), _("Write a remark"), ""


def _remarks_until(row: Waiting) -> str:
    return _("remarks until %(day)s") % {"day": short_date(row.day)}


def _mandates(voice: Voice, day: date) -> Question:
    within = (day + timedelta(days=1), day + MANDATE_ENDS_WITHIN)
    rows = SeatHolding.objects.filter(
        voice.persons,
        Q(valid_to__range=within) | Q(valid_to=None, term__valid_to__range=within),
        term__body__partnership=voice.partnership,
    )
    # The earlier of the two; an end that is not known is none.
    ends = Least(F("valid_to"), F("term__valid_to"))
    return question(rows, title="term__body__name", name="term__body__slug", day=ends)


def _mandate(row: Waiting, day: date) -> Words:
    last = (row.day or day) - timedelta(days=1)
    text = saying(_("Your mandate is about to end: %(title)s"), title=row.title)
    return text, _("the last day is %(day)s") % {"day": short_date(last)}, _("See the seats"), ""


COUNCIL = (
    OwnCard(_votes, vote, page=lambda voice, row: _page("decisions:ballot", voice, row.number)),
    OwnCard(_minutes, _read, page=lambda voice, row: _page("minutes:minutes_read", voice, row.number)),
    OwnCard(
        _reports,
        _report,
        page=lambda voice, row: _page("reports:remark_add", voice, row.number),
        right="reports.remark_on_report",
    ),
    OwnCard(_mandates, _mandate, page=lambda voice, row: _page("councils:body", voice, row.name)),
)


def _page(route: str, voice: Voice, place: int | str) -> str:
    return reverse(route, args=[voice.partnership.slug, place])
