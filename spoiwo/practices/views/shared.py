"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice

VIEW = "partnerships.view_partnership"
EDIT = "practices.edit_practice"


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
    return render(request, "practices/deed.html", context, status=status_of(form))
