"""The officer's first page of the day."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.numbers import year_number
from spoiwo.dashboard import selectors
from spoiwo.dashboard.institution_work import work_in
from spoiwo.dashboard.year import glance_at
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_create_partnership, has_permission_anywhere
from spoiwo.partnerships.web import granted_to, inner_view
from spoiwo.registry.selectors import signatory_by_id


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """List my partnerships; whoever works in one goes straight to its desk."""
    actor = actor_of(request)
    lines = selectors.my_partnerships(actor, clock.today())
    may_create = can_create_partnership(actor)
    forums = selectors.my_forums(actor, lines, clock.today())
    if len(lines) == 1 and not may_create and not forums:
        return redirect("dashboard:desk", lines[0].partnership.slug)
    if len(forums) == 1 and not lines:
        return redirect("forum:own_circle", forums[0].pk)
    may_roll_up = bool(has_permission_anywhere(actor, "figures.view_roll_up"))
    context = {"lines": lines, "may_create": may_create, "forums": forums, "may_roll_up": may_roll_up}
    return render(request, "dashboard/home.html", context)


# A page that only reads needs no transaction of its own.
@transaction.non_atomic_requests
@inner_view("partnerships.view_partnership")
@require_safe
def desk(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what waits, and a year at a glance."""
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": "desk",
        "today": today,
        "tasks": selectors.tasks_of(partnership, today, granted_to(request)),
        "glance": glance_at(partnership, year_number(request.GET.get("rok", "")) or today.year, today),
    }
    return render(request, "dashboard/desk.html", context)


@inner_view("partnerships.view_partnership")
@require_safe
def institution_work(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what the institution of a membership does in the work of the partnership."""
    membership = signatory_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "signatories",
        "membership": membership,
        "organization": membership.organization,
        "parts": work_in(partnership, membership.organization),
    }
    return render(request, "dashboard/institution_work.html", context)
