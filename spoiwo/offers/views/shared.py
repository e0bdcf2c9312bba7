"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "offers.edit_offer"


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
    return render(request, "offers/deed.html", context, status=status_of(form))
