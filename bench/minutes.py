"""Minutes of a meeting of 69 institutions as DOCX and PDF: ``python -m bench.within minutes``.

From the rows in the database to the bytes of the file. Everything happens in a transaction that is taken
back, so that the set stays as it was.
"""

import json
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Capacity, Mark, MarkSource
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.decisions import services as decisions
from spoiwo.decisions.services import CountDraft, MotionDraft, TaskDraft
from spoiwo.documents.model import Document
from spoiwo.documents.render import to_docx, to_pdf
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ItemDraft, MeetingDraft, add_item, hold_meeting, plan_meeting
from spoiwo.meetings.states import ItemKind, MeetingKind
from spoiwo.minutes import papers, services
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

INSTITUTIONS = 69
ITEMS = 12
ACTOR = SystemActor("próba szybkości")
COURSE = "Przedstawiono sprawę i omówiono ją z uczestnikami spotkania. " * 12


class TakenBack(Exception):
    """Ends the transaction."""


def _meeting(partnership: Partnership) -> Meeting:
    """Return a meeting held yesterday, with 69 institutions on its list and twelve items voted on."""
    day = clock.today() - timedelta(days=1)
    draft = MeetingDraft(kind=MeetingKind.SIGNATORIES, day=day, title="Spotkanie sygnatariuszy")
    meeting = plan_meeting(actor=ACTOR, partnership=partnership, draft=draft)
    institutions = list(Organization.objects.order_by("pk")[:INSTITUTIONS])
    Participant.objects.bulk_create(
        Participant(
            meeting=meeting,
            capacity=Capacity.ENTITLED,
            organization=one,
            organization_name=one.name,
            name=f"Osoba {number}",
            office="dyrektor",
            order=number,
            mark=Mark.PRESENT if number % 5 else Mark.EXCUSED,
            marked_at=clock.now(),
            mark_source=MarkSource.DOOR,
        )
        for number, one in enumerate(institutions)
    )
    for number in range(ITEMS):
        _item(meeting, number, institutions[number])
    hold_meeting(actor=ACTOR, meeting=meeting)
    return meeting


def _item(meeting: Meeting, number: int, answerable: Organization) -> None:
    title = f"Sprawa numer {number + 1}"
    item = add_item(actor=ACTOR, meeting=meeting, draft=ItemDraft(title=title, kind=ItemKind.VOTE))
    motion = decisions.draft_motion(
        actor=ACTOR, partnership=meeting.partnership, draft=MotionDraft(text=f"Przyjęcie: {title}"), item=item
    )
    count = CountDraft(entitled=INSTITUTIONS, present=55, yes=50, no=2, abstain=3)
    decisions.record_count(actor=ACTOR, motion=motion, draft=count)
    task = TaskDraft(text=f"Wykonać: {title}", organization=answerable, item=item)
    decisions.give_task(actor=ACTOR, partnership=meeting.partnership, draft=task, meeting=meeting)


def _written(meeting: Meeting) -> Minutes:
    minutes = services.draw_up(actor=ACTOR, meeting=meeting)
    for item in meeting.items.all():
        services.write_section(actor=ACTOR, minutes=minutes, item=item, text=COURSE, version=0)
    return minutes


def _seconds(minutes: Minutes, write: Callable[[Document], bytes]) -> float:
    """Return the best of three, as a warm server has it."""
    took = []
    for _time in range(3):
        began = time.perf_counter()
        if len(write(papers.minutes_paper(minutes))) < 1_000:
            raise SystemExit("the minutes came out empty")
        took.append(time.perf_counter() - began)
    return min(took)


def measure() -> dict[str, float]:
    """Return seconds for either format."""
    partnership = Partnership.objects.order_by("pk")[0]
    found: dict[str, float] = {}
    with scope(partnership=partnership):
        try:
            with transaction.atomic():
                minutes = _written(_meeting(partnership))
                found["minutes_docx_seconds"] = _seconds(minutes, to_docx)
                found["minutes_pdf_seconds"] = _seconds(minutes, to_pdf)
                raise TakenBack
        except TakenBack:
            return found


if __name__ == "__main__":
    print(json.dumps(measure()))
