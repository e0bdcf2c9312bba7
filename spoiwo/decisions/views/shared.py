"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import bodies_of
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import agenda_of
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "decisions.edit_decision"
PUBLISH = "decisions.publish_register"


def bodies(partnership: Partnership) -> list[Body]:
    """Return the bodies one may choose from: those of the partnership itself."""
    lines = bodies_of(partnership, clock.today())
    return [line.body for line in lines if not line.body.is_external]


def items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of a meeting in order, parts after their parents."""
    return [line.item for line in agenda_of(meeting).flat]


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    section: str = "decisions",
    about: str = "",
    lines: tuple[Sentence, ...] = (),
    danger: bool = False,
) -> HttpResponse:
    """Show a form of its own page; 422 where something was typed wrong."""
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
    return render(request, "decisions/deed.html", context, status=status_of(form))
