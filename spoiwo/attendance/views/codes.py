"""The code at the door: shown large by the officer, scanned by whoever comes."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_scopes import scope

from spoiwo.attendance import codes, selectors, services
from spoiwo.attendance.forms.door import CheckInForm
from spoiwo.attendance.models import Door
from spoiwo.attendance.selectors import DoorClosed
from spoiwo.attendance.views.shared import MARK, address, new_key
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import TYPED_WRONG, posted, run
from spoiwo.common.web.qr import qr_code
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.notifications.web import keep_address_off_paper
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

# The page on the screen asks for the next code by itself.
REFRESH_SECONDS = 120


@inner_view(MARK)
@never_cache
def door_code(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Open and close the door; show its code for a screen, or for paper."""
    meeting = meeting_by_id(partnership, pk)
    shown = selectors.door_list(meeting)
    if request.method == "POST":
        try:
            if request.POST.get("close") and shown.door is not None:
                shown.door.meeting = meeting
                services.close_door(actor=actor_of(request), door=shown.door)
                messages.success(request, _("The door is closed: its code is good no more."))
            else:
                services.open_door(actor=actor_of(request), meeting=meeting)
        except SpoiwoError as error:
            messages.error(request, str(error.message))
        return redirect(address("door_code", meeting))
    is_open = shown.door is not None and shown.door.closed_at is None and clock.today() <= meeting.end_day
    is_paper = "papier" in request.GET
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "door",
        "is_open": is_open,
        "is_paper": is_paper,
        "refresh": REFRESH_SECONDS if is_open and not is_paper else 0,
        "by_themselves": [row for row in shown.rows if row.mark_source == "self"],
    }
    if is_open and shown.door is not None:
        code = codes.paper_code(shown.door) if is_paper else codes.screen_code(shown.door, clock.now())
        target = settings.SITE_ADDRESS + reverse("attendance:check_in", args=[code])
        context |= {"target": target, "picture": qr_code(target)}
    return render(request, "attendance/door_code.html", context)


@never_cache
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody at the door find their institution, type their name and be marked as present."""
    keep_address_off_paper(request)
    try:
        door = selectors.door_of(token)
    except DoorClosed as closed:
        return _quiet(render(request, "attendance/door_closed.html", {"meeting": closed.meeting}, status=410))
    with scope(partnership=door.meeting.partnership):
        return _quiet(_check_in(request, token, door))


def _quiet(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _check_in(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    form = CheckInForm(posted(request), initial={"key": new_key()})
    context: dict[str, Any] = {
        "token": token,
        "meeting": door.meeting,
        "partnership": door.meeting.partnership,
        "words": "",
        "choices": None,
    }
    if form.is_bound:
        data = form.data.get("organization", "")
        context["chosen"] = _chosen(door, data)
        if form.is_valid() and run(form, lambda: _mark(door, form)):
            return render(request, "attendance/check_in_done.html", context)
        return render(request, "attendance/check_in.html", context | {"form": form}, status=TYPED_WRONG)
    words = request.GET.get("szukaj", "").replace("\x00", "").strip()[:100]
    chosen = request.GET.get("instytucja", "")
    if chosen:
        found = _chosen(door, chosen)
        form = CheckInForm(initial={"key": new_key(), "organization": found.organization_id})
        return render(request, "attendance/check_in.html", context | {"chosen": found, "form": form})
    if words:
        context |= {"words": words, "choices": selectors.institutions_at(door, words)}
    return render(request, "attendance/check_in.html", context)


def _chosen(door: Door, number: str) -> Any:
    if not (number.isascii() and number.isdigit() and len(number) < len(str(2**31))):
        raise NotFound(_("There is no such institution on the list."))
    return selectors.row_for(door, int(number), "")


def _mark(door: Door, form: CheckInForm) -> None:
    data = form.cleaned_data
    services.check_in(
        door=door,
        organization_id=data["organization"],
        name=data["name"],
        office=data["office"],
        key=data["key"],
    )
