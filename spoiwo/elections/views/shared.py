"""What the views of elections share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common.web.forms import status_of
from spoiwo.elections.models import Election
from spoiwo.elections.selectors import election_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import View, inner_view

VIEW = "partnerships.view_partnership"
MANAGE = "elections.manage_election"
TAKE_PART = "elections.take_part"


def election_view(permission: str) -> Callable[[View], View]:
    """Hand the view the partnership's election of ``number`` for a signed-in person who holds the right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(
            request: HttpRequest, partnership: Partnership, number: int, **kwargs: Any
        ) -> HttpResponse:
            return view(request, election_of(partnership, number), **kwargs)

        return inner_view(permission)(wrapper)

    return decorate


def form_page(
    request: HttpRequest, template: str, form: forms.Form, election: Election | None, **more: object
) -> HttpResponse:
    """Show a page with a form; what was typed wrong is answered 422."""
    context = {"section": "elections", "form": form, "election": election} | more
    if election is not None:
        context["partnership"] = election.partnership
    return render(request, template, context, status=status_of(form))
