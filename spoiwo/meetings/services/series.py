"""Series of meetings: recording them, and opening the next one."""

from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.councils.models import Body
from spoiwo.meetings import rhythm, rules
from spoiwo.meetings.models import Meeting, Series
from spoiwo.meetings.services.planning import MeetingDraft, plan_meeting
from spoiwo.meetings.states import AHEAD, Form, MeetingKind, PartnershipRole, Rhythm
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDraft:
    """What is written down of a series."""

    title: str
    kind: MeetingKind
    rhythm: Rhythm
    every: int = 1
    body: Body | None = None
    project: Project | None = None
    role: PartnershipRole = PartnershipRole.ORGANISER
    form: Form = Form.ROOM
    begins: time | None = None
    ends: time | None = None
    aim: str = ""
    agenda: str = ""
    opens_days: int = 60
    is_public: bool = True


def _values(draft: SeriesDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _check(draft: SeriesDraft, partnership: Partnership) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the series."), "title")
    if draft.body is not None and draft.body.partnership_id != partnership.pk:
        raise BadInput(_("That body belongs to another partnership."), "body")
    if draft.kind in {MeetingKind.COUNCIL, MeetingKind.GROUP, MeetingKind.EXTERNAL} and draft.body is None:
        raise BadInput(_("Choose the body that meets."), "body")
    if draft.kind == MeetingKind.SIGNATORIES and draft.body is not None:
        raise BadInput(_("A body meets: choose its kind of meeting, not that of all signatories."), "kind")
    if draft.ends is not None and (draft.begins is None or draft.ends <= draft.begins):
        raise BadInput(_("The meeting ends before it begins."), "ends")


@transaction.atomic
def open_series(*, actor: Actor, partnership: Partnership, draft: SeriesDraft, since: date) -> Series:
    """Record a series; its first meeting is on ``since`` and is opened at once when its time has come."""
    require(rules.can_edit_meeting(actor, partnership))
    _check(draft, partnership)
    series: Series = Series.objects.create(partnership=partnership, valid_from=since, **_values(draft))
    record(
        actor,
        "meetings.series.opened",
        series,
        partnership_id=partnership.pk,
        title=series.title,
        since=since,
    )
    open_next(actor=actor, series=series)
    return series


@transaction.atomic
def edit_series(*, actor: Actor, series: Series, draft: SeriesDraft) -> None:
    """Describe a series anew; meetings already opened stay as they are."""
    require(rules.can_edit_meeting(actor, series.partnership))
    _check(draft, series.partnership)
    lock(series)
    for name, value in _values(draft).items():
        setattr(series, name, value)
    series.save()
    record(
        actor, "meetings.series.edited", series, partnership_id=series.partnership_id, title=series.title
    )  # fmt: skip


@transaction.atomic
def end_series(*, actor: Actor, series: Series, last_day: date) -> None:
    """End a series: no further meeting is opened; those already opened stay."""
    require(rules.can_edit_meeting(actor, series.partnership))
    lock(series)
    if series.valid_to is not None:
        raise WrongState(_("The series has already ended."))
    if last_day < series.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    series.valid_to = clock.day_after(last_day)
    series.save(update_fields=["valid_to"])
    record(
        actor, "meetings.series.ended", series, partnership_id=series.partnership_id, last_day=last_day
    )  # fmt: skip


@transaction.atomic
def open_next(
    *, actor: Actor, series: Series, at_once: bool = False, seen: int | None = None
) -> Meeting | None:
    """Open the next meeting of a series when none is ahead and its time has come; else None.

    ``at_once`` opens the one after the last, however many are ahead: a year may be planned in one go.
    ``seen`` is how many meetings the reader saw; when one was opened since, as by a second click, None.
    A meeting called off or moved holds its place in the rhythm, so that moving one alone moves no other.
    """
    require(rules.can_edit_meeting(actor, series.partnership))
    lock(series)
    rows = Meeting.objects.filter(series=series)
    if seen is not None and rows.count() != seen:
        return None
    if not at_once and rows.filter(state__in=AHEAD).exists():
        return None
    day = _due_day(series)
    if day is None or not (at_once or day - timedelta(days=series.opens_days) <= clock.today()):
        return None
    draft = _next_draft(series, rhythm.working(day))
    meeting = plan_meeting(actor=actor, partnership=series.partnership, draft=draft)
    meeting.series_day = day
    meeting.save(update_fields=["series_day"])
    return meeting


def _due_day(series: Series) -> date | None:
    """Return the day the rhythm gives next: the first, or the first after the last one and not past."""
    last = Meeting.objects.filter(series=series).aggregate(last=Max("series_day"))["last"]
    if last is None:
        day: date | None = series.valid_from
    else:
        yesterday = clock.today() - timedelta(days=1)
        after = max(last, yesterday)
        day = rhythm.next_day(series.rhythm, series.every, series.valid_from, after=after)
    return None if day is None or (series.valid_to is not None and day >= series.valid_to) else day


def _next_draft(series: Series, day: date) -> MeetingDraft:
    return MeetingDraft(
        kind=MeetingKind(series.kind),
        day=day,
        title=series.title,
        body=series.body,
        series=series,
        project=series.project,
        role=PartnershipRole(series.role),
        begins=series.begins,
        ends=series.ends,
        form=Form(series.form),
        aim=series.aim,
        is_public=series.is_public,
    )
