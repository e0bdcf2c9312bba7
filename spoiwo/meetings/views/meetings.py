"""The list of meetings, one of them, and describing it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.numbers import year_number
from spoiwo.councils.models import Body
from spoiwo.meetings import besides, rules, selectors, services
from spoiwo.meetings.forms.meeting import MeetingForm, initial_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import MeetingFilter
from spoiwo.meetings.states import AHEAD, MeetingKind
from spoiwo.meetings.views import stages
from spoiwo.meetings.views.shared import EDIT, VIEW, bodies, form_page, projects
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

A_PAGE = 40


@inner_view(VIEW)
@require_safe
def meeting_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the meetings ahead, and those of the past narrowed to a year, a kind, a body, words."""
    known = bodies(partnership)
    wanted = _filter(request, known)
    rows = selectors.meetings_of(partnership, wanted)
    past = Paginator(rows.exclude(state__in=AHEAD), A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": partnership,
        "section": "meetings",
        "ahead": list(rows.filter(state__in=AHEAD).order_by("day", "begins", "pk")),
        "past": past,
        "wanted": wanted,
        "is_narrowed": wanted != MeetingFilter(),
        "years": selectors.years_of(partnership),
        "kinds": MeetingKind.choices,
        "bodies": known,
        "may_edit": rules.can_edit_meeting(actor_of(request), partnership),
        "today": clock.today(),
    }
    return render(request, "meetings/meeting_list.html", context)


def _filter(request: HttpRequest, known: list[Body]) -> MeetingFilter:
    year, kind = request.GET.get("rok", ""), request.GET.get("rodzaj", "")
    slug = request.GET.get("organ", "")
    return MeetingFilter(
        year=year_number(year),
        kind=kind if kind in MeetingKind.values else "",
        body=next((body for body in known if body.slug == slug), None),
        words=request.GET.get("szukaj", "").strip()[:100],
    )


@inner_view(VIEW)
@require_safe
def meeting(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one meeting: where it stands, what comes next, when, where, about what."""
    found = selectors.meeting_by_id(partnership, pk)
    may_edit = rules.can_edit_meeting(actor_of(request), partnership)
    earlier, later = selectors.neighbours(found)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": found,
        "tab": "meeting",
        "agenda": selectors.agenda_of(found),
        "references": list(found.references.all()),
        "parts": besides.parts_of(found),
        "earlier": earlier,
        "later": later,
        "may_edit": may_edit,
        "steps": stages.steps_of(found),
        "offers": stages.offers(found) if may_edit else [],
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "meetings/meeting.html", context)


@inner_view(EDIT)
def meeting_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Plan a meeting, or record one that took place."""
    form = MeetingForm(
        posted(request),
        bodies=bodies(partnership),
        projects=projects(partnership),
        initial=_beginning(request, partnership),
    )
    if form.is_valid():
        made: list[Meeting] = []
        if run(
            form,
            lambda: made.append(
                services.plan_meeting(
                    actor=actor_of(request),
                    partnership=partnership,
                    draft=form.draft(),
                    references=form.references(),
                )
            ),
        ):
            messages.success(request, _("The meeting is written down. Next comes its agenda."))
            return redirect("meetings:agenda", partnership.slug, made[0].pk)
    back = reverse("meetings:meeting_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Plan a meeting"), back)


def _beginning(request: HttpRequest, partnership: Partnership) -> dict[str, Any]:
    """Begin with the body named in the address: its page offers to call a session."""
    slug = request.GET.get("organ", "")
    body = next((one for one in bodies(partnership) if one.slug == slug), None)
    kind = request.GET.get("rodzaj", "")
    return ({"body": body.pk} if body else {}) | ({"kind": kind} if kind in MeetingKind.values else {})


@inner_view(EDIT)
def meeting_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Describe a meeting anew."""
    found = selectors.meeting_by_id(partnership, pk)
    form = MeetingForm(
        posted(request),
        bodies=bodies(partnership),
        projects=projects(partnership),
        initial=initial_of(found),
    )
    if form.is_valid() and run(
        form,
        lambda: services.edit_meeting(
            actor=actor_of(request),
            meeting=found,
            draft=form.draft(found.series),
            references=form.references(),
            version=form.cleaned_data["version"] or 0,
        ),
    ):
        messages.success(request, _("The meeting is saved."))
        return redirect("meetings:meeting", partnership.slug, found.pk)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    back = reverse("meetings:meeting", args=[partnership.slug, found.pk])
    return form_page(request, partnership, form, _("Describe the meeting"), back, meeting=found)
