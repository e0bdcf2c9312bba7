"""Giving, changing and settling tasks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.decisions import letters, rules
from spoiwo.decisions.events import TaskClosed
from spoiwo.decisions.models import Resolution, Task
from spoiwo.decisions.services.agenda import refresh_next
from spoiwo.decisions.services.shared import need_ground, need_version
from spoiwo.decisions.states import TASK_MOVES, TaskState
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link, revoke_link, send
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.selectors import names_on

PURPOSE = "decisions.task"
# A task without a day is still asked about for so long; with one, so long after it.
_OPEN_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """What is to be done, by which institution and person, until when."""

    text: str
    organization: Organization
    person: Person | None = None
    person_name: str = ""
    email: str = ""
    due: date | None = None
    item: AgendaItem | None = None
    resolution: Resolution | None = None


@transaction.atomic
def give_task(
    *, actor: Actor, partnership: Partnership, draft: TaskDraft, meeting: Meeting | None = None
) -> Task:
    """Write a task down, at a meeting or outside one."""
    require(rules.can_edit_decision(actor, partnership))
    task = Task(partnership=partnership, meeting=meeting)
    _write(task, draft)
    task.save()
    _note(actor, "decisions.task.given", task, due=task.due)
    refresh_next(meeting)
    return task


def _write(task: Task, draft: TaskDraft) -> None:
    if not draft.text.strip():
        raise BadInput(_("Write what is to be done."), "text")
    if draft.item is not None and draft.item.meeting_id != task.meeting_id:
        raise BadInput(_("This item is of another meeting."), "item")
    if task.organization_id != draft.organization.pk:
        day = task.meeting.day if task.meeting is not None else clock.today()
        names = names_on([draft.organization.pk], day)
        task.organization_name = names.get(draft.organization.pk, draft.organization.name)
    task.text, task.organization, task.person = draft.text.strip(), draft.organization, draft.person
    task.person_name = draft.person.full_name if draft.person else draft.person_name.strip()
    task.email, task.due = draft.email.strip(), draft.due
    task.item, task.resolution = draft.item, draft.resolution


def _note(actor: Actor, action: str, task: Task, **data: object) -> None:
    record(
        actor,
        action,
        task,
        partnership_id=task.partnership_id,
        task=task.pk,
        organization=task.organization_name,
        **({"meeting": task.meeting_id} if task.meeting_id else {}),
        **data,
    )


@transaction.atomic
def edit_task(*, actor: Actor, task: Task, draft: TaskDraft, version: int | None = None) -> None:
    """Write an open task anew; given to somebody else, it is settled by the earlier person's link no more."""
    lock(task)
    require(rules.can_edit_decision(actor, task.partnership))
    need_version(task, version)
    if task.state != TaskState.OPEN:
        raise WrongState(_("This task is settled already. Open it again first."))
    before = _whose(task)
    _write(task, draft)
    if _whose(task) != before:
        _withdraw_link(actor, task)
    task.version += 1
    task.save()
    _note(actor, "decisions.task.edited", task, due=task.due)
    refresh_next(task.meeting)


def _whose(task: Task) -> tuple[int, str, str]:
    return task.organization_id, task.person_name, task.email.casefold()


def _withdraw_link(actor: Actor, task: Task) -> None:
    earlier = PersonalLink.objects.filter(pk=task.link_id).first() if task.link_id else None
    if earlier is not None:
        revoke_link(actor=actor, link=earlier)
    task.link_id = 0


@transaction.atomic
def settle_task(*, actor: Actor, task: Task, to: TaskState, note: str = "") -> None:
    """Mark a task as done, or drop it with a ground; done by the secretariat or by the personal link."""
    lock(task)
    require(rules.can_settle_task(actor, task))
    words = need_ground(note) if to == TaskState.DROPPED else note.strip()
    move(
        task,
        to,
        table=TASK_MOVES,
        note=words[:600],
        closed_on=clock.today(),
        closed_by=actor.actor_name[:200],
    )
    _note(actor, "decisions.task.settled", task, state=to, note=words)
    publish(TaskClosed(task.pk, task.partnership_id, to))
    refresh_next(task.meeting)


@transaction.atomic
def reopen_task(*, actor: Actor, task: Task, ground: str) -> None:
    """Open a task again that was settled by mistake, or was not done after all."""
    lock(task)
    require(rules.can_edit_decision(actor, task.partnership))
    why = need_ground(ground)
    move(task, TaskState.OPEN, table=TASK_MOVES, closed_on=None, closed_by="", note="")
    _note(actor, "decisions.task.reopened", task, ground=why)
    refresh_next(task.meeting)


@transaction.atomic
def take_back_task(*, actor: Actor, task: Task, ground: str) -> None:
    """Remove a task written down by mistake; the book of deeds keeps its words."""
    lock(task)
    require(rules.can_edit_decision(actor, task.partnership))
    why = need_ground(ground)
    meeting = task.meeting
    _note(actor, "decisions.task.taken_back", task, text=task.text, ground=why)
    task.delete()
    refresh_next(meeting)


@transaction.atomic
def send_task_link(*, actor: Actor, task: Task) -> PersonalLink:
    """Write to the person of the task with a link to settle it; an earlier link is withdrawn."""
    lock(task)
    require(rules.can_edit_decision(actor, task.partnership))
    if not task.email:
        raise BadInput(_("The task has no e-mail address to write to."), "email")
    _withdraw_link(actor, task)
    holder = f"{task.organization_name} ({task.person_name})" if task.person_name else task.organization_name
    link = issue_link(
        actor=actor,
        partnership=task.partnership,
        purpose=PURPOSE,
        subject_id=task.pk,
        holder=holder,
        expires_at=_until(task),
    )
    task.link_id = link.pk
    task.save(update_fields=["link_id"])
    send(
        actor=actor,
        template="decisions/email/task",
        to=[task.email],
        context=letters.task_context(task, link),
        partnership=task.partnership,
        marks=letter_marks_about(task.meeting),
    )
    _note(actor, "decisions.task.link_sent", task)
    return link


def _until(task: Task) -> datetime:
    latest = max(task.due or clock.today(), clock.today())
    return datetime.combine(latest, time(23, 59), clock.WARSAW) + _OPEN_FOR
