"""Plans: the list, one plan, its tables, its papers, its adoption."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.texts import page_language
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, attachment, document_download
from spoiwo.files import kinds as files
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.plans import papers, rules, selectors, services, sheets
from spoiwo.plans.changes import LABELS
from spoiwo.plans.forms.plans import AdoptionForm, GroundForm, NoForm, PlanForm
from spoiwo.plans.models import Plan
from spoiwo.plans.views.shared import ADOPT, EDIT, VIEW, form_page

XLSX = "xlsx"


@inner_view(VIEW)
@require_safe
def plan_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the plans of the partnership with their numbers of today."""
    context = {
        "partnership": partnership,
        "section": "plans",
        "rows": selectors.plans_of(partnership, clock.today()),
        "has_aims": selectors.has_grounds(partnership),
        "may_edit": rules.can_edit_plan(actor_of(request), partnership),
    }
    return render(request, "plans/plan_list.html", context)


@inner_view(VIEW)
@require_safe
def plan(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a plan by its aims, with what can be done with it now."""
    found = selectors.plan_by_id(partnership, pk)
    page = selectors.page_of(found, clock.today(), page_language(), for_public=False)
    figures = selectors.figures_of(page)
    context = {
        "partnership": partnership,
        "section": "plans",
        "plan": found,
        "page": page,
        "figures": figures,
        "finding": selectors.finding(figures),
        "may_edit": rules.can_edit_plan(actor_of(request), partnership),
        "downloads": _downloads(found),
    }
    return render(request, "plans/plan.html", context)


def _downloads(found: Plan) -> list[dict[str, str]]:
    place = [found.partnership.slug, found.pk]
    return [
        {
            "label": form.upper(),
            "name": in_polish(found.title),
            "url": reverse("plans:plan_file", args=[*place, form]),
        }
        for form in (*FORMATS, XLSX)
    ]


@inner_view(VIEW)
@require_safe
def plan_roles(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show who does what, and what partners bring."""
    found = selectors.plan_by_id(partnership, pk)
    page = selectors.page_of(found, clock.today(), page_language(), for_public=False)
    context = {
        "partnership": partnership,
        "section": "plans",
        "plan": found,
        "duties": selectors.duties_in(page),
        "brought": selectors.brought_to(selectors.contributions_in(page)),
    }
    return render(request, "plans/plan_roles.html", context)


@inner_view(VIEW)
@require_safe
def plan_changes(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what was changed since the plan was adopted."""
    found = selectors.plan_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "plans",
        "plan": found,
        "changes": [
            (change, LABELS.get(change.field, change.field)) for change in selectors.changes_of(found)
        ],
    }
    return render(request, "plans/plan_changes.html", context)


@inner_view(VIEW)
@require_safe
def plan_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand out the plan as a paper of the office, or as a workbook."""
    found = selectors.plan_by_id(partnership, pk)
    page = selectors.page_of(found, clock.today(), for_public=False)
    if form == XLSX:
        return attachment(sheets.workbook(page), files.XLSX, found.title)
    return document_download(
        papers.plan_paper(page), form, partnership=partnership, kind="plan", request=request
    )


@inner_view(EDIT)
def plan_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a draft of a plan."""
    form = PlanForm(posted(request))
    made: list[Plan] = []

    def deed() -> None:
        draft = form.draft()
        made.append(services.create_plan(actor=actor_of(request), partnership=partnership, draft=draft))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The draft is begun. Add its first action."))
        return redirect("plans:plan", partnership.slug, made[0].pk)
    back = reverse("plans:plan_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Begin a plan"), back)


@inner_view(EDIT)
def plan_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write the plan anew."""
    found = selectors.plan_by_id(partnership, pk)
    initial = {
        name: getattr(found, name) for name in (*PlanForm.base_fields, "edition") if hasattr(found, name)
    }
    initial.pop("ground", None)
    form = PlanForm(posted(request), initial=initial, is_adopted=found.is_adopted)
    back = reverse("plans:plan", args=[partnership.slug, pk])
    if form.is_valid() and run(
        form,
        lambda: services.edit_plan(
            actor=actor_of(request),
            plan=found,
            draft=form.draft(),
            ground=form.ground_typed,
            edition=form.cleaned_data["edition"],
        ),
    ):
        messages.success(request, _("The plan is saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_edition(form, found.edition)
    return form_page(request, partnership, form, _("Edit the plan"), back, about=found.title)


def renew_edition(form: forms.Form, edition: int) -> None:
    """Let a stale form be sent again, knowingly, over what somebody else has saved meanwhile."""
    renew_version(form, edition, field="edition")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed on a plan: its title, its form, whether it cannot be undone."""

    title: Sentence
    form: Callable[[HttpRequest, Partnership], forms.Form]
    danger: bool = False


DEEDS: dict[str, Deed] = {
    "przyjmij": Deed(
        gettext_lazy("Write down that the plan was adopted"),
        lambda request, partnership: AdoptionForm(posted(request), partnership=partnership),
    ),
    "cofnij-przyjecie": Deed(
        gettext_lazy("Take the adoption back"), lambda request, partnership: GroundForm(posted(request))
    ),
    "usun": Deed(
        pgettext_lazy("a plan, an offer or a showcase", "Remove the draft"),
        lambda request, partnership: NoForm(posted(request)),
        danger=True,
    ),
}


@inner_view(ADOPT)
def plan_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Write down the adoption of a plan, take it back, or remove a draft."""
    found = selectors.plan_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    deed = DEEDS[address]
    form = deed.form(request, partnership)
    if form.is_valid() and run(form, lambda: _do(request, found, address, form)):
        messages.success(request, _("Done. The plan is as you decided."))
        if address == "usun":
            return redirect("plans:plan_list", partnership.slug)
        return redirect("plans:plan", partnership.slug, pk)
    back = reverse("plans:plan", args=[partnership.slug, pk])
    lines = (_("From that day everybody reads the plan, and each change of it is kept."),)
    shown = lines if address == "przyjmij" else ()
    return form_page(
        request, partnership, form, deed.title, back, about=found.title, lines=shown, danger=deed.danger
    )


def _do(request: HttpRequest, found: Plan, address: str, form: forms.Form) -> None:
    actor = actor_of(request)
    if isinstance(form, AdoptionForm):
        services.adopt_plan(actor=actor, plan=found, draft=form.draft())
    elif address == "cofnij-przyjecie":
        services.take_back_adoption(actor=actor, plan=found, ground=form.cleaned_data["ground"])
    else:
        services.remove_plan(actor=actor, plan=found)
