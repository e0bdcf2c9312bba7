"""What the pages of this room share."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import bodies_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import projects_of

VIEW = "partnerships.view_partnership"
EDIT = "meetings.edit_meeting"


def bodies(partnership: Partnership) -> list[Body]:
    """Return the bodies one may choose from, those that exist today first."""
    return [line.body for line in bodies_of(partnership, clock.today())]


def projects(partnership: Partnership) -> list[Project]:
    """Return the projects one may choose from."""
    return [link.project for link in projects_of(partnership)]


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    meeting: Meeting | None = None,
    about: str = "",
    danger: bool = False,
) -> HttpResponse:
    """Show a form of its own page; 422 where something was typed wrong."""
    context = {
        "partnership": partnership,
        "section": "meetings",
        "form": form,
        "deed": title,
        "meeting": meeting,
        "about": about,
        "back": back,
        "danger": danger,
        "groups": list(form.groups()) if hasattr(form, "groups") else None,
    }
    return render(request, "meetings/meeting_deed.html", context, status=status_of(form))
