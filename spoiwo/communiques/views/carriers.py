"""Pages of members that show communiqués by themselves: which they are, and ending one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.communiques import rules, selectors, services
from spoiwo.communiques.forms.writing import GroundForm
from spoiwo.communiques.views.shared import EDIT, VIEW, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
@require_safe
def carrier_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the pages that carry communiqués by themselves, and those that did."""
    current, ended = selectors.all_carriers(partnership)
    context = {
        "partnership": partnership,
        "section": "communiques",
        "current": current,
        "ended": ended,
        "may_edit": rules.can_edit(actor_of(request), partnership),
    }
    return render(request, "communiques/carrier_list.html", context)


@inner_view(EDIT)
def carrier_end(request: HttpRequest, partnership: Partnership, carrier: int) -> HttpResponse:
    """Ask for the reason and end the page."""
    found = selectors.carrier_by_id(partnership, carrier)
    require(rules.can_end_carrier(actor_of(request), found))
    form = GroundForm(posted(request))
    back = reverse("communiques:carrier_list", args=[partnership.slug])

    def end() -> None:
        services.end_carrier(actor=actor_of(request), carrier=found, ground=form.cleaned_data["ground"])

    if form.is_valid() and run(form, end):
        messages.success(request, gettext("We look for new communiqués there no more."))
        return redirect(back)
    title = gettext("End the page that shows communiqués by itself")
    about = f"{found.organization.name}: {found.address}"
    return form_page(request, partnership, form, title, back, about=about, carrier=found)
