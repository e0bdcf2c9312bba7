"""Tasks, parts and contributions of an action."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.plans import selectors, services
from spoiwo.plans.forms.plans import GroundForm, NoForm
from spoiwo.plans.forms.work import ContributionForm, DoneForm, GivenForm, PartForm, TaskForm
from spoiwo.plans.models import Action, Contribution, Task
from spoiwo.plans.states import TaskState
from spoiwo.plans.views.shared import EDIT, form_page

TASK_DEEDS: dict[str, tuple[Sentence, type[forms.Form]]] = {
    "gotowe": (gettext_lazy("Mark as done"), DoneForm),
    "zaniechaj": (gettext_lazy("Drop the task"), GroundForm),
    "otworz": (gettext_lazy("Open the task again"), GroundForm),
    "usun": (gettext_lazy("Remove the task"), GroundForm),
}
_SETTLES = {"gotowe": TaskState.DONE, "zaniechaj": TaskState.DROPPED, "otworz": TaskState.OPEN}


def _settled(
    request: HttpRequest,
    action: Action,
    form: forms.Form,
    deed: Callable[[], object],
    title: Sentence,
    *,
    about: str = "",
) -> HttpResponse:
    """Do the deed and go back to the action, or show the form."""
    partnership = action.plan.partnership
    back = reverse("plans:action", args=[partnership.slug, action.pk])
    if form.is_valid() and run(form, deed):
        messages.success(request, _("The action is saved."))
        return redirect(back)
    return form_page(request, partnership, form, title, back, about=about or str(action))


@inner_view(EDIT)
def task_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Give a task of an action."""
    found = selectors.action_by_id(partnership, pk)
    form = TaskForm(posted(request), initial={"organization": found.organization})

    def deed() -> None:
        services.give_task(actor=actor_of(request), action=found, draft=form.draft())

    return _settled(request, found, form, deed, _("Give a task"))


@inner_view(EDIT)
def task_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a task anew."""
    found = selectors.task_by_id(partnership, pk)
    initial = {name: getattr(found, name) for name in ("text", "organization", "due")}
    form = TaskForm(posted(request), initial=initial)

    def deed() -> None:
        services.edit_task(actor=actor_of(request), task=found, draft=form.draft())

    return _settled(request, found.action, form, deed, _("Edit the task"))


@inner_view(EDIT)
def task_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Settle a task, open it again, or remove it."""
    found = selectors.task_by_id(partnership, pk)
    if address not in TASK_DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class = TASK_DEEDS[address]
    form = form_class(posted(request))

    def deed() -> None:
        _do(request, found, address, form.cleaned_data["ground"])

    about = f"{found.organization_name}: {found.text}"
    return _settled(request, found.action, form, deed, title, about=about)


def _do(request: HttpRequest, task: Task, address: str, words: str) -> None:
    actor = actor_of(request)
    if address in _SETTLES:
        services.settle_task(actor=actor, task=task, to=_SETTLES[address], words=words)
    else:
        services.remove_task(actor=actor, task=task, ground=words)


@inner_view(EDIT)
def part_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down an institution's part in an action or a task."""
    found = selectors.action_by_id(partnership, pk)
    tasks = [line.task for line in selectors.line_of(found, clock.today()).tasks]
    form = PartForm(posted(request), tasks=tasks)

    def deed() -> None:
        services.add_part(actor=actor_of(request), action=found, draft=form.draft())

    return _settled(request, found, form, deed, _("Add a partner"))


@inner_view(EDIT)
def part_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take an institution off an action or a task."""
    found = selectors.part_by_id(partnership, pk)
    form = NoForm(posted(request))

    def deed() -> None:
        services.remove_part(actor=actor_of(request), part=found)

    return _settled(request, found.action, form, deed, _("Take the partner off"), about=str(found))


@inner_view(EDIT)
def contribution_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down what a partner promises to bring."""
    found = selectors.action_by_id(partnership, pk)
    form = ContributionForm(posted(request))

    def deed() -> None:
        services.add_contribution(actor=actor_of(request), action=found, draft=form.draft())

    return _settled(request, found, form, deed, _("Add a contribution"))


@inner_view(EDIT)
def contribution_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a contribution anew."""
    found = selectors.contribution_by_id(partnership, pk)
    names = ("organization", "kind", "planned", "unit", "words")
    form = ContributionForm(posted(request), initial={name: getattr(found, name) for name in names})

    def deed() -> None:
        services.edit_contribution(actor=actor_of(request), contribution=found, draft=form.draft())

    return _settled(request, found.action, form, deed, _("Edit the contribution"))


@inner_view(EDIT)
def contribution_given(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down how much of a contribution was given."""
    found = selectors.contribution_by_id(partnership, pk)
    initial = {"given": found.given, "on": found.given_on or clock.today()}
    form = GivenForm(posted(request), initial=initial)

    def deed() -> None:
        data = form.cleaned_data
        services.record_given(actor=actor_of(request), contribution=found, given=data["given"], on=data["on"])

    return _settled(request, found.action, form, deed, _("Write down what was given"), about=_about(found))


@inner_view(EDIT)
def contribution_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Remove a contribution."""
    found = selectors.contribution_by_id(partnership, pk)
    form = GroundForm(posted(request))

    def deed() -> None:
        ground = form.cleaned_data["ground"]
        services.remove_contribution(actor=actor_of(request), contribution=found, ground=ground)

    return _settled(request, found.action, form, deed, _("Remove the contribution"), about=_about(found))


def _about(found: Contribution) -> str:
    return f"{found.organization_name}: {found.get_kind_display()}"
