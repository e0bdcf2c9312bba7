"""The list of a meeting: drawn up, compared with the register, mended."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.attendance import rules, selectors, services
from spoiwo.attendance.forms.people import ParticipantForm, SourceForm
from spoiwo.attendance.models import Calling, Participant
from spoiwo.attendance.states import Answer, Source
from spoiwo.attendance.times import answers_close_at
from spoiwo.attendance.views.shared import EDIT, SEE, address, form_page
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import TYPED_WRONG, posted, renew_version, run, status_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(SEE)
@require_safe
def participants(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show who is entitled and invited, what they answered; or how the list can be drawn up."""
    meeting = meeting_by_id(partnership, pk)
    return _page(request, partnership, meeting, None)


def _page(
    request: HttpRequest, partnership: Partnership, meeting: Meeting, form: SourceForm | None
) -> HttpResponse:
    calling = selectors.calling_of(meeting)
    rows = selectors.participants_of(meeting)
    sources = selectors.sources_of(meeting)
    form = form or SourceForm(sources=sources)
    for row in rows:
        row.meeting = meeting
    context = _letters(meeting, calling, rows) | {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "participants",
        "calling": calling,
        "rows": rows,
        "counts": selectors.count(rows),
        "form": form,
        "sources": sources,
        "may_edit": rules.can_edit_participant(actor_of(request), partnership),
        "is_frozen": selectors.is_frozen(meeting),
        "can_refresh": calling is not None and calling.source != Source.HAND,
    }
    return render(request, "attendance/participants.html", context, status=status_of(form))


def _letters(meeting: Meeting, calling: Calling | None, rows: list[Participant]) -> dict[str, object]:
    """Return what is to be sent, to how many, and when reminders go."""
    if calling is None:
        return {}
    calling.meeting = meeting
    invited = [row for row in rows if row.invited_at]
    # An answer given for another day is none for this one; one given by telephone needs no invitation.
    answered = Counter(row.answer for row in rows if row.has_answer_for_day)
    return {
        "to_invite": [row for row in rows if not row.invited_at and not row.mark],
        "invited": invited,
        "missing": [row for row in invited if not row.has_answer_for_day],
        "answers": [(label, answered[code]) for code, label in Answer.choices],
        "notice": selectors.notice_due(meeting, rows),
        "reminders": selectors.next_reminders(calling, rows, clock.now()),
        "refused": selectors.refused_replies(rows),
        "is_open": meeting.is_ahead and clock.now() < answers_close_at(meeting),
    }


@inner_view(EDIT)
@require_POST
def list_draw(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Draw up the list from the register of the day."""
    meeting = meeting_by_id(partnership, pk)
    form = SourceForm(request.POST, sources=selectors.sources_of(meeting))
    made: list[int] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(
            services.draw_up_list(
                actor=actor_of(request), meeting=meeting, source=Source(form.cleaned_data["source"])
            )
        ),
    ):
        messages.success(
            request,
            ngettext(
                "The list is drawn up: %(count)d participant.",
                "The list is drawn up: %(count)d participants.",
                made[0],
            )
            % {"count": made[0]},
        )
        return redirect(address("participants", meeting))
    return _page(request, partnership, meeting, form)


@inner_view(EDIT)
def list_refresh(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show how the list differs from the registers of the day, and apply what was confirmed."""
    meeting = meeting_by_id(partnership, pk)
    calling = selectors.calling_of(meeting)
    if calling is None or calling.source == Source.HAND:
        raise NotFound(_("This list was not drawn up from a register."))
    problem = ""
    if request.method == "POST":
        found = selectors.difference(meeting, Source(calling.source))
        accepted = set(request.POST.getlist("accept"))
        shown = [row.pk for row in found.gone] + [change.participant.pk for change in found.changed]
        try:
            services.refresh_list(
                actor=actor_of(request),
                meeting=meeting,
                fingerprint=request.POST.get("fingerprint", ""),
                leave=[number for number in shown if str(number) not in accepted],
            )
        except SpoiwoError as error:
            problem = str(error.message)
        else:
            messages.success(request, _("The list agrees with what was confirmed."))
            return redirect(address("participants", meeting))
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "participants",
        "problem": problem,
        "difference": selectors.difference(meeting, Source(calling.source)),
        "is_frozen": selectors.is_frozen(meeting),
    }
    return render(request, "attendance/list_refresh.html", context, status=TYPED_WRONG if problem else 200)


@inner_view(EDIT)
def participant_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add somebody by hand."""
    meeting = meeting_by_id(partnership, pk)
    form = ParticipantForm(posted(request), meeting=meeting)
    if form.is_valid() and run(
        form,
        lambda: services.add_participant(actor=actor_of(request), meeting=meeting, draft=form.draft()),
    ):
        messages.success(request, _("Added to the list."))
        return redirect(address("participants", meeting))
    return form_page(request, partnership, meeting, form, _("Add a participant"))


def _initial(row: Participant) -> dict[str, object]:
    fields = ("person", "name", "office", "email", "capacity", "is_chair", "version")
    values = {name: getattr(row, name) for name in fields}
    return values | ({"name": ""} if row.person else {})


@inner_view(EDIT)
def participant_edit(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Mend a row of the list."""
    meeting = meeting_by_id(partnership, pk)
    row = selectors.participant_by_id(meeting, number)
    form = ParticipantForm(posted(request), meeting=meeting, row=row, initial=_initial(row))
    if form.is_valid() and run(
        form,
        lambda: services.edit_participant(
            actor=actor_of(request),
            row=row,
            draft=form.draft(),
            version=form.cleaned_data["version"] or 0,
        ),
    ):
        messages.success(request, _("The row is saved."))
        return redirect(address("participants", meeting))
    if form.errors:
        row.refresh_from_db()
        renew_version(form, row.version)
    return form_page(request, partnership, meeting, form, _("Mend the row"), about=row.organization_name)


@inner_view(EDIT)
@require_POST
def participant_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take a row off the list."""
    meeting = meeting_by_id(partnership, pk)
    row = selectors.participant_by_id(meeting, number)
    try:
        services.remove_participant(actor=actor_of(request), row=row)
    except SpoiwoError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Taken off the list."))
    return redirect(address("participants", meeting))
