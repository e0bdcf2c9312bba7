"""Who works in the partnership."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.partnerships import permissions, selectors, services
from spoiwo.partnerships.forms.people import RoleEndForm, TeamForm
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.partnerships.states import Role
from spoiwo.partnerships.web import inner_view

ASSIGN = "partnerships.assign_role"


@inner_view(ASSIGN)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def team(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the team with what each role may do, and give a role."""
    form = TeamForm(request.POST or None, initial={"valid_from": clock.today()})
    made: list[RoleAssignment] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(
            services.invite_to_team(
                actor=actor_of(request),
                partnership=partnership,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
                valid_from=form.cleaned_data["valid_from"],
            )
        ),
    ):
        messages.success(request, _given(made[0]))
        return redirect("partnerships:team", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "team",
        "form": form,
        "team": selectors.team(partnership, clock.today()),
        "roles": [(role, [p.label for p in permissions.known() if role in p.roles]) for role in Role],
    }
    return render(request, "partnerships/team.html", context, status=status_of(form))


def _given(assignment: RoleAssignment) -> str:
    if assignment.user.has_usable_password():
        return _("The role is given.")
    return _("The role is given. A new person sets her password by “Forgotten password”.")


@inner_view(ASSIGN)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def role_end(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End somebody's role from a day on."""
    assignment = get_object_or_404(RoleAssignment, partnership=partnership, pk=pk)
    form = RoleEndForm(request.POST or None, initial={"last_day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.end_role(
            actor=actor_of(request),
            assignment=assignment,
            on=clock.day_after(form.cleaned_data["last_day"]),
        ),
    ):
        messages.success(request, _("The role is ended."))
        return redirect("partnerships:team", partnership.slug)
    context = {"partnership": partnership, "section": "team", "form": form, "assignment": assignment}
    return render(request, "partnerships/role_end.html", context, status=status_of(form))
