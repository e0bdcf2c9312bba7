"""Unfinished tasks come back on the next agenda by themselves."""

from django.utils.translation import gettext, override

from spoiwo.common import polish
from spoiwo.common.actors import SystemActor
from spoiwo.decisions import selectors
from spoiwo.decisions.models import Task
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import next_meeting_of_body
from spoiwo.meetings.services import ItemDraft, add_house_item, edit_item, remove_item
from spoiwo.meetings.states import ItemKind, ItemOrigin

_LONGEST_NOTE = 2000
_SYSTEM = SystemActor("zadania")


def refresh_tasks_item(meeting: Meeting) -> None:
    """Let the agenda of a meeting ahead list the tasks not done; without any, the item goes away.

    An item something was already recorded at stays as it is. The deeds are those of ``meetings``.
    """
    if not meeting.is_ahead or not meeting.is_deliberating:
        return
    tasks = selectors.coming_back_to(meeting)
    item: AgendaItem | None = AgendaItem.objects.filter(meeting=meeting, origin=ItemOrigin.TASKS).first()
    if not tasks:
        if item is not None and not _is_used(item):
            remove_item(actor=_SYSTEM, item=item)
        return
    with override("pl"):
        draft = ItemDraft(title=selectors.TASKS_TITLE, kind=ItemKind.TASKS, note=_listed(tasks))
    if item is None:
        add_house_item(actor=_SYSTEM, meeting=meeting, draft=draft, origin=ItemOrigin.TASKS)
    elif item.note != draft.note:
        edit_item(
            actor=_SYSTEM,
            item=item,
            draft=ItemDraft(title=item.title, kind=ItemKind.TASKS, minutes=item.minutes, note=draft.note),
        )


def _is_used(item: AgendaItem) -> bool:
    return any(
        rows.exists()
        for rows in (item.motions.all(), item.resolutions.all(), item.tasks.all(), item.papers.all())
    )


def _listed(tasks: list[Task]) -> str:
    lines: list[str] = []
    for task in tasks:
        until = f", {gettext('until')} {polish.numeric_date(task.due)}" if task.due else ""
        lines.append(f"– {task.text} ({task.organization_name}{until})")
    text = "\n".join(lines)
    if len(text) <= _LONGEST_NOTE:
        return text
    return text[: _LONGEST_NOTE - 1].rsplit("\n", 1)[0] + "\n…"


def refresh_next(meeting: Meeting | None) -> None:
    """Bring the agenda of the next meeting of the same body up to date."""
    following = next_meeting_of_body(meeting) if meeting is not None else None
    if following is not None:
        refresh_tasks_item(following)
