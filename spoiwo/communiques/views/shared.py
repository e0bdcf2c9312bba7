"""What the pages of this room share."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from spoiwo.common.exceptions import Sentence
from spoiwo.communiques.models import Communique
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "communiques.edit_communique"
TYPED_WRONG = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> "MultiValueDict[str, Any] | None":
    """Return the files that were sent, or None for a page only looked at."""
    return request.FILES if request.method == "POST" else None


def status_of(form: forms.Form) -> int:
    """Return the status of a page with the form: 422 where something was typed wrong."""
    return TYPED_WRONG if form.is_bound and form.errors else 200


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
