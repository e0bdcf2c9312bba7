"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.indicators.models import Indicator
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "indicators.edit_indicator"
LOAD = "indicators.load_values"
TYPED_WRONG = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def page_of(indicator: Indicator) -> str:
    """Return the address of the indicator inside."""
    return reverse("indicators:indicator", args=[indicator.partnership.slug, indicator.pk])


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    about: str = "",
    lines: tuple[Sentence, ...] = (),
    danger: bool = False,
) -> HttpResponse:
    """Show a form of its own page; 422 where something was typed wrong."""
    context = {
        "partnership": partnership,
        "section": "indicators",
        "form": form,
        "deed": title,
        "about": about,
        "lines": lines,
        "back": back,
        "danger": danger,
    }
    status = TYPED_WRONG if form.is_bound and form.errors else 200
    return render(request, "indicators/deed.html", context, status=status)
