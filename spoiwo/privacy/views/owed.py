"""People whose data others wrote down, and the letters to them (art. 14)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import rules, selectors, services
from spoiwo.privacy.views.shared import SECTION, address, deed_page


@inner_view(rules.KEEP)
@require_safe
def owed_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who is to be told yet, by when, and who was told."""
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": SECTION,
        "today": today,
        "owed": selectors.owed_clauses(partnership, today),
        "told": selectors.told_by_letter(partnership),
    }
    return render(request, "privacy/owed_list.html", context)


@inner_view(rules.KEEP)
def owed_send(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write to everybody who is to be told."""

    def deed() -> str:
        sent = services.send_owed_clauses(actor=actor_of(request), partnership=partnership)
        said = ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
        return said % {"count": sent}

    lines = (_("Each gets one letter with the information about the use of their data."),)
    form, back = forms.Form(posted(request)), address("owed_list", partnership)
    return deed_page(request, partnership, form, deed, _("Tell them by letter"), back, lines=lines)
