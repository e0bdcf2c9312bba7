"""Asking institutions for practices: whom the letters reach, and sending them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.practices import letters, selectors, services
from spoiwo.practices.forms.spreading import AskForm
from spoiwo.practices.views.shared import EDIT, form_page


@inner_view(EDIT)
def practice_ask(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show whom the letters reach and the letter itself; send it to those chosen."""
    asked = selectors.to_ask(partnership, clock.today())
    form = AskForm(posted(request), asked=asked)
    sent: list[int] = []

    def deed() -> None:
        wanted = [int(number) for number in form.cleaned_data["institutions"]]
        sent.append(
            services.ask_for_practices(actor=actor_of(request), partnership=partnership, institutions=wanted)
        )

    back = reverse("practices:practice_list", args=[partnership.slug])
    if form.is_valid() and run(form, deed):
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", sent[0])
        messages.success(request, words % {"number": sent[0]})
        return redirect(back)
    reached = [one for one in asked if one.email]
    return form_page(
        request, partnership, form, _("Ask institutions for practices"), back,
        silent=[one.organization for one in asked if not one.email],
        sample=letters.preview(partnership, reached[0]) if reached else None,
        is_reaching=bool(reached),
    )  # fmt: skip
