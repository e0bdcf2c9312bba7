"""What the pages of this room share."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.communiques.models import Communique
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "communiques.edit_communique"


def sent_files(request: HttpRequest) -> "MultiValueDict[str, Any] | None":
    """Return the files that were sent, or None for a page only looked at."""
    return request.FILES if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    communique: Communique | None = None,
    **more: Any,
) -> HttpResponse:
    """Show a form of its own page."""
    context = {
        "partnership": partnership,
        "section": "communiques",
        "form": form,
        "deed": title,
        "communique": communique,
        "back": back,
    } | more
    return render(request, "communiques/deed.html", context, status=status_of(form))
