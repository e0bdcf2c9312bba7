"""Letters to participants: first whom they reach and how they look, then one press sends exactly that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from spoiwo.attendance import selectors, services
from spoiwo.attendance.forms.calling import AnswerForm, CallingForm
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Calling
from spoiwo.attendance.states import LetterKind
from spoiwo.attendance.views.shared import EDIT, address, form_page
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import TYPED_WRONG, posted, run
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


def _calling(meeting: Meeting) -> Calling:
    calling = selectors.calling_of(meeting)
    if calling is None:
        raise NotFound(_("The list of this meeting is not drawn up yet."))
    calling.meeting = meeting
    return calling


@inner_view(EDIT)
def letter_send(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Show whom a letter will reach and how it looks; send exactly that."""
    meeting = meeting_by_id(partnership, pk)
    calling = _calling(meeting)
    wanted = LetterKind(kind)
    problem = ""
    if request.method == "POST":
        try:
            sent = services.send_letters(
                actor=actor_of(request),
                meeting=meeting,
                kind=wanted,
                fingerprint=request.POST.get("fingerprint", ""),
            )
        except SpoiwoError as error:
            problem = str(error.message)
        else:
            messages.success(
                request,
                ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
                % {"count": sent},
            )
            return redirect(address("participants", meeting))
        meeting.refresh_from_db()
    return _letter_page(request, partnership, meeting, calling, wanted, problem)


def _letter_page(
    request: HttpRequest,
    partnership: Partnership,
    meeting: Meeting,
    calling: Calling,
    kind: LetterKind,
    problem: str,
) -> HttpResponse:
    plan = selectors.plan_of(meeting, kind)
    writer = Writer(meeting, kind, calling)
    context = {
        "partnership": partnership,
        "section": "meetings",
        "meeting": meeting,
        "tab": "participants",
        "calling": calling,
        "kind": kind,
        "title": titles()[kind],
        "plan": plan,
        "sample": writer.sample(plan.recipients[0]) if plan.recipients else None,
        "fingerprint": fingerprint_of(plan, writer),
        "contact": writer.contact,
        "is_inviting": kind in {LetterKind.INVITATION, LetterKind.CHANGE, LetterKind.REMINDER},
        "lacks_place": meeting.has_room and not meeting.has_place,
        "lacks_remote_address": meeting.has_remote and not meeting.remote_url,
        "problem": problem,
    }
    return render(request, "attendance/letter.html", context, status=TYPED_WRONG if problem else 200)


def titles() -> dict[LetterKind, str]:
    """Return the titles of the pages in the reader's language."""
    return {
        LetterKind.INVITATION: _("Invitations"),
        LetterKind.CHANGE: _("Tell of the change"),
        LetterKind.CANCELLATION: _("Tell that it will not take place"),
        LetterKind.REMINDER: _("Remind now"),
    }


@inner_view(EDIT)
@require_POST
def letter_leave(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Tell nobody of the last change."""
    meeting = meeting_by_id(partnership, pk)
    services.leave_untold(actor=actor_of(request), meeting=meeting)
    messages.success(request, _("Nobody is told of this change."))
    return redirect(address("participants", meeting))


@inner_view(EDIT)
def calling_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Set reminders and the words of the letter."""
    meeting = meeting_by_id(partnership, pk)
    calling = _calling(meeting)
    initial = {"words": calling.words, "answer_by": calling.answer_by, "days": calling.reminder_days}
    form = CallingForm(posted(request), initial=initial)
    if form.is_valid() and run(form, lambda: _describe(request, partnership, calling, form)):
        messages.success(request, _("Saved."))
        return redirect(address("participants", meeting))
    return form_page(request, partnership, meeting, form, _("The letter and the reminders"))


def _describe(request: HttpRequest, partnership: Partnership, calling: Calling, form: CallingForm) -> None:
    data, actor = form.cleaned_data, actor_of(request)
    services.describe_calling(
        actor=actor, calling=calling, days=data["days"], answer_by=data["answer_by"], words=data["words"]
    )
    if data["is_usual"]:
        services.set_reminder_rule(actor=actor, partnership=partnership, days=data["days"])


@inner_view(EDIT)
@require_POST
def reminders_switch(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Stop the reminders of a meeting, or let them go again."""
    meeting = meeting_by_id(partnership, pk)
    calling = _calling(meeting)
    if request.POST.get("stop"):
        services.stop_reminders(actor=actor_of(request), calling=calling)
        messages.success(request, _("Nobody is reminded of this meeting by itself."))
    else:
        services.resume_reminders(actor=actor_of(request), calling=calling)
        messages.success(request, _("Reminders go again."))
    return redirect(address("participants", meeting))


@inner_view(EDIT)
def answer_note(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Note an answer that came another way."""
    meeting = meeting_by_id(partnership, pk)
    row = selectors.participant_by_id(meeting, number)
    form = AnswerForm(posted(request), meeting=meeting, row=row)
    if form.is_valid() and run(
        form,
        lambda: services.answer_invitation(actor=actor_of(request), row=row, draft=form.draft()),
    ):
        messages.success(request, _("The answer is noted."))
        return redirect(address("participants", meeting))
    return form_page(
        request, partnership, meeting, form, _("Note an answer"), about=f"{row.organization_name}, {row.name}"
    )
