"""Leader, secretariat, initiators, patrons; and the stage of the partnership."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.common.periods import Precision
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import STAGE_MOVES, Stage
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import selectors, services
from spoiwo.registry.forms.membership import GroundForm
from spoiwo.registry.forms.partnership import RoleForm, StageForm
from spoiwo.registry.forms.person import LastDayForm
from spoiwo.registry.models import RoleHolding

ASSIGN = "registry.assign_role"


@inner_view(ASSIGN)
def roles(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who holds and held the roles, and record a new holder."""
    form = RoleForm(posted(request), initial={"since": clock.today(), "precision": Precision.DAY.value})
    if form.is_valid() and run(
        form,
        lambda: services.assign_partnership_role(
            actor=actor_of(request), partnership=partnership, **form.holding()
        ),
    ):
        messages.success(request, _("The role is recorded."))
        return redirect("registry:roles", partnership.slug)
    today = clock.today()
    held = list(RoleHolding.objects.filter(partnership=partnership).select_related("organization"))
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "current": [row for row in held if row.valid_to is None or row.valid_to > today],
        "past": [row for row in held if row.valid_to is not None and row.valid_to <= today],
    }
    return render(request, "registry/roles.html", context, status=status_of(form))


@inner_view(ASSIGN)
def role_end(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End a role on a day."""
    holding = selectors.role_by_id(partnership, pk)
    form = LastDayForm(posted(request), initial={"last_day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.end_partnership_role(
            actor=actor_of(request), holding=holding, last_day=form.cleaned_data["last_day"]
        ),
    ):
        messages.success(request, _("The role is ended."))
        return redirect("registry:roles", partnership.slug)
    return _one_role(request, partnership, holding, form, _("End the role"))


@inner_view(ASSIGN)
def role_take_back(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take back a role recorded by mistake."""
    holding = selectors.role_by_id(partnership, pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_partnership_role(
            actor=actor_of(request), holding=holding, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The role is taken back."))
        return redirect("registry:roles", partnership.slug)
    return _one_role(request, partnership, holding, form, _("Take back the role"))


def _one_role(
    request: HttpRequest, partnership: Partnership, holding: RoleHolding, form: forms.Form, deed: str
) -> HttpResponse:
    context = {
        "partnership": partnership,
        "section": "partnership",
        "holding": holding,
        "form": form,
        "deed": deed,
    }
    return render(request, "registry/role_deed.html", context, status=status_of(form))


@dataclass(frozen=True, slots=True)
class NextStage:
    """A stage the partnership may enter, and what is missing for it."""

    stage: Stage
    decision: Decision


@inner_view("partnerships.move_stage")
def stage_move(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the stages passed and move to the next, with what is needed for it."""
    today = clock.today()
    count = selectors.count_members(partnership, today)
    ahead = [
        NextStage(stage, _decide(partnership, stage, count))
        for stage in Stage
        if stage in STAGE_MOVES[partnership.stage]
    ]
    form = StageForm(
        posted(request),
        stages=[step.stage for step in ahead],
        initial={"since": today, "precision": Precision.DAY.value},
    )
    if form.is_valid() and run(
        form,
        lambda: services.move_partnership_stage(
            actor=actor_of(request),
            partnership=partnership,
            to=Stage(form.cleaned_data["to"]),
            since=form.cleaned_data["since"],
            precision=Precision(form.cleaned_data["precision"]),
            note=form.cleaned_data["note"],
        ),
    ):
        messages.success(
            request, _("The partnership is now: %(stage)s.") % {"stage": partnership.get_stage_display()}
        )
        return redirect("registry:stage_move", partnership.slug)
    partnership.refresh_from_db()
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "ahead": ahead,
        "count": count,
        "passed": partnership.stage_changes.all(),
    }
    return render(request, "registry/stage_move.html", context, status=status_of(form))


def _decide(partnership: Partnership, stage: Stage, count: int) -> Decision:
    needed = partnership.minimum_signatories
    if stage == Stage.ACTIVE and count < needed:
        return Denied(
            _("Today there are %(count)d signatories and at least %(needed)d are needed.")
            % {"count": count, "needed": needed}
        )
    return Allowed()
