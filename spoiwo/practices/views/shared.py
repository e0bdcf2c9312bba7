"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice

VIEW = "partnerships.view_partnership"
EDIT = "practices.edit_practice"
TYPED_WRONG = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def page_of(practice: GoodPractice) -> str:
    """Return the address of the inner page of a card."""
    return reverse("practices:practice", args=[practice.partnership.slug, practice.pk])


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    about: str = "",
    danger: bool = False,
    **more: object,
) -> HttpResponse:
    """Show a form of its own page; 422 where something was typed wrong."""
    context = {
        "partnership": partnership,
        "section": "practices",
        "form": form,
        "deed": title,
        "about": about,
        "back": back,
        "danger": danger,
    } | more
    status = TYPED_WRONG if form.is_bound and form.errors else 200
    return render(request, "practices/deed.html", context, status=status)
