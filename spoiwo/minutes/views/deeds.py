"""What moves minutes on: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.meetings.models import AgendaItem
from spoiwo.meetings.selectors import meeting_by_id
from spoiwo.minutes import selectors, services
from spoiwo.minutes.forms.minutes import AmendForm, AnswerForm, ApproveForm, GroundForm, NoForm, SendForm
from spoiwo.minutes.looking import to_be_looked_at
from spoiwo.minutes.models import Minutes, Remark, Section
from spoiwo.minutes.services import SectionChanged
from spoiwo.minutes.states import SEEN, State
from spoiwo.minutes.views.shared import form_page, items, the_minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.looking import ask_to_look

Perform = Callable[[Actor, Minutes, Any], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, what it does, and in which states it is offered."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Perform
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed."""

    title: Sentence
    url: str


def _send(actor: Actor, minutes: Minutes, form: SendForm) -> object:
    return services.send_for_remarks(actor=actor, minutes=minutes, days=form.cleaned_data["days"])


def _approve(actor: Actor, minutes: Minutes, form: ApproveForm) -> object:
    words = form.cleaned_data["words"]
    return services.approve_minutes(actor=actor, minutes=minutes, item=form.chosen, words=words)


def _amend(actor: Actor, minutes: Minutes, form: AmendForm) -> object:
    data = form.cleaned_data
    return services.amend_sealed(
        actor=actor, minutes=minutes, item=form.chosen, old=data["old"], new=data["new"], why=data["why"]
    )


def _take_back(actor: Actor, minutes: Minutes, form: GroundForm) -> object:
    return services.take_back_minutes(actor=actor, minutes=minutes, ground=form.cleaned_data["ground"])


def _give(actor: Actor, minutes: Minutes, _form: forms.Form) -> object:
    return services.give_for_approval(actor=actor, minutes=minutes)


DEEDS = (
    Deed("wyslij", _("Send for remarks"), _("The minutes are sent for remarks."), SendForm, _send,
         frozenset({State.DRAFT})),
    Deed("do-przyjecia", _("Give for approval"),
         _("The minutes wait for approval at the next meeting."), NoForm, _give,
         frozenset({State.DRAFT, State.REMARKS})),
    Deed("przyjmij", _("Note the approval without a vote"), _("The minutes are approved and sealed."),
         ApproveForm, _approve, frozenset(SEEN)),
    Deed("wycofaj", _("Take back into writing"), _("The minutes are being written again."), GroundForm,
         _take_back, frozenset(SEEN)),
    Deed("sprostuj", _("Write an amendment"), _("The amendment stands beside the minutes."), AmendForm,
         _amend, frozenset({State.APPROVED})),
)  # fmt: skip
OPENING = frozenset({"do-przyjecia", "przyjmij"})
BY_ADDRESS = {deed.address: deed for deed in DEEDS}


def offers_for(minutes: Minutes) -> list[Offer]:
    """Return what can be done with the minutes now."""
    place = [minutes.partnership.slug, minutes.meeting_id]
    return [
        Offer(deed.title, reverse("minutes:minutes_deed", args=[*place, deed.address]))
        for deed in DEEDS
        if minutes.state in deed.states and (deed.form is not ApproveForm or _approving(minutes))
    ]


def _approving(minutes: Minutes) -> list[AgendaItem]:
    """Return the items of meetings whose day has come at which these minutes are approved."""
    rows = AgendaItem.objects.filter(approves=minutes.meeting_id, meeting__day__lte=clock.today())
    return list(rows.exclude(meeting__state="cancelled").select_related("meeting"))


def perform(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Show the form of a deed, and do the deed when it is sent."""
    if address == "sporzadz":
        return _draw_up(request, partnership, pk)
    minutes = the_minutes(partnership, pk)
    deed = BY_ADDRESS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    form = _form(request, minutes, deed)
    # With the approval they are read by everybody: what stands out is looked at before.
    opens = minutes if deed.address in OPENING and selectors.is_public(partnership) else None
    is_sealed = opens is not None and deed.perform is _approve
    stands_out = ask_to_look(form, to_be_looked_at(minutes) if is_sealed else ())
    back = reverse("minutes:minutes", args=[partnership.slug, pk])
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), minutes, form)):
        messages.success(request, str(deed.done))
        return redirect(back)
    letters = _letters(minutes) if deed.form is SendForm else {}
    looked_at = reverse("redactions:text", args=[partnership.slug, "protokoly", minutes.pk])
    return form_page(
        request, partnership, form, deed.title, back, meeting=minutes.meeting, opens=opens,
        stands_out=stands_out, looked_at=looked_at, **letters,
    )  # fmt: skip


def _letters(minutes: Minutes) -> dict[str, Any]:
    """Return whom the letters reach, and who took part and gets none."""
    return {"readers": selectors.readers_of(minutes), "silent": selectors.without_address(minutes)}


def _form(request: HttpRequest, minutes: Minutes, deed: Deed) -> forms.Form:
    if deed.form is SendForm:
        return SendForm(posted(request), initial={"days": selectors.remarks_days(minutes)})
    if deed.form is ApproveForm:
        return ApproveForm(posted(request), items=_approving(minutes))
    if deed.form is AmendForm:
        return AmendForm(posted(request), items=items(minutes.meeting))
    return deed.form(posted(request))


def _draw_up(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    meeting = meeting_by_id(partnership, pk)
    form = NoForm(posted(request))
    back = reverse("minutes:minutes", args=[partnership.slug, pk])
    if form.is_valid() and run(form, lambda: services.draw_up(actor=actor_of(request), meeting=meeting)):
        messages.success(request, gettext("The minutes are drawn up from what was recorded."))
        return redirect(back)
    return form_page(request, partnership, form, _("Draw up the minutes"), back, meeting=meeting)


def answer(request: HttpRequest, partnership: Partnership, minutes: Minutes, remark: Remark) -> HttpResponse:
    """Show a remark with the text it is about, and answer it."""
    section: Section | None = Section.objects.filter(minutes=minutes, item=remark.item).first()
    initial = {"text": section.text if section else "", "version": section.version if section else 0}
    form = AnswerForm(posted(request), initial=initial, is_on_an_item=remark.item is not None)
    back = f"{reverse('minutes:minutes', args=[partnership.slug, minutes.meeting_id])}#uwagi"
    if form.is_valid():
        try:
            done = run(form, lambda: _answer(actor_of(request), remark, form))
        except SectionChanged as conflict:
            done = False
            form.add_error(None, str(conflict.message))
        if done:
            messages.success(request, gettext("The remark is answered."))
            return redirect(back)
        minutes.refresh_from_db()
        latest = Section.objects.filter(minutes=minutes, item=remark.item).first()
        renew_version(form, latest.version if latest else 0)
    about = f"{remark.author}: {remark.text}"
    return form_page(
        request, partnership, form, _("Answer the remark"), back, meeting=minutes.meeting, about=about
    )


def _answer(actor: Actor, remark: Remark, form: AnswerForm) -> None:
    data = form.cleaned_data
    services.answer_remark(
        actor=actor,
        remark=remark,
        is_accepted=data["decision"] == "accepted",
        answer=data["answer"],
        text=data.get("text"),
        version=data["version"],
    )
