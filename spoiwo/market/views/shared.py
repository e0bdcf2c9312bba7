"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
SHOWCASES, PROCUREMENTS = "showcases", "procurements"
TYPED_WRONG = 422


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def status_of(form: forms.Form) -> int:
    """Return 422 where something was typed wrong."""
    return TYPED_WRONG if form.is_bound and form.errors else 200


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"market:{name}", args=[partnership.slug, *more])


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    section: str,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    about: str = "",
    lines: tuple[Sentence, ...] = (),
    danger: bool = False,
) -> HttpResponse:
    """Show a form of its own page."""
    context = {
        "partnership": partnership,
        "section": section,
        "form": form,
        "deed": title,
        "about": about,
        "lines": lines,
        "back": back,
        "danger": danger,
    }
    return render(request, "market/deed.html", context, status=status_of(form))


def link_form(
    request: HttpRequest, link: PersonalLink, form: forms.Form, title: Sentence, about: str, back: str
) -> HttpResponse:
    """Show a form behind a personal link."""
    context = {"link": link, "form": form, "deed": title, "about": about, "back": back}
    return render(request, "market/link_form.html", context, status=status_of(form))
