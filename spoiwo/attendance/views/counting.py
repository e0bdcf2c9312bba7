"""Numbers of people, papers of the list, absences in a body."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.attendance import papers, selectors, services
from spoiwo.attendance.figures import people_by_sector
from spoiwo.attendance.forms.door import HeadcountForm, initial_of
from spoiwo.attendance.rules import can_mark_presence
from spoiwo.attendance.views.shared import MARK, SEE, VIEW, address, form_page
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.forms import posted, run
from spoiwo.councils.rules import can_edit_body
from spoiwo.councils.selectors import body_by_slug
from spoiwo.documents.web import document_download
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import sectors


@inner_view(MARK)
def headcount_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record how many people came."""
    meeting = meeting_by_id(partnership, pk)
    rows = list(selectors.attendance_of(meeting).headcounts)
    form = HeadcountForm(posted(request), initial=initial_of(rows))
    if form.is_valid() and run(
        form,
        lambda: services.record_headcounts(actor=actor_of(request), meeting=meeting, drafts=form.drafts()),
    ):
        messages.success(request, _("The numbers are recorded."))
        return redirect(address("summary", meeting))
    return form_page(request, partnership, meeting, form, _("How many people came"), tab="door")


@inner_view(SEE)
@require_safe
def summary(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the presence in numbers: by institution, by sector, people counted or guessed."""
    meeting = meeting_by_id(partnership, pk)
    attendance = selectors.attendance_of(meeting)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "door",
        "attendance": attendance,
        "people": people_by_sector(attendance.headcounts),
        "chart": sectors.composition(attendance.sectors),
        "chart_title": _("Institutions that took part, by sector"),
        "may_mark": can_mark_presence(actor_of(request), partnership) and not selectors.is_frozen(meeting),
        "history": list(selectors.history(meeting)[:40]),
    }
    return render(request, "attendance/summary.html", context)


@inner_view(SEE)
@require_safe
def list_paper(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand out the list of presence as a paper."""
    document = papers.attendance_list(meeting_by_id(partnership, pk))
    return document_download(
        document,
        form,
        partnership=partnership,
        kind=papers.KIND,
        fields=papers.fields_of(document),
        request=request,
    )


@inner_view(VIEW)
@require_safe
def absences(request: HttpRequest, partnership: Partnership, body_slug: str) -> HttpResponse:
    """Show who of a body missed sessions one after another, and whose seat may end by it."""
    body = body_by_slug(partnership, body_slug)
    chosen = chosen_day(request)
    rows = selectors.absences_of(body, chosen.day)
    context = {
        "partnership": partnership,
        "section": "bodies",
        "body": body,
        "chosen": chosen,
        "rows": [
            (
                row,
                reverse(
                    "councils:deed", args=[partnership.slug, body.slug, "mandat", row.holding.pk, "zwolnij"]
                ),
            )
            for row in rows
            if row.count
        ],
        "limit": rows[0].limit if rows else None,
        "may_vacate": can_edit_body(actor_of(request), partnership),
    }
    return render(request, "attendance/absences.html", context)
