"""The page of a partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view
from spoiwo.portal import structured
from spoiwo.portal.links import register_url
from spoiwo.portal.selectors.partnership import partnership_page
from spoiwo.portal.words import signatories_word


@read_only
@public_view
def partnership(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say what the partnership is today: how many belong, who runs it, what it promised, what happened."""
    today = clock.today()
    page = partnership_page(partnership, today, page_language())
    words = page.words
    context = {
        "partnership": partnership,
        "page": page,
        "words": words,
        "today": today,
        "register_url": register_url(partnership.slug),
        "count_words": _("%(word)s today") % {"word": signatories_word(page.count)},
        # Most official names repeat the purpose; saying it twice under each other says nothing.
        "shows_purpose": partnership.purpose not in partnership.official_name,
        "structured": structured.partnership(partnership),
        "description": words.purpose or words.official_name,
    }
    return render(request, "portal/partnership.html", context)
