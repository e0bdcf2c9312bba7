"""What the pages of this room share."""

import secrets
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships import web
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
    **more: Any,
) -> HttpResponse:
    """Show a form of its own page, under its tab of the meeting."""
    return web.form_page(
        request,
        partnership,
        form,
        title,
        address(tab, meeting),
        template="attendance/deed.html",
        section="meetings",
        meeting=meeting,
        tab=tab,
        **more,
    )
