"""Planning a meeting and describing it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision, valid_on
from spoiwo.common.states import lock
from spoiwo.councils.models import Body, Term
from spoiwo.meetings import rules
from spoiwo.meetings.events import MeetingChanged, MeetingPlanned
from spoiwo.meetings.models import Meeting, Reference, Series
from spoiwo.meetings.services.agenda import add_usual_items
from spoiwo.meetings.services.papers import follow_meeting
from spoiwo.meetings.services.shared import note
from spoiwo.meetings.states import Form, MeetingKind, PartnershipRole, ReferenceKind, State
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit

# A change of one of these must reach the calendars of those invited.
_IN_CALENDARS = frozenset(
    {
        "title", "day", "last_day", "begins", "ends", "form", "remote_url", "remote_note", "host", "venue",
        "street", "postal_code", "locality",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceDraft:
    """A topic, a strategic document or a programme."""

    kind: ReferenceKind
    label: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """What is written down of a meeting ahead. ``series`` and ``body`` cannot be changed later."""

    kind: MeetingKind
    day: date
    title: str
    body: Body | None = None
    series: Series | None = None
    project: Project | None = None
    is_extraordinary: bool = False
    is_inaugural: bool = False
    role: PartnershipRole = PartnershipRole.ORGANISER
    last_day: date | None = None
    precision: Precision = Precision.DAY
    begins: time | None = None
    ends: time | None = None
    form: Form = Form.ROOM
    remote_url: str = ""
    remote_note: str = ""
    host: Organization | None = None
    venue: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    unit: Unit | None = None
    venue_access: str = ""
    aim: str = ""
    is_public: bool = True
    demo_note: str = ""


@transaction.atomic
def plan_meeting(
    *,
    actor: Actor,
    partnership: Partnership,
    draft: MeetingDraft,
    references: Sequence[ReferenceDraft] = (),
    with_usual_items: bool = True,
) -> Meeting:
    """Write a meeting down, with the usual items of its kind and the references given."""
    require(rules.can_edit_meeting(actor, partnership))
    _check(draft, partnership)
    meeting: Meeting = Meeting.objects.create(
        partnership=partnership, term=_term(draft.body, draft.day), **_values(draft)
    )
    _write_references(meeting, references)
    if with_usual_items:
        add_usual_items(meeting)
    note(actor, "meetings.meeting.planned", meeting, meeting, day=meeting.day, kind=meeting.kind)
    publish(MeetingPlanned(meeting_id=meeting.pk))
    return meeting


def _values(draft: MeetingDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _term(body: Body | None, day: date) -> Term | None:
    """Return the term of the body that runs on the day: it numbers the session."""
    if body is None:
        return None
    term: Term | None = Term.objects.filter(valid_on(day), body=body).first()
    return term


def _check(draft: MeetingDraft, partnership: Partnership) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the meeting."), "title")
    if draft.body is not None and draft.body.partnership_id != partnership.pk:
        raise BadInput(_("That body belongs to another partnership."), "body")
    if draft.series is not None and draft.series.partnership_id != partnership.pk:
        raise BadInput(_("That series belongs to another partnership."), "series")
    if draft.kind in {MeetingKind.COUNCIL, MeetingKind.GROUP, MeetingKind.EXTERNAL} and draft.body is None:
        raise BadInput(_("Choose the body that meets."), "body")
    # A meeting of a series is as the series was written; an old one must not stop the nightly opening.
    if draft.kind == MeetingKind.SIGNATORIES and draft.body is not None and draft.series is None:
        raise BadInput(_("A body meets: choose its kind of meeting, not that of all signatories."), "kind")
    if draft.last_day is not None and draft.last_day <= draft.day:
        raise BadInput(_("The last day is not after the first."), "last_day")
    if draft.ends is not None and draft.begins is None:
        raise BadInput(_("Write also when it begins."), "begins")
    if draft.begins and draft.ends and draft.last_day is None and draft.ends <= draft.begins:
        raise BadInput(_("The meeting ends before it begins."), "ends")
    if draft.form == Form.REMOTE and draft.venue.strip():
        raise BadInput(_("A remote meeting has no place. Choose the hybrid form."), "form")


@transaction.atomic
def edit_meeting(
    *,
    actor: Actor,
    meeting: Meeting,
    draft: MeetingDraft,
    references: Sequence[ReferenceDraft],
    version: int,
) -> None:
    """Describe a meeting anew. Refused when somebody saved it after ``version``.

    The day of a meeting to which people were invited is changed by ``reschedule_meeting``, which tells them.
    """
    require(rules.can_edit_meeting(actor, meeting.partnership))
    _check(draft, meeting.partnership)
    lock(meeting)
    if meeting.version != version:
        raise ConcurrentChange(_("Somebody else has changed this meeting meanwhile. Look at it again."))
    if meeting.state in {State.MINUTES, State.CLOSED}:
        raise WrongState(_("The minutes of this meeting are given for approval: it stays as it was."))
    if draft.body != meeting.body:
        raise BadInput(
            _("The body that meets cannot be changed. Call this meeting off, plan another."), "body"
        )
    if draft.day != meeting.day and meeting.state == State.CALLED:
        raise BadInput(_("People are invited for that day. Give the meeting another day instead."), "day")
    values = _values(draft) | {"series": meeting.series}
    changed = sorted(name for name, value in values.items() if getattr(meeting, name) != value)
    for name, value in values.items():
        setattr(meeting, name, value)
    if "day" in changed and meeting.number is None:
        meeting.term = _term(meeting.body, meeting.day)
    meeting.version += 1
    tells = bool(_IN_CALENDARS & set(changed))
    meeting.sequence += int(tells)
    meeting.save()
    _write_references(meeting, references)
    if "is_public" in changed:
        follow_meeting(actor, meeting)
    note(actor, "meetings.meeting.edited", meeting, meeting, changed=changed)
    if tells:
        publish(MeetingChanged(meeting_id=meeting.pk))


def _write_references(meeting: Meeting, drafts: Sequence[ReferenceDraft]) -> None:
    Reference.objects.filter(meeting=meeting).delete()
    Reference.objects.bulk_create(
        Reference(
            meeting=meeting,
            kind=draft.kind,
            label=draft.label.strip(),
            detail=draft.detail.strip(),
            url=draft.url.strip(),
            order=number,
        )
        for number, draft in enumerate(drafts)
        if draft.label.strip()
    )


@transaction.atomic
def describe_outcome(*, actor: Actor, meeting: Meeting, outcome: str) -> None:
    """Write what came of a meeting that took place; it stands on its public page."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    if not meeting.took_place:
        raise WrongState(_("The meeting has not taken place."))
    meeting.outcome = outcome.strip()
    meeting.save(update_fields=["outcome"])
    note(actor, "meetings.meeting.described", meeting, meeting)


@transaction.atomic
def change_host(*, actor: Actor, meeting: Meeting, host: Organization | None) -> None:
    """Name the institution at whose seat a meeting ahead is held, or none; calendars learn of it.

    The address typed for another host is dropped: it was not that of this one.
    """
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    if not meeting.is_ahead:
        raise WrongState(_("Only a meeting still ahead can get another host."))
    if meeting.host == host:
        return
    meeting.host, meeting.venue = host, ""
    meeting.street = host.street if host else ""
    meeting.postal_code = host.postal_code if host else ""
    meeting.locality = host.locality if host else ""
    meeting.unit = host.seat if host else None
    meeting.sequence += 1
    meeting.version += 1
    meeting.save()
    note(actor, "meetings.meeting.hosted", meeting, meeting, organization=host.name if host else "")
    publish(MeetingChanged(meeting_id=meeting.pk))
