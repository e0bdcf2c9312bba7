"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "plans.edit_plan"
ADOPT = "plans.adopt_plan"


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
        "section": "plans",
        "form": form,
        "deed": title,
        "about": about,
        "lines": lines,
        "back": back,
        "danger": danger,
    }
    return render(request, "plans/deed.html", context, status=status_of(form))
