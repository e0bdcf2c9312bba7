"""Meetings of a partnership, and one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import AHEAD, MeetingKind
from spoiwo.partnerships.models import Partnership

NO_SUCH = _("There is no such meeting.")
_SHOWN = ("partnership", "body", "term", "series", "project", "host", "unit")
_JOINED = ("body", "series", "project", "host", "unit")
# A list shows names of bodies and hosts; their other columns would cost more than the meetings themselves.
_LISTED = (
    *(field.name for field in Meeting._meta.concrete_fields),
    "body__name",
    "body__slug",
    "body__kind",
    "host__name",
)
_READ = (*_LISTED, "series__title", "project__title", "unit__name")


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What a list of meetings is narrowed to; empty values narrow nothing."""

    year: int | None = None
    kind: str = ""
    body: Body | None = None
    words: str = ""

    def narrow(self, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """Return the rows that fit."""
        if self.year is not None:
            rows = rows.filter(day__year=self.year)
        if self.kind in MeetingKind.values:
            rows = rows.filter(kind=self.kind)
        if self.body is not None:
            rows = rows.filter(body=self.body)
        if self.words:
            found = Q(title__icontains=self.words) | Q(references__label__icontains=self.words)
            rows = rows.filter(found | Q(host__name__icontains=self.words)).distinct()
        return rows


def meetings_of(partnership: Partnership, wanted: MeetingFilter | None = None) -> QuerySet[Meeting]:
    """Return the meetings of a partnership, the latest first, with what a list shows of body and host."""
    rows = Meeting.objects.filter(partnership=partnership).select_related("body", "host").only(*_LISTED)
    return (wanted or MeetingFilter()).narrow(rows)


def meeting_by_id(partnership: Partnership, number: int) -> Meeting:
    """Return a meeting of the partnership; raises NotFound."""
    rows = Meeting.objects.filter(partnership=partnership, pk=number)
    return _only_one(rows.select_related(*_JOINED), partnership)


def public_meeting_by_id(partnership: Partnership, number: int) -> Meeting:
    """Return a meeting shown in public, with the names a page of it needs; raises NotFound."""
    rows = Meeting.objects.filter(partnership=partnership, pk=number, is_public=True)
    return _only_one(rows.select_related(*_JOINED).only(*_READ), partnership)


def _only_one(rows: QuerySet[Meeting], partnership: Partnership) -> Meeting:
    """Return the one row; its partnership is at hand, and joining it would cost as much as the meeting."""
    meeting: Meeting | None = rows.order_by().first()
    if meeting is None:
        raise NotFound(NO_SUCH)
    meeting.partnership = partnership
    return meeting


def meeting_by_uid(uid: str) -> Meeting | None:
    """Return the meeting of a calendar entry, in the scope that is open."""
    meeting: Meeting | None = Meeting.objects.filter(uid=uid).select_related(*_SHOWN).first()
    return meeting


def years_of(partnership: Partnership) -> list[int]:
    """Return the years in which the partnership has meetings, the latest first."""
    rows = Meeting.objects.filter(partnership=partnership).order_by().annotate(year=ExtractYear("day"))
    return sorted(set(rows.values_list("year", flat=True)), reverse=True)


def neighbours(meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """Return the meeting before and the one after, of the same body, or of all signatories."""
    rows = Meeting.objects.filter(
        partnership=meeting.partnership_id, body=meeting.body_id, kind=meeting.kind
    ).exclude(pk=meeting.pk)
    before = Q(day__lt=meeting.day) | Q(day=meeting.day, pk__lt=meeting.pk)
    earlier: Meeting | None = rows.filter(before).order_by("-day", "-pk").first()
    later: Meeting | None = rows.exclude(before).order_by("day", "pk").first()
    return earlier, later


def next_meeting_of_body(meeting: Meeting) -> Meeting | None:
    """Return the next meeting ahead of the same body and kind, where minutes are approved."""
    rows = Meeting.objects.filter(
        partnership=meeting.partnership_id, body=meeting.body_id, kind=meeting.kind, state__in=AHEAD
    )
    found: Meeting | None = (
        rows.filter(day__gte=meeting.day).exclude(pk=meeting.pk).order_by("day", "pk").first()
    )
    return found


def held_between(partnership: Partnership, start: date, end: date) -> QuerySet[Meeting]:
    """Return the meetings that took place on days of the half-open period."""
    return meetings_of(partnership).filter(day__gte=start, day__lt=end).exclude(state__in=AHEAD)


def history(meeting: Meeting) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the meeting, the newest first."""
    return history_of_partnership(meeting.partnership_id).filter(data__meeting=meeting.pk)
