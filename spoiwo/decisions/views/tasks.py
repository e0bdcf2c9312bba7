"""Tasks: of a meeting, of the partnership, one of them, and the page behind a personal link."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.decisions import rules, selectors, services
from spoiwo.decisions.forms.motions import GroundForm, NoForm
from spoiwo.decisions.forms.tasks import DropForm, SettleForm, TaskForm
from spoiwo.decisions.models import Task
from spoiwo.decisions.services.tasks import PURPOSE
from spoiwo.decisions.states import TaskState
from spoiwo.decisions.views.shared import EDIT, VIEW, form_page, items
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

Deed = Callable[..., object]
_DONE = partial(services.settle_task, to=TaskState.DONE)
_DROPPED = partial(services.settle_task, to=TaskState.DROPPED)
DEEDS: dict[str, tuple[Sentence, type[forms.Form], Deed]] = {
    "gotowe": (gettext_lazy("Mark as done"), SettleForm, _DONE),
    "zaniechaj": (gettext_lazy("Drop the task"), DropForm, _DROPPED),
    "otworz": (gettext_lazy("Open the task again"), GroundForm, services.reopen_task),
    "cofnij": (gettext_lazy("Take the task back"), GroundForm, services.take_back_task),
    "link": (gettext_lazy("Send the personal link"), NoForm, services.send_task_link),
}


@inner_view(VIEW)
@require_safe
def meeting_tasks(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the tasks given at a meeting, and those that came back to it."""
    meeting = meeting_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tasks": selectors.tasks_of_meeting(meeting),
        "coming_back": selectors.coming_back_to(meeting) if meeting.is_deliberating else [],
        "may_edit": rules.can_edit_decision(actor_of(request), partnership),
    }
    return render(request, "decisions/meeting_tasks.html", context)


@inner_view(VIEW)
@require_safe
def task_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the tasks of the partnership, those overdue first."""
    state = request.GET.get("stan", TaskState.OPEN.value)
    rows = list(selectors.tasks_of(partnership, selectors.TaskFilter(state=state))[:500])
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": "tasks",
        "state": state,
        "states": [*TaskState.choices, ("", _("all"))],
        "overdue": [task for task in rows if task.is_overdue_on(today)],
        "other": [task for task in rows if not task.is_overdue_on(today)],
        "may_edit": rules.can_edit_decision(actor_of(request), partnership),
    }
    return render(request, "decisions/task_list.html", context)


@inner_view(EDIT)
def meeting_task_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Give a task at a meeting."""
    meeting = meeting_by_id(partnership, pk)
    back = reverse("decisions:meeting_tasks", args=[partnership.slug, meeting.pk])
    return _add(request, partnership, meeting, back)


@inner_view(EDIT)
def task_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give a task outside a meeting."""
    return _add(request, partnership, None, reverse("decisions:task_list", args=[partnership.slug]))


def _add(request: HttpRequest, partnership: Partnership, meeting: Meeting | None, back: str) -> HttpResponse:
    initial = {"item": request.GET.get("punkt", "")}
    form = TaskForm(posted(request), items=items(meeting) if meeting else (), initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.give_task(
            actor=actor_of(request), partnership=partnership, draft=form.draft(), meeting=meeting
        ),
    ):
        messages.success(request, _("The task is written down."))
        return redirect(back)
    section = "meetings" if meeting else "tasks"
    about = meeting.title if meeting else ""
    return form_page(request, partnership, form, _("Give a task"), back, section=section, about=about)


@inner_view(EDIT)
def task_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a task anew."""
    found = selectors.task_by_id(partnership, pk)
    names = ("text", "organization", "person", "email", "due", "version")
    initial = {name: getattr(found, name) for name in names} | {"item": found.item_id or ""}
    form = TaskForm(posted(request), items=items(found.meeting) if found.meeting else (), initial=initial)
    back = _back(found)
    if form.is_valid() and run(
        form,
        lambda: services.edit_task(
            actor=actor_of(request), task=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, _("The task is saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the task"), back, section="tasks")


def _back(task: Task) -> str:
    slug = task.partnership.slug
    if task.meeting is not None:
        return reverse("decisions:meeting_tasks", args=[slug, task.meeting.pk])
    return reverse("decisions:task_list", args=[slug])


@inner_view(EDIT)
def task_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Settle a task, open it again, take it back, or send its link."""
    found = selectors.task_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed = DEEDS[address]
    form, back = form_class(posted(request)), _back(found)
    if form.is_valid() and run(form, lambda: deed(actor=actor_of(request), task=found, **form.cleaned_data)):
        messages.success(request, _("The task is saved."))
        return redirect(back)
    about = f"{found.organization_name}: {found.text}"
    lines = (found.email,) if address == "link" and found.email else ()
    return form_page(request, partnership, form, title, back, section="tasks", about=about, lines=lines)


@link_view(PURPOSE)
def task_link(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the task to whoever holds the link; it is settled only by the button."""
    found = selectors.task_by_id(link.partnership, link.subject_id)
    form = SettleForm(posted(request))
    form.fields["acting"] = acting_for(link)
    is_settled = False
    if form.is_valid():

        def deed() -> None:
            note = form.cleaned_data["note"]
            services.settle_task(actor=LinkActor(link), task=found, to=TaskState.DONE, note=note)
            use_link(link)

        is_settled = run(form, deed)
    context = {"link": link, "task": found, "form": form, "is_settled": is_settled}
    return render(request, "decisions/task_link.html", context, status=status_of(form))
