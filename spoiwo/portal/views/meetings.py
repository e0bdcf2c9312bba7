"""Meetings of a partnership in public: the list, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.attendance.figures import people_by_sector
from spoiwo.common.texts import page_language
from spoiwo.common.web.numbers import year_number
from spoiwo.common.web.reading import read_only
from spoiwo.meetings.marks import lineup_about
from spoiwo.meetings.selectors import MeetingFilter
from spoiwo.meetings.states import AHEAD, MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal import structured
from spoiwo.portal.selectors.meetings import public_meeting, public_meetings
from spoiwo.visits.web import visits_here

A_PAGE = 40


@read_only
@public_view
def meeting_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the meetings ahead, and the past ones narrowed to a year or a kind."""
    wanted = _filter(request)
    rows = public_meetings(partnership, wanted)
    years = {day.year for day in public_meetings(partnership).order_by().values_list("day", flat=True)}
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "ahead": list(rows.filter(state__in=AHEAD).order_by("day", "begins", "pk")),
        "past": Paginator(rows.exclude(state__in=AHEAD), A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "is_narrowed": wanted != MeetingFilter(),
        "years": sorted(years, reverse=True),
        "kinds": MeetingKind.choices,
    }
    return render(request, "portal/meeting_list.html", context)


def _filter(request: HttpRequest) -> MeetingFilter:
    year, kind = request.GET.get("rok", ""), request.GET.get("rodzaj", "")
    return MeetingFilter(
        year=year_number(year),
        kind=kind if kind in MeetingKind.values else "",
    )


@read_only
@public_view
def meeting(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one meeting: when, where, about what, its agenda and what came of it."""
    page = public_meeting(partnership, pk)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "page": page,
        "meeting": page.meeting,
        "agenda": page.agenda,
        "references": page.references,
        "lineup": lineup_about(page.meeting),
        "attendance": page.attendance,
        "resolutions": page.resolutions,
        "people": people_by_sector(page.attendance.headcounts),
        "chart": page.chart,
        "structured": structured.meeting(page.meeting, partnership),
        "description": page.meeting.aim[:300],
        "chart_title": _("Institutions that took part, by sector"),
    }
    return render(request, "portal/meeting.html", context)
