"""What the pages of this room share."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
SHOWCASES, PROCUREMENTS = "showcases", "procurements"

form_page = partial(web.form_page, template="market/deed.html")


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"market:{name}", args=[partnership.slug, *more])


def link_form(
    request: HttpRequest, link: PersonalLink, form: forms.Form, title: Sentence, about: str, back: str
) -> HttpResponse:
    """Show a form behind a personal link."""
    context = {"link": link, "form": form, "deed": title, "about": about, "back": back}
    return render(request, "market/link_form.html", context, status=status_of(form))
