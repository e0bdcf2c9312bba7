"""How a meeting of the demonstration is held: planned, with its items and speakers, counted, described."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from demo.building import ACTOR, Builder
from spoiwo.attendance.services import HeadcountDraft, record_headcounts
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.meetings import services
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.rhythm import working
from spoiwo.meetings.services import ItemDraft, MeetingDraft, PresenterDraft, ReferenceDraft
from spoiwo.meetings.states import (
    ItemKind,
    MeetingKind,
    PresenterRole,
    ReferenceKind,
)
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: a name of the register, the office of that day, and on what."""

    person: str = ""
    organization: str = ""
    office: str = ""
    department: str = ""
    topic: str = ""
    role: PresenterRole = PresenterRole.PRESENTER


@dataclass(frozen=True, slots=True)
class Point:
    """An item of an agenda and who spoke at it."""

    title: str
    kind: ItemKind = ItemKind.INFORMATION
    speakers: tuple[Speaker, ...] = ()
    parts: tuple["Point", ...] = ()


def hold(
    builder: Builder,
    partnership: Partnership,
    draft: MeetingDraft,
    *,
    points: Sequence[Point] = (),
    references: Sequence[ReferenceDraft] = (),
    outcome: str = "",
    usual: bool = False,
    people: Sequence[HeadcountDraft] = (),
) -> Meeting:
    meeting = services.plan_meeting(
        actor=ACTOR, partnership=partnership, draft=draft, references=references, with_usual_items=usual
    )
    for point in points:
        _add(builder, meeting, point)
    services.hold_meeting(actor=ACTOR, meeting=meeting)
    if people:
        record_headcounts(actor=ACTOR, meeting=meeting, drafts=people)
    if outcome:
        services.describe_outcome(actor=ACTOR, meeting=meeting, outcome=outcome)
    return meeting


def _add(builder: Builder, meeting: Meeting, point: Point, parent: AgendaItem | None = None) -> None:
    draft = ItemDraft(title=point.title, kind=point.kind)
    item = services.add_item(actor=ACTOR, meeting=meeting, draft=draft, parent=parent)
    for speaker in point.speakers:
        services.add_presenter(actor=ACTOR, item=item, draft=_presenter(builder, speaker))
    for part in point.parts:
        _add(builder, meeting, part, item)


def _presenter(builder: Builder, speaker: Speaker) -> PresenterDraft:
    return PresenterDraft(
        person=builder.persons[speaker.person] if speaker.person else None,
        office=speaker.office,
        organization=builder.organizations[speaker.organization] if speaker.organization else None,
        department=speaker.department,
        role=speaker.role,
        topic=speaker.topic,
    )


def topics(*labels: str) -> list[ReferenceDraft]:
    return [ReferenceDraft(kind=ReferenceKind.TOPIC, label=label) for label in labels]


def about(count: int, wording: str) -> HeadcountDraft:
    """Return an estimate in the words of its source."""
    return HeadcountDraft(kind=CountKind.ESTIMATE, count=count, wording=wording)


def body_of(partnership: Partnership, name: str) -> Body:
    body: Body = Body.objects.get(partnership=partnership, name=name)
    return body


def plan_next(partnership: Partnership, title: str) -> Meeting:
    """Plan a meeting a month ahead, on a working day, without a place: its page offers what comes next."""
    return services.plan_meeting(
        actor=ACTOR,
        partnership=partnership,
        draft=MeetingDraft(
            kind=MeetingKind.SIGNATORIES,
            day=working(clock.today() + timedelta(days=30)),
            title=title,
            begins=time(10),
            ends=time(13),
            demo_note="Spotkanie pokazowe: można na nim wypróbować zaproszenia, obecność i głosowania.",
        ),
        references=topics("plan działania na przyszły rok"),
    )
