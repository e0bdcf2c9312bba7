"""Drawing minutes up and writing them, several people at once."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.selectors import participants_of
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes import rules
from spoiwo.minutes.models import Amendment, Minutes, MinutesSetting, Remark, Section
from spoiwo.minutes.services.shared import note
from spoiwo.partnerships.models import Partnership


class SectionChanged(ConcurrentChange):
    """Somebody else saved the section first; ``theirs`` is what stands there now."""

    def __init__(self, theirs: Section) -> None:
        super().__init__(
            _("%(name)s has saved this section meanwhile. Both texts are below: nothing is lost.")
            % {"name": theirs.edited_by}
        )
        self.theirs = theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsDraft:
    """Who chaired, who took the minutes, where, when, what is annexed (a line each)."""

    chair: str = ""
    chair_office: str = ""
    taker: str = ""
    place: str = ""
    began: time | None = None
    ended: time | None = None
    annexes: str = ""


@transaction.atomic
def draw_up(*, actor: Actor, meeting: Meeting) -> Minutes:
    """Begin the minutes of a meeting that took place, with what is known: chair, place, hours."""
    require(rules.can_edit(actor, meeting.partnership))
    lock(meeting)
    if not meeting.took_place:
        raise WrongState(_("Minutes are drawn up once the meeting is marked as held."))
    if Minutes.objects.filter(meeting=meeting).exists():
        raise WrongState(_("The minutes of this meeting are drawn up already."))
    chair = next((row for row in participants_of(meeting) if row.is_chair), None)
    minutes: Minutes = Minutes.objects.create(
        partnership=meeting.partnership,
        meeting=meeting,
        chair=chair.came if chair else "",
        chair_office=chair.came_as if chair else "",
        taker=actor.actor_name[:200] if actor.actor_id.startswith("user:") else "",
        place=_place(meeting),
        began=meeting.begins,
        ended=meeting.ends,
    )
    note(actor, "minutes.minutes.drawn_up", minutes)
    return minutes


def _place(meeting: Meeting) -> str:
    """Return at whose seat it was held and its address, as far as they are known: at most 300 characters."""
    parts = (meeting.host.name if meeting.host else "", meeting.address_line)
    return ", ".join(part for part in parts if part)[:300]


@transaction.atomic
def describe_minutes(
    *, actor: Actor, minutes: Minutes, draft: FactsDraft, version: int | None = None
) -> None:
    """Write the facts of the head anew; who saves over what somebody else saved is told."""
    lock(minutes)
    require(rules.can_write(actor, minutes))
    if version is not None and minutes.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    if draft.began and draft.ended and draft.ended <= draft.began:
        raise BadInput(_("The meeting ends before it begins."), "ended")
    minutes.chair, minutes.chair_office = draft.chair.strip(), draft.chair_office.strip()
    minutes.taker, minutes.place = draft.taker.strip(), draft.place.strip()
    minutes.began, minutes.ended, minutes.annexes = draft.began, draft.ended, draft.annexes.strip()
    minutes.version += 1
    minutes.save()
    note(actor, "minutes.minutes.described", minutes)


@transaction.atomic
def write_section(
    *,
    actor: Actor,
    minutes: Minutes,
    item: AgendaItem | None,
    text: str,
    version: int,
    why: str = "",
    remark: Remark | None = None,
) -> Section:
    """Save what was typed of one item; ``version`` is that of the text the writer began from (0: none).

    Raises SectionChanged when somebody else saved a different text meanwhile. Once the minutes were
    sent, a correction needs its reason and is kept as an amendment everybody sees.
    """
    lock(minutes)
    require(rules.can_write(actor, minutes))
    if item is not None and item.meeting_id != minutes.meeting_id:
        raise BadInput(_("This item is of another meeting."), "item")
    words = text.replace("\r\n", "\n").strip()
    section = _locked(minutes, item)
    if section is not None and section.text == words:
        return section
    if section is not None and section.version != version:
        raise SectionChanged(section)
    old = section.text if section is not None else ""
    if minutes.is_seen and not why.strip():
        raise BadInput(_("The minutes were sent already: write why the text changes."), "why")
    section = section or Section(minutes=minutes, item=item, version=0)
    section.text, section.version = words, section.version + 1
    section.edited_by, section.edited_at = actor.actor_name[:200], clock.now()
    section.save()
    if minutes.is_seen and old != words:
        _amend(actor, minutes, item, old, words, why, remark)
    note(actor, "minutes.section.written", minutes, item=item.pk if item else None)
    return section


def _locked(minutes: Minutes, item: AgendaItem | None) -> Section | None:
    rows = Section.objects.filter(minutes=minutes, item=item)
    found: Section | None = rows.select_for_update().first()
    return found


def _amend(
    actor: Actor,
    minutes: Minutes,
    item: AgendaItem | None,
    old: str,
    new: str,
    why: str,
    remark: Remark | None,
) -> None:
    Amendment.objects.create(
        minutes=minutes,
        item=item,
        remark=remark,
        old=old,
        new=new,
        why=why.strip()[:500],
        author=actor.actor_name[:200],
    )


@transaction.atomic
def set_minutes_public(*, actor: Actor, partnership: Partnership, is_public: bool, remarks_days: int) -> None:
    """Say whether everybody may read approved minutes, and how many days there are for remarks."""
    require(rules.can_publish(actor, partnership))
    if not 1 <= remarks_days <= 90:
        raise BadInput(_("Write a number of days from 1 to 90."), "remarks_days")
    setting, _made = MinutesSetting.objects.get_or_create(partnership=partnership)
    setting.is_public, setting.remarks_days = is_public, remarks_days
    setting.save()
    record(
        actor,
        "minutes.setting.changed",
        setting,
        partnership_id=partnership.pk,
        is_public=is_public,
        remarks_days=remarks_days,
    )
