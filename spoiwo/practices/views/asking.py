"""Asking institutions for practices: whom the letters reach, and sending them."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.practices import letters, services
from spoiwo.practices.views.shared import EDIT, form_page
from spoiwo.registry.web import ask_institutions


@inner_view(EDIT)
def practice_ask(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show whom the letters reach and the letter itself; send it to those chosen."""
    return ask_institutions(
        request,
        partnership,
        page=partial(form_page, title=_("Ask institutions for practices")),
        back=reverse("practices:practice_list", args=[partnership.slug]),
        ask=services.ask_for_practices,
        preview=letters.preview,
    )
