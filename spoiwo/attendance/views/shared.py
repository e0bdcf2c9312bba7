"""What the pages of this room share."""

import secrets

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import status_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
SEE = "attendance.view_participant"
EDIT = "attendance.edit_participant"
MARK = "attendance.mark_presence"


def new_key() -> str:
    """Return a key by which a deed sent twice is known as one."""
    return secrets.token_hex(16)


def address(name: str, meeting: Meeting, *more: object) -> str:
    """Return the address of a page of the meeting in this room."""
    return reverse(f"attendance:{name}", args=[meeting.partnership.slug, meeting.pk, *more])


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    meeting: Meeting,
    form: forms.Form,
    title: Sentence,
    *,
    tab: str = "participants",
    about: str = "",
    danger: bool = False,
) -> HttpResponse:
    """Show a form on a page of its own; 422 where something was typed wrong."""
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": tab,
        "form": form,
        "deed": title,
        "about": about,
        "danger": danger,
        "back": address("door" if tab == "door" else "participants", meeting),
    }
    return render(request, "attendance/deed.html", context, status=status_of(form))
