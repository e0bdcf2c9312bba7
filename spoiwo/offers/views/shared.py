"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "offers.edit_offer"
TYPED_WRONG = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"offers:{name}", args=[partnership.slug, *more])


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    about: str = "",
    lines: tuple[Sentence, ...] = (),
) -> HttpResponse:
    """Show a form of its own page; 422 where something was typed wrong."""
    context = {
        "partnership": partnership,
        "section": "offers",
        "form": form,
        "deed": title,
        "about": about,
        "lines": lines,
        "back": back,
    }
    status = TYPED_WRONG if form.is_bound and form.errors else 200
    return render(request, "offers/deed.html", context, status=status)
