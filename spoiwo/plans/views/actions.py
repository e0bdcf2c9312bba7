"""One action: its page, its states, its progress."""

from collections.abc import Callable

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
from spoiwo.common.texts import page_language
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.plans import rules, selectors, services
from spoiwo.plans.forms.plans import ActionForm, DayForm, GroundForm, NoForm
from spoiwo.plans.forms.work import ProgressForm
from spoiwo.plans.models import Action
from spoiwo.plans.views.plans import renew_edition
from spoiwo.plans.views.shared import EDIT, VIEW, form_page

Deed = Callable[..., None]
DEEDS: dict[str, tuple[Sentence, type[forms.Form], Deed]] = {
    "rozpocznij": (gettext_lazy("Say that it is under way"), NoForm, services.begin_action),
    "zakoncz": (gettext_lazy("Say that it is done"), DayForm, services.finish_action),
    "zaniechaj": (gettext_lazy("Drop the action"), GroundForm, services.drop_action),
    "wznow": (gettext_lazy("Take the action up again"), GroundForm, services.resume_action),
    "usun": (gettext_lazy("Remove from the draft"), NoForm, services.remove_action),
}
_TYPED = (
    "title", "organization", "valid_from", "valid_to", "code", "description", "budget", "source",
    "indicator", "unit", "base", "target", "risk", "risk_level", "edition",
)  # fmt: skip


@inner_view(VIEW)
@require_safe
def action(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an action with its tasks, partners, contributions and reports."""
    found = selectors.action_by_id(partnership, pk)
    line = selectors.line_of(found, clock.today(), page_language(), for_public=False)
    context = {
        "partnership": partnership,
        "section": "plans",
        "plan": found.plan,
        "line": line,
        "action": found,
        "may_edit": rules.can_edit_plan(actor_of(request), partnership),
    }
    return render(request, "plans/action.html", context)


def _place(found: Action) -> str:
    return reverse("plans:action", args=[found.plan.partnership.slug, found.pk])


@inner_view(EDIT)
def action_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add an action to a plan."""
    plan = selectors.plan_by_id(partnership, pk)
    initial = {"aim": request.GET.get("cel", "")}
    form = ActionForm(posted(request), plan=plan, initial=initial)
    made: list[Action] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.add_action(actor=actor, plan=plan, draft=form.draft(), ground=form.ground_typed))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The action is added."))
        return redirect(_place(made[0]))
    back = reverse("plans:plan", args=[partnership.slug, pk])
    return form_page(request, partnership, form, _("Add an action"), back, about=plan.title)


@inner_view(EDIT)
def action_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write an action anew."""
    found = selectors.action_by_id(partnership, pk)
    initial = {name: getattr(found, name) for name in _TYPED}
    initial |= {"aim": found.aim_id, "area": found.area_id or "", "project": found.project_id or ""}
    initial["followed"] = found.followed_id or ""
    form = ActionForm(posted(request), plan=found.plan, initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.edit_action(
            actor=actor_of(request),
            action=found,
            draft=form.draft(),
            ground=form.ground_typed,
            edition=form.cleaned_data["edition"],
        ),
    ):
        messages.success(request, _("The action is saved."))
        return redirect(_place(found))
    if form.errors:
        found.refresh_from_db()
        renew_edition(form, found.edition)
    return form_page(request, partnership, form, _("Edit the action"), _place(found), about=str(found))


@inner_view(EDIT)
def action_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Begin, finish, drop, take up again or remove an action."""
    found = selectors.action_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed = DEEDS[address]
    form = form_class(posted(request))
    if form.is_valid() and run(
        form, lambda: deed(actor=actor_of(request), action=found, **form.cleaned_data)
    ):
        messages.success(request, _("The action is saved."))
        if address == "usun":
            return redirect("plans:plan", partnership.slug, found.plan_id)
        return redirect(_place(found))
    danger = address == "usun"
    return form_page(request, partnership, form, title, _place(found), about=str(found), danger=danger)


@inner_view(EDIT)
def progress_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down how far an action is."""
    found = selectors.action_by_id(partnership, pk)
    form = ProgressForm(posted(request), action=found, initial={"on": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.report_progress(actor=actor_of(request), action=found, draft=form.draft()),
    ):
        messages.success(request, _("The report is written down."))
        return redirect(_place(found))
    return form_page(request, partnership, form, _("Report progress"), _place(found), about=str(found))


@inner_view(EDIT)
def progress_take_back(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say that a report was wrong."""
    found = selectors.progress_by_id(partnership, pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_progress(
            actor=actor_of(request), progress=found, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The report is taken back."))
        return redirect(_place(found.action))
    title, about = _("Take the report back"), found.text[:200]
    return form_page(request, partnership, form, title, _place(found.action), about=about)
