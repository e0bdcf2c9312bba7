"""The page of an invitation: opened by a personal link, on a telephone, twice a year."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.attendance import selectors, services
from spoiwo.attendance.calendar import event_of
from spoiwo.attendance.forms.calling import AnswerForm, ConfirmForm
from spoiwo.attendance.letters import address_of
from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import ConfirmDraft
from spoiwo.attendance.states import ANSWERING, SUBSCRIBING, Mark
from spoiwo.attendance.times import answers_close_at, confirming_opens_at
from spoiwo.attendance.views.shared import new_key
from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.meetings.selectors import agenda_of
from spoiwo.meetings.states import State
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.calendars import publication
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import link_view
from spoiwo.registry.selectors import secretariat_of


def whom_to_ask(link: PersonalLink) -> Sentence:
    """Return whom to write to when a link opens nothing any more."""
    contact = secretariat_of(link.partnership, clock.today())
    parts = [contact.organization, contact.name, contact.phone, contact.email]
    return ", ".join(part for part in parts if part) or link.partnership.short_name


@link_view(ANSWERING, whom_to_ask=whom_to_ask)
def answer(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show what, when and where; take the answer, and after the beginning the confirmed presence."""
    row = selectors.participant_of_link(link)
    meeting = row.meeting
    now = clock.now()
    is_on = meeting.state not in {State.CANCELLED, State.POSTPONED}
    can_answer = is_on and now < answers_close_at(meeting) and not selectors.is_frozen(meeting)
    can_confirm = is_on and now >= confirming_opens_at(meeting) and not selectors.is_frozen(meeting)
    deed = request.POST.get("deed", "")
    form = AnswerForm(posted(request) if deed == "answer" else None, meeting=meeting, row=row, link=link)
    confirm = ConfirmForm(
        posted(request) if deed == "confirm" else None,
        meeting=meeting,
        row=row,
        link=link,
        initial={"who": "self", "key": new_key()},
    )
    if deed == "answer" and form.is_valid() and run(form, lambda: _answer(link, row, form)):
        messages.success(request, _("Thank you. The answer is recorded."))
        return redirect("attendance:answer", token_of(link))
    if deed == "confirm" and confirm.is_valid() and run(confirm, lambda: _confirm(link, row, confirm)):
        messages.success(request, _("Thank you. The presence is recorded."))
        return redirect("attendance:answer", token_of(link))
    context = {
        "link": link,
        "token": token_of(link),
        "row": row,
        "meeting": meeting,
        "partnership_name": link.partnership.short_name,
        "agenda": agenda_of(meeting, public_only=True),
        "form": form,
        "confirm": confirm,
        "can_answer": can_answer,
        "can_confirm": can_confirm,
        "contact": secretariat_of(link.partnership, clock.today()),
        "calendar": _calendar_of(row),
    }
    return render(request, "attendance/answer.html", context, status=status_of(form, confirm))


def _calendar_of(row: Participant) -> str:
    """Return the address of the calendar given to this participant; empty while none is."""
    link = links_of(SUBSCRIBING, [row.pk]).filter(revoked_at=None).first()
    if link is None or link.closed is not None:
        return ""
    return settings.SITE_ADDRESS + reverse("attendance:personal_calendar", args=[token_of(link)])


def _answer(link: PersonalLink, row: Participant, form: AnswerForm) -> None:
    use_link(link)
    services.answer_invitation(actor=LinkActor(link), row=row, draft=form.draft())


def _confirm(link: PersonalLink, row: Participant, form: ConfirmForm) -> None:
    use_link(link)
    data = form.cleaned_data
    is_deputy = data["who"] == "deputy"
    services.confirm_presence(
        actor=LinkActor(link),
        row=row,
        draft=ConfirmDraft(
            mark=Mark.REMOTE if data.get("is_remote") else Mark.PRESENT,
            key=data["key"],
            deputy_name=data["deputy_name"] if is_deputy else "",
            deputy_office=data["deputy_office"] if is_deputy else "",
        ),
    )


@link_view(ANSWERING, whom_to_ask=whom_to_ask)
@require_safe
def answer_calendar(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Give the meeting as a file for a calendar."""
    row = selectors.participant_of_link(link)
    event = event_of(row.meeting, stamped_at=clock.now(), url=address_of(token_of(link)), is_for_invited=True)
    response = HttpResponse(publication([event]), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="spotkanie.ics"'
    return response
