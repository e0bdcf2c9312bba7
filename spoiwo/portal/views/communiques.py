"""Communiqués as everybody reads and takes them over."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django_scopes import scope

from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.communiques import content, selectors
from spoiwo.communiques.marks import lineup_on
from spoiwo.communiques.web import FORMS, taken
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.visits.web import visits_here

A_PAGE = 20
_GONE = 410


@read_only
def communique(request: HttpRequest, code: str) -> HttpResponse:
    """Show the one canonical page of a communiqué; a withdrawn one says only that, and why."""
    found = selectors.public_by_code(code)
    with scope(partnership=found.partnership):
        context = {
            "visits": visits_here(request),
            "partnership": found.partnership,
            "words": words_of([found.partnership], page_language())[found.partnership_id],
            "record": record_of(items.communique(found)),
            "communique": found,
            "lineup": lineup_on(found) if found.is_published else None,
            "text": content.to_html(found.text),
            "forms": FORMS,
            "description": found.lead,
            "page_kind": "article",
        }
        status = 200 if found.is_published else _GONE
        return render(request, "portal/communique.html", context, status=status)


@read_only
def communique_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Hand the communiqué out ready to be taken over."""
    found = selectors.public_by_code(code)
    if not found.is_published:
        return communique(request, code)
    with scope(partnership=found.partnership):
        return taken(found, form)


@read_only
@public_view
def communique_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List what the partnership has said in public, the latest first."""
    rows = selectors.public_communiques(partnership)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "frame": _frame(partnership),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
    }
    return render(request, "portal/communique_list.html", context)


def _frame(partnership: Partnership) -> str:
    """Return the markup a member pastes into a page of its own; its title is read aloud, so Polish."""
    address = f"{settings.SITE_ADDRESS}{reverse('portal:communique_frame', args=[partnership.slug])}"
    title = f"Komunikaty: {partnership.short_name}"
    markup = format_html(
        '<iframe src="{}" title="{}" width="100%" height="600" loading="lazy">', address, title
    )
    return f"{markup}</iframe>"
