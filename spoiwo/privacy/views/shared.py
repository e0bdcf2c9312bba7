"""What the pages of this room share."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import run
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

SECTION = "privacy"
form_page = partial(web.form_page, template="privacy/deed.html", section=SECTION)


def address(name: str, partnership: Partnership, *more: object) -> str:
    """Return the address of an inner page of this room."""
    return reverse(f"privacy:{name}", args=[partnership.slug, *more])


def deed_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    deed: Callable[[], Sentence],
    title: str,
    back: str,
    **more: Any,
) -> HttpResponse:
    """Show the form of a deed, or do it, say what ``deed`` returns and go back."""
    said: list[Sentence] = []
    if form.is_valid() and run(form, lambda: said.append(deed())):
        messages.success(request, str(said[0]))
        return redirect(back)
    return form_page(request, partnership, form, title, back, **more)
