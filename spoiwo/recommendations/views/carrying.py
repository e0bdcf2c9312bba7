"""Carrying out: steps, and what shows them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import selectors, services
from spoiwo.recommendations.forms.carrying_out import ProofForm, StepDoneForm, StepForm
from spoiwo.recommendations.forms.fields import GroundForm
from spoiwo.recommendations.forms.recommendations import ShownForm
from spoiwo.recommendations.models import Evidence, Implementation, Recommendation
from spoiwo.recommendations.states import Answer
from spoiwo.recommendations.views.shared import EDIT, address, bodies, form_page, meetings

_STEP = ("kind", "meeting", "body", "title", "response", "due")


@inner_view(EDIT)
def step_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Plan a step."""
    found = selectors.recommendation_by_id(partnership, pk)
    form = _step_form(request, found, {})
    if form.is_valid() and run(
        form,
        lambda: services.plan_step(actor=actor_of(request), recommendation=found, draft=form.draft()),
    ):
        messages.success(request, _("The step is planned."))
        return redirect(_page(found))
    return form_page(request, partnership, form, _("Plan a step"), _page(found), about=str(found))


def _step_form(request: HttpRequest, found: Recommendation, initial: dict[str, Any]) -> StepForm:
    rows = selectors.responses_of(found).exclude(state=Answer.DECLINED)
    return StepForm(
        posted(request),
        meetings=meetings(found.partnership),
        bodies=bodies(found.partnership),
        responses=list(rows),
        initial=initial,
    )


def _page(found: Recommendation) -> str:
    return address("recommendation", found)


@inner_view(EDIT)
def step_edit(request: HttpRequest, partnership: Partnership, pk: int, step: int) -> HttpResponse:
    """Write a planned step anew."""
    found = selectors.recommendation_by_id(partnership, pk)
    row = selectors.step_by_id(found, step)
    form = _step_form(request, found, {name: getattr(row, name) for name in _STEP})
    if form.is_valid() and run(
        form, lambda: services.edit_step(actor=actor_of(request), step=row, draft=form.draft())
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(_page(found))
    return form_page(request, partnership, form, _("Edit the step"), _page(found), about=row.title)


def _done(actor: Actor, step: Implementation, form: Any) -> object:
    data = form.cleaned_data
    return services.carry_out_step(actor=actor, step=step, day=data["day"], words=data["words"])


def _dropped(actor: Actor, step: Implementation, form: Any) -> object:
    return services.drop_step(actor=actor, step=step, ground=form.cleaned_data["ground"])


def _reopened(actor: Actor, step: Implementation, form: Any) -> object:
    return services.reopen_step(actor=actor, step=step, ground=form.cleaned_data["ground"])


StepDeed = Callable[[Actor, Implementation, Any], object]
STEP_DEEDS: dict[str, tuple[Any, type[forms.Form], StepDeed]] = {
    "wykonano": (gettext_lazy("Mark the step as carried out"), StepDoneForm, _done),
    "zaniechaj": (gettext_lazy("Give the step up"), GroundForm, _dropped),
    "otworz": (gettext_lazy("Open the step again"), GroundForm, _reopened),
}


@inner_view(EDIT)
def step_deed(
    request: HttpRequest, partnership: Partnership, pk: int, step: int, address: str
) -> HttpResponse:
    """Do one deed on a step."""
    found = selectors.recommendation_by_id(partnership, pk)
    row = selectors.step_by_id(found, step)
    if address not in STEP_DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed = STEP_DEEDS[address]
    form = form_class(posted(request), initial={"day": clock.today()})
    if form.is_valid() and run(form, lambda: deed(actor_of(request), row, form)):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    return form_page(request, partnership, form, title, _page(found), about=row.title)


@inner_view(EDIT)
def proof_add(request: HttpRequest, partnership: Partnership, pk: int, step: int) -> HttpResponse:
    """Keep what shows a step."""
    found = selectors.recommendation_by_id(partnership, pk)
    row = selectors.step_by_id(found, step)
    took_place = [meeting for meeting in meetings(partnership) if meeting.took_place]
    form = ProofForm(
        posted(request),
        request.FILES or None,
        meetings=took_place,
        initial={"day": row.done_on or clock.today(), "meeting": row.meeting_id or ""},
    )
    if form.is_valid() and run(
        form, lambda: services.give_proof(actor=actor_of(request), step=row, draft=form.draft())
    ):
        messages.success(request, _("The proof is kept."))
        return redirect(_page(found))
    return form_page(request, partnership, form, _("Add a proof"), _page(found), about=row.title)


@inner_view(EDIT)
def proof_deed(
    request: HttpRequest, partnership: Partnership, pk: int, proof: int, address: str
) -> HttpResponse:
    """Open a proof to everybody or close it, or remove it."""
    found = selectors.recommendation_by_id(partnership, pk)
    row = selectors.proof_by_id(found, proof)
    if address not in {"jawnosc", "usun"}:
        raise NotFound(_("There is no such page."))
    is_removal = address == "usun"
    form: forms.Form = (
        GroundForm(posted(request))
        if is_removal
        else ShownForm(posted(request), initial={"is_public": row.is_public})
    )
    if form.is_valid() and run(form, lambda: _do(actor_of(request), row, form)):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    title = _("Remove the proof") if is_removal else _("Who may see the proof")
    return form_page(request, partnership, form, title, _page(found), about=str(row), danger=is_removal)


def _do(actor: Actor, proof: Evidence, form: forms.Form) -> None:
    if isinstance(form, ShownForm):
        services.show_proof(actor=actor, proof=proof, is_public=form.cleaned_data["is_public"])
    else:
        services.remove_proof(actor=actor, proof=proof, ground=form.cleaned_data["ground"])
