"""The list at the door, on a telephone: marks, guests, the rest, with or without a connection."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from spoiwo.attendance import rules, selectors, services
from spoiwo.attendance.forms.people import GuestForm
from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import DoorList
from spoiwo.attendance.services import MarkDraft
from spoiwo.attendance.states import Mark
from spoiwo.attendance.views.shared import MARK, SEE, address, form_page, new_key
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, SpoiwoError
from spoiwo.common.polish import fold, hour
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.numbers import whole_number
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

MOST_AT_ONCE = 500
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class DoorRow:
    """A row as the page shows it: words to search by, a key for a form sent without a script."""

    row: Participant
    words: str
    key: str
    is_contested: bool

    @property
    def note(self) -> str:
        """What is known of the presence: who, when, by whom."""
        return note_of(self.row)


def note_of(row: Participant) -> str:
    """Return the mark in words, with the moment and who made it; empty without a mark."""
    if not row.mark or row.marked_at is None:
        return ""
    at = row.marked_at.astimezone(clock.WARSAW)
    words = [row.get_mark_display(), hour(at), row.marked_by]
    if row.deputy_name:
        words.insert(1, _("deputy: %(name)s") % {"name": row.deputy_name})
    return ", ".join(words)


@inner_view(SEE)
@never_cache
@require_safe
def door(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the list at the door."""
    meeting = meeting_by_id(partnership, pk)
    shown = selectors.door_list(meeting)
    may_mark = rules.can_mark_presence(actor_of(request), partnership)
    context = _counts(meeting, shown) | {
        "partnership": partnership,
        "section": "meetings",
        "tab": "door",
        "rows": [_door_row(row, shown) for row in shown.rows],
        "may_mark": may_mark,
        "is_frozen": selectors.is_frozen(meeting),
        "is_open": bool(may_mark) and not selectors.is_frozen(meeting) and meeting.state != "cancelled",
        "is_early": clock.today() < meeting.day,
        "guest_form": GuestForm(meeting=meeting, initial={"key": new_key()}),
    }
    return render(request, "attendance/door.html", context)


def _door_row(row: Participant, shown: DoorList) -> DoorRow:
    short = row.organization.short_name if row.organization else ""
    words = " ".join([row.organization_name, row.name, row.office, short])
    return DoorRow(row, fold(words), new_key(), row.pk in shown.contested)


def _counts(meeting: Meeting, shown: DoorList) -> dict[str, Any]:
    return {"meeting": meeting, "counts": shown.counts, "quorum": shown.quorum}


