"""Meetings with people at them, motions and resolutions, made through the services. They need the scope."""

from datetime import date

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Capacity, Mark, MarkSource
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.decisions import services
from spoiwo.decisions.models import Motion, Resolution, Task
from spoiwo.decisions.services import MotionDraft, ResolutionDraft, TaskDraft
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.voting.states import Form
from tests.factories.meetings import a_meeting, a_vote_item
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
TEXT = "§ 1. Przyjmuje się plan działania na 2017 rok.\n\n§ 2. Uchwała wchodzi w życie z dniem podjęcia."


def at_the_table(
    meeting: Meeting, count: int, *, present: int | None = None, chair: int | None = 0, remote: int = 0
) -> list[Participant]:
    """Return that many institutions entitled at the meeting, the first of them present; one chairs.

    The last ``remote`` of those present take part from afar and have an e-mail address.
    """
    here = count if present is None else present
    return [
        _seat(meeting, place, is_here=place < here, is_remote=here - remote <= place < here,
              is_chair=place == chair)
        for place in range(count)
    ]  # fmt: skip


def _seat(meeting: Meeting, place: int, *, is_here: bool, is_remote: bool, is_chair: bool) -> Participant:
    organization = an_organization(f"Instytucja {place + 1:02}")
    mark = (Mark.REMOTE if is_remote else Mark.PRESENT) if is_here else Mark.EXCUSED
    made: Participant = Participant.objects.create(
        meeting=meeting,
        capacity=Capacity.ENTITLED,
        organization=organization,
        organization_name=organization.name,
        name=f"Osoba {place + 1:02}",
        office="dyrektor",
        email=f"osoba{place + 1:02}@example.org",
        is_chair=is_chair,
        order=place,
        mark=mark,
        marked_at=clock.now(),
        marked_by="Olga Sekretarska",
        mark_source=MarkSource.DOOR,
    )
    return made


def a_motion(
    meeting: Meeting, text: str = "Przyjęcie planu działania na 2017 rok", **fields: object
) -> Motion:
    """Return a motion at an item of the meeting's agenda."""
    item = fields.pop("item", None) or a_vote_item(meeting)
    assert isinstance(item, AgendaItem)
    draft = MotionDraft(text=text, **fields)  # type: ignore[arg-type]  # fields of the draft
    return services.draft_motion(actor=SYSTEM, partnership=meeting.partnership, draft=draft, item=item)


def an_open_motion(meeting: Meeting, **fields: object) -> Motion:
    """Return a motion people vote on now."""
    motion = a_motion(meeting, **fields)  # type: ignore[arg-type]  # passed on as they are
    services.open_motion(actor=SYSTEM, motion=motion)
    return motion


def a_circulated_motion(partnership: Partnership, deadline: object, **fields: object) -> Motion:
    """Return a motion sent round between sessions."""
    body = fields.pop("body", None)
    draft = MotionDraft(
        text="Przyjęcie sprawozdania za 2016 rok",
        form=Form.CIRCULATION,
        deadline=deadline,  # type: ignore[arg-type]  # a moment
        **fields,  # type: ignore[arg-type]  # fields of the draft
    )
    return services.draft_motion(
        actor=SYSTEM,
        partnership=partnership,
        draft=draft,
        body=body,  # type: ignore[arg-type]  # a body or none
    )


def a_resolution(
    partnership: Partnership,
    subject: str = "w sprawie przyjęcia planu działania na 2017 rok",
    **fields: object,
) -> Resolution:
    """Return a draft with a text."""
    body, item = fields.pop("body", None), fields.pop("item", None)
    draft = ResolutionDraft(subject=subject, **({"text": TEXT} | fields))  # type: ignore[arg-type]  # of the draft
    return services.draft_resolution(
        actor=SYSTEM,
        partnership=partnership,
        draft=draft,
        body=body,  # type: ignore[arg-type]  # a body or none
        item=item,  # type: ignore[arg-type]  # an item or none
    )


def a_task(
    meeting: Meeting,
    text: str = "Przygotować wykaz dobrych praktyk",
    *,
    organization: Organization | None = None,
    due: date | None = None,
    **fields: object,
) -> Task:
    """Return a task given at the meeting."""
    draft = TaskDraft(
        text=text,
        organization=organization or an_organization(),
        due=due,
        **fields,  # type: ignore[arg-type]  # fields of the draft
    )
    return services.give_task(actor=SYSTEM, partnership=meeting.partnership, draft=draft, meeting=meeting)


def a_council_meeting(partnership: Partnership, **fields: object) -> Meeting:
    """Return a planned session of signatories with the usual items."""
    return a_meeting(partnership, **fields)  # type: ignore[arg-type]  # passed on as they are
