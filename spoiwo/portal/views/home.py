"""The start page and the list of partnerships."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.pages.selectors import latest_at_home
from spoiwo.partnerships.states import PUBLIC_STAGES, Kind, Stage
from spoiwo.portal import structured
from spoiwo.portal.dates import TypedDay, typed_day
from spoiwo.portal.filters import Choice, select
from spoiwo.portal.selectors.areas import areas_of_partnerships
from spoiwo.portal.selectors.changes import latest_changes
from spoiwo.portal.selectors.listing import Wanted, find_partnerships, first_listed, listed
from spoiwo.portal.selectors.map import MOST_NAMED, partnership_map
from spoiwo.portal.selectors.opening import coming_meetings, figures
from spoiwo.portal.words import partnerships_word
from spoiwo.territory.selectors import subregion_keys, subregions

SHOWN_AT_HOME = 10
ARTICLES_AT_HOME = 5
MEETINGS_AT_HOME = 4
PAGE_SIZE = 20


@read_only
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is, offer the search, and show what is new, what is coming, partnerships, the map."""
    today = clock.today()
    partnerships = first_listed(SHOWN_AT_HOME + 1, today, page_language())
    found = figures()
    context = {
        "rows": partnerships[:SHOWN_AT_HOME],
        "number": max(len(partnerships), *(one.number for one in found if one.kind == "partnership"), 0),
        "more": len(partnerships) > SHOWN_AT_HOME,
        "where": partnership_map(today, most_named=MOST_NAMED),
        "changes": latest_changes(),
        "articles": latest_at_home(ARTICLES_AT_HOME),
        "coming": coming_meetings(today, MEETINGS_AT_HOME),
        "figures": found,
        "today": today,
        "structured": structured.website(),
    }
    return render(request, "portal/home.html", context)


@read_only
def partnership_list(request: HttpRequest) -> HttpResponse:
    """List public partnerships, narrowed by place, kind, stage and the days of founding."""
    today = clock.today()
    days = (typed_day(request.GET.get("od", "")), typed_day(request.GET.get("do", "")))
    wanted = _wanted(request, *days)
    page = Paginator(find_partnerships(wanted), PAGE_SIZE).get_page(request.GET.get("strona"))
    number = page.paginator.count
    context = {
        "page": page,
        "rows": listed(list(page), today, page_language()),
        "number": number,
        "number_words": partnerships_word(number),
        "filters": _filters(request, today),
        "since": days[0],
        "until": days[1],
        "is_narrowed": wanted != Wanted(),
    }
    return render(request, "portal/partnership_list.html", context)


def _wanted(request: HttpRequest, since: TypedDay, until: TypedDay) -> Wanted:
    kind, stage = request.GET.get("rodzaj", ""), request.GET.get("etap", "")
    key, slug = request.GET.get("teren", ""), request.GET.get("subregion", "")
    area = subregion_keys(slug) if slug else {key} - {""}
    return Wanted(
        area=frozenset(area),
        kind=kind if kind in Kind.values else "",
        stage=stage if stage in PUBLIC_STAGES else "",
        founded_from=since.day,
        founded_to=until.day,
    )


def _filters(request: HttpRequest, today: date) -> tuple[Choice, ...]:
    stages = [(stage.value, stage.label) for stage in Stage if stage in PUBLIC_STAGES]
    sets = [(row.slug, row.name) for row in subregions()]
    return (
        select(
            "teren",
            _("Works in"),
            _("anywhere"),
            areas_of_partnerships(today),
            request.GET.get("teren", ""),
            says_names=True,
        ),
        select(
            "subregion",
            _("Subregion"),
            _("any subregion"),
            sets,
            request.GET.get("subregion", ""),
            says_names=True,
        ),
        select("rodzaj", _("Kind"), _("any kind"), Kind.choices, request.GET.get("rodzaj", "")),
        select("etap", _("Stage"), _("any stage"), stages, request.GET.get("etap", "")),
    )