@inner_view(MARK)
@never_cache
@require_safe
def door_worker(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Give the script that opens the list at the door again without a connection; it rules only this page."""
    meeting_by_id(partnership, pk)
    return render(request, "attendance/door_worker.js", content_type="text/javascript; charset=utf-8")


@inner_view(MARK)
@require_POST
def door_mark(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Make one mark, for a browser without a script."""
    meeting = meeting_by_id(partnership, pk)
    try:
        draft = _draft(request.POST)
        services.mark_presence(actor=actor_of(request), meeting=meeting, marks=[draft])
    except SpoiwoError as error:
        messages.error(request, str(error.message))
        return redirect(address("door", meeting))
    return redirect(f"{address('door', meeting)}#row-{draft.participant_id}")


def _draft(sent: Mapping[str, Any]) -> MarkDraft:
    """Read one mark, whoever sent it; what cannot be a mark is refused."""
    try:
        number, waited = int(sent.get("participant", "")), float(sent.get("ago") or 0)
        ago = timedelta(seconds=waited)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadInput(_("A mark came in a form that cannot be read. Reload the page.")) from error
    if not 0 < number < 2**31:
        raise BadInput(services.NO_SUCH)
    deputy = _words(sent, "deputy_name")
    if sent.get("with_deputy") and not deputy:
        raise BadInput(_("Write the name of the deputy."))
    return MarkDraft(
        participant_id=number,
        mark=_words(sent, "mark"),
        key=_words(sent, "key"),
        ago=ago,
        deputy_name=deputy if sent.get("with_deputy") else "",
        deputy_office=_words(sent, "deputy_office"),
        deputy_authorisation=_words(sent, "deputy_authorisation"),
    )


def _words(sent: Mapping[str, Any], name: str) -> str:
    return str(sent.get(name) or "").replace("\x00", "").strip()[:200]


@inner_view(MARK)
@never_cache
@require_POST
def door_marks(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take marks kept on a telephone; each is judged alone, so that one refused holds up no other."""
    meeting = meeting_by_id(partnership, pk)
    refused: list[dict[str, str]] = []
    for sent in _sent(request):
        try:
            with transaction.atomic():
                services.mark_presence(actor=actor_of(request), meeting=meeting, marks=[_draft(sent)])
        except SpoiwoError as error:
            refused.append({"key": _words(sent, "key"), "reason": str(error.message)})
    return JsonResponse(_state(request, meeting) | {"refused": refused})


def _sent(request: HttpRequest) -> list[dict[str, Any]]:
    problem = _("The marks came in a form that cannot be read. Reload the page.")
    if len(request.body) > _LARGEST:
        raise BadInput(problem)
    try:
        found = json.loads(request.body)["marks"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadInput(problem) from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadInput(problem)
    return found[:MOST_AT_ONCE]


@inner_view(SEE)
@never_cache
@require_safe
def door_state(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Tell how the list stands now: what others marked, the counts, the quorum."""
    return JsonResponse(_state(request, meeting_by_id(partnership, pk)))


def _state(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    shown = selectors.door_list(meeting)
    counts = render_to_string("attendance/parts/_door_counts.html", _counts(meeting, shown), request)
    return {
        "csrf": get_token(request),
        "counts": counts,
        "rows": {
            str(row.pk): {
                "mark": row.mark,
                "note": note_of(row),
                "deputy": bool(row.deputy_name),
                "contested": row.pk in shown.contested,
            }
            for row in shown.rows
        },
    }


@inner_view(MARK)
def guest_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add a guest who stands at the door."""
    meeting = meeting_by_id(partnership, pk)
    form = GuestForm(posted(request), meeting=meeting, initial={"key": new_key()})
    made: list[Participant] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(
            services.add_guest(
                actor=actor_of(request),
                meeting=meeting,
                draft=form.draft(),
                mark=Mark.REMOTE if form.cleaned_data.get("is_remote") else Mark.PRESENT,
                key=form.cleaned_data["key"],
            )
        ),
    ):
        messages.success(request, _("The guest is on the list and marked as present."))
        return redirect(f"{address('door', meeting)}#row-{made[0].pk}")
    return form_page(request, partnership, meeting, form, _("Add a guest"), tab="door")


@inner_view(MARK)
def rest_absent(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show who has no mark, and mark them as absent after confirmation."""
    meeting = meeting_by_id(partnership, pk)
    left = [row for row in selectors.door_list(meeting).entitled if not row.mark]
    if request.method == "POST":
        numbers = [one for one in map(whole_number, request.POST.getlist("seen")) if one is not None]
        try:
            done = services.mark_rest_absent(
                actor=actor_of(request),
                meeting=meeting,
                key=_words(request.POST, "key"),
                numbers=[number for number in numbers if number < 2**31],
            )
        except SpoiwoError as error:
            messages.error(request, str(error.message))
            return redirect(address("door", meeting))
        messages.success(
            request,
            ngettext(
                "%(count)d institution is marked as absent.",
                "%(count)d institutions are marked as absent.",
                done,
            )
            % {"count": done},
        )
        return redirect(address("door", meeting))
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "door",
        "left": left,
        "key": new_key(),
    }
    return render(request, "attendance/rest_absent.html", context)
