"""Series of meetings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.meetings import rules, selectors, services
from spoiwo.meetings.forms.series import EndSeriesForm, NewSeriesForm, SeriesForm
from spoiwo.meetings.models import Meeting, Series
from spoiwo.meetings.views.shared import EDIT, VIEW, bodies, form_page, projects
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
@require_safe
def series_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the series of the partnership."""
    context = {
        "partnership": partnership,
        "section": "meetings",
        "lines": selectors.series_of(partnership),
        "may_edit": rules.can_edit_meeting(actor_of(request), partnership),
    }
    return render(request, "meetings/series_list.html", context)


@inner_view(VIEW)
@require_safe
def series(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one series with its meetings."""
    found = selectors.series_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "series": found,
        "meetings": list(Meeting.objects.filter(series=found).select_related("host", "body")),
        "may_edit": rules.can_edit_meeting(actor_of(request), partnership),
    }
    return render(request, "meetings/series.html", context)


@inner_view(EDIT)
def series_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record a series; its first meeting opens when its time has come."""
    form = NewSeriesForm(posted(request), bodies=bodies(partnership), projects=projects(partnership))
    if form.is_valid():
        made: list[Series] = []
        if run(
            form,
            lambda: made.append(
                services.open_series(
                    actor=actor_of(request),
                    partnership=partnership,
                    draft=form.draft(),
                    since=form.cleaned_data["since"],
                )
            ),
        ):
            messages.success(request, _("The series is recorded."))
            return redirect("meetings:series", partnership.slug, made[0].pk)
    back = reverse("meetings:series_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Record a series"), back)


@inner_view(EDIT)
def series_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Describe a series anew; meetings already opened stay as they are."""
    found = selectors.series_by_id(partnership, pk)
    names = SeriesForm.base_fields
    form = SeriesForm(
        posted(request),
        bodies=bodies(partnership),
        projects=projects(partnership),
        initial={name: getattr(found, name) for name in names},
    )
    if form.is_valid() and run(
        form, lambda: services.edit_series(actor=actor_of(request), series=found, draft=form.draft())
    ):
        messages.success(request, _("The series is saved. Meetings already opened stay as they are."))
        return redirect("meetings:series", partnership.slug, found.pk)
    return form_page(
        request, partnership, form, _("Describe the series"), _url(partnership, found), about=found.title
    )


@inner_view(EDIT)
def series_end(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End a series; no further meeting opens."""
    found = selectors.series_by_id(partnership, pk)
    form = EndSeriesForm(posted(request), initial={"last_day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.end_series(
            actor=actor_of(request), series=found, last_day=form.cleaned_data["last_day"]
        ),
    ):
        messages.success(request, _("The series has ended."))
        return redirect("meetings:series", partnership.slug, found.pk)
    return form_page(
        request, partnership, form, _("End the series"), _url(partnership, found), about=found.title
    )


@inner_view(EDIT)
@require_POST
def series_next(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Open the next meeting now, without waiting for its time."""
    found = selectors.series_by_id(partnership, pk)
    seen = request.POST.get("seen", "")
    opened = services.open_next(
        actor=actor_of(request), series=found, at_once=True, seen=int(seen) if seen.isdecimal() else None
    )
    if opened is None:
        messages.info(
            request, _("Nothing was planned: one was a moment ago, or the rhythm gives no further day.")
        )
    else:
        day = long_date(opened.day)
        messages.success(request, _("The meeting of %(day)s is planned.") % {"day": day})
    return redirect("meetings:series", partnership.slug, found.pk)


def _url(partnership: Partnership, found: Series) -> str:
    return reverse("meetings:series", args=[partnership.slug, found.pk])
