"""What moves a meeting on: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.meetings import selectors, services
from spoiwo.meetings.forms.meeting import CancelForm, GroundForm, NoForm, OutcomeForm, RescheduleForm
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.meetings.views.shared import EDIT, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, the service, and from which states it is offered."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    service: Callable[..., None]
    states: frozenset[str]
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed."""

    title: Sentence
    url: str
    is_first: bool = False


_AHEAD = frozenset({State.PLANNED, State.CALLED, State.POSTPONED})
DEEDS = (
    Deed("odbylo-sie", _("Mark as held"), _("The meeting is marked as held."), NoForm,
         services.hold_meeting, frozenset({State.PLANNED, State.CALLED})),
    Deed("termin", _("Give another day"), _("The meeting has another day."), RescheduleForm,
         services.reschedule_meeting, _AHEAD),
    Deed("przeloz", _("Postpone without a day"), _("The meeting is postponed."), CancelForm,
         services.postpone_meeting, frozenset({State.PLANNED, State.CALLED})),
    Deed("odwolaj", _("Call the meeting off"), _("The meeting is called off."), CancelForm,
         services.cancel_meeting, _AHEAD, danger=True),
    Deed("przywroc", _("Take back the calling off"), _("The meeting is planned again."), GroundForm,
         services.restore_meeting, frozenset({State.CANCELLED})),
    Deed("wynik", _("Write the outcome"), _("The outcome is saved."), OutcomeForm,
         services.describe_outcome, frozenset({State.HELD, State.MINUTES, State.CLOSED})),
    Deed("zamknij", _("Close without minutes"), _("The meeting is closed."), NoForm,
         services.close_meeting, frozenset({State.HELD})),
    Deed("cofnij-odbycie", _("It was not held"), _("The meeting is planned again."), GroundForm,
         services.unhold_meeting, frozenset({State.HELD})),
    Deed("otworz", _("Open again"), _("The meeting is open again."), GroundForm,
         services.reopen_meeting, frozenset({State.CLOSED})),
)  # fmt: skip
_TO_TELL = frozenset({"termin", "przeloz", "odwolaj"})
BY_ADDRESS = {deed.address: deed for deed in DEEDS}
_STEPS = (State.PLANNED, State.CALLED, State.HELD, State.MINUTES, State.CLOSED)


def steps_of(meeting: Meeting) -> dict[str, Any] | None:
    """Return the steps of a meeting and where it stands; None once it was called off or put off."""
    if meeting.state not in _STEPS:
        return None
    labels = [State(state).label for state in _STEPS]
    return {"labels": labels, "current": _STEPS.index(State(meeting.state)) + 1}


def offers(meeting: Meeting) -> list[Offer]:
    """Return the deeds the state of the meeting allows."""
    place = [meeting.partnership.slug, meeting.pk]
    return [
        Offer(deed.title, reverse("meetings:meeting_stage", args=[*place, deed.address]))
        for deed in DEEDS
        if meeting.state in deed.states
    ]


@inner_view(EDIT)
def meeting_stage(request: HttpRequest, partnership: Partnership, pk: int, deed: str) -> HttpResponse:
    """Do one deed that moves the meeting on."""
    wanted = BY_ADDRESS.get(deed)
    if wanted is None:
        raise NotFound(_("There is no such page."))
    meeting = selectors.meeting_by_id(partnership, pk)
    was_called = meeting.state == State.CALLED
    form = wanted.form(posted(request), initial=_beginning(meeting))
    if form.is_valid() and run(form, lambda: _do(wanted, actor_of(request), meeting, form)):
        messages.success(request, str(wanted.done))
        # People were invited: the page of the list says that they do not know yet, and leads to the letter.
        page = "attendance:participants" if was_called and deed in _TO_TELL else "meetings:meeting"
        return redirect(page, partnership.slug, meeting.pk)
    back = reverse("meetings:meeting", args=[partnership.slug, meeting.pk])
    return form_page(
        request, partnership, form, str(wanted.title), back, meeting=meeting, danger=wanted.danger
    )


def _beginning(meeting: Meeting) -> dict[str, Any]:
    return {
        "day": meeting.day,
        "begins": meeting.begins,
        "ends": meeting.ends,
        "outcome": meeting.outcome,
    }


def _do(wanted: Deed, actor: Actor, meeting: Meeting, form: forms.Form) -> None:
    wanted.service(actor=actor, meeting=meeting, **form.cleaned_data)
