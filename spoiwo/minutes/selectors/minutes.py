"""Minutes of a meeting, who may write remarks on them, their seal."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import participants_of
from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.selectors import bylaws_on
from spoiwo.documents.frozen import fingerprint
from spoiwo.files.services import ContentGone, content
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.states import State as MeetingState
from spoiwo.minutes.models import Minutes, MinutesSetting, Remark
from spoiwo.minutes.states import SEEN, State
from spoiwo.partnerships.models import Partnership

NO_SUCH = _("There are no minutes of this meeting.")
_SHOWN = (
    "partnership",
    "meeting__partnership",
    "meeting__body",
    "meeting__term",
    "meeting__series",
    "meeting__host",
    "meeting__project",
    "meeting__unit",
    "approving_item__meeting",
    "approving_motion__poll__tally",
    "pdf",
)
_USUAL_DAYS = 7


@dataclass(frozen=True, slots=True)
class Seal:
    """Whether sealed minutes still are what was approved."""

    is_content_whole: bool
    is_file_whole: bool

    @property
    def is_whole(self) -> bool:
        return self.is_content_whole and self.is_file_whole


def minutes_of(meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting, or None."""
    found: Minutes | None = Minutes.objects.filter(meeting=meeting).select_related(*_SHOWN).first()
    return found


def minutes_by_id(partnership: Partnership, number: int) -> Minutes:
    """Return minutes of the partnership; raises NotFound."""
    rows = Minutes.objects.filter(partnership=partnership, pk=number)
    found: Minutes | None = rows.select_related(*_SHOWN).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def is_public(partnership: Partnership) -> bool:
    """Tell whether the partnership shows its approved minutes to everybody."""
    return MinutesSetting.objects.filter(partnership=partnership, is_public=True).exists()


def has_public_minutes(meeting: Meeting) -> bool:
    """Tell in one query whether anybody may read the approved minutes of a meeting."""
    shown = MinutesSetting.objects.filter(partnership=OuterRef("partnership"), is_public=True)
    rows = Minutes.objects.filter(Exists(shown), meeting=meeting, state=State.APPROVED, waits_since=None)
    return meeting.is_public and rows.exists()


def public_minutes(partnership: Partnership, meeting: Meeting) -> Minutes:
    """Return approved minutes anybody may read; raises NotFound where they are not shown."""
    found = minutes_of(meeting) if meeting.is_public and is_public(partnership) else None
    if found is None or not found.is_sealed or found.waits_since is not None:
        raise NotFound(NO_SUCH)
    return found


def public_minutes_of(partnership: Partnership) -> QuerySet[Minutes]:
    """Return all minutes of the partnership anybody may read."""
    rows: QuerySet[Minutes] = Minutes.objects.filter(partnership=partnership, state=State.APPROVED)
    rows = rows.filter(meeting__is_public=True, waits_since=None).select_related(*_SHOWN)
    return rows if is_public(partnership) else rows.none()


def remarks_days(minutes: Minutes) -> int:
    """Return how many days there are for remarks: what the partnership says, else a week."""
    setting: MinutesSetting | None = MinutesSetting.objects.filter(partnership=minutes.partnership_id).first()
    if setting is not None:
        return setting.remarks_days
    body = minutes.meeting.body
    bylaws = bylaws_on(body, minutes.meeting.day) if body is not None else None
    return bylaws.minutes_days if bylaws is not None else _USUAL_DAYS


def readers_of(minutes: Minutes) -> list[Participant]:
    """Return whom a letter for remarks would reach: those who took part and have an address, once each."""
    found: dict[str, Participant] = {}
    for row in participants_of(minutes.meeting):
        if row.is_here and row.is_entitled and row.email:
            found.setdefault(row.email.casefold(), row)
    return list(found.values())


def without_address(minutes: Minutes) -> list[Participant]:
    """Return those entitled who took part and no letter for remarks reaches: they have no address."""
    rows = participants_of(minutes.meeting)
    return [row for row in rows if row.is_here and row.is_entitled and not row.email]


def approving_item(minutes: Minutes) -> AgendaItem | None:
    """Return the item at which these minutes wait for their approval: of the last meeting not called off."""
    rows = AgendaItem.objects.filter(approves=minutes.meeting_id).exclude(
        meeting__state=MeetingState.CANCELLED
    )
    found: AgendaItem | None = rows.select_related("meeting").order_by("meeting__day", "pk").last()
    return found


def remark_by_id(minutes: Minutes, number: int) -> Remark:
    """Return a remark on the minutes; raises NotFound."""
    rows = Remark.objects.filter(minutes=minutes, pk=number)
    found: Remark | None = rows.select_related("minutes__partnership", "minutes__meeting", "item").first()
    if found is None:
        raise NotFound(_("There is no such remark."))
    return found


def waiting_for(meeting: Meeting) -> list[Minutes]:
    """Return minutes of earlier meetings of the same body and kind that wait for their approval."""
    rows = Minutes.objects.filter(
        Q(meeting__day__lt=meeting.day) | Q(meeting__day=meeting.day, meeting__lt=meeting.pk),
        partnership=meeting.partnership_id,
        meeting__body=meeting.body_id,
        meeting__kind=meeting.kind,
        state__in=SEEN,
    )
    return list(rows.select_related(*_SHOWN).order_by("meeting__day", "pk"))


def seal_of(minutes: Minutes) -> Seal:
    """Recompute the seal from what is stored now; false where a letter of it was altered."""
    whole = minutes.content is not None and fingerprint(minutes.content) == minutes.sha256
    return Seal(is_content_whole=whole, is_file_whole=_is_file_whole(minutes))


def _is_file_whole(minutes: Minutes) -> bool:
    if minutes.pdf is None:
        return minutes.state != State.APPROVED
    if minutes.pdf.sha256 != minutes.pdf_sha256:
        return False
    try:
        content(minutes.pdf)
    except ContentGone:
        return False
    return True


def history(minutes: Minutes) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the minutes, the newest first."""
    return history_of_partnership(minutes.partnership_id).filter(
        data__minutes=minutes.pk, action__startswith="minutes."
    )
