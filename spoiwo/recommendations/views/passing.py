"""Passing on: the list of institutions, the letters, their answers as the secretariat heard them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import selectors, services
from spoiwo.recommendations.forms.fields import NoForm
from spoiwo.recommendations.forms.passing import (
    AddresseeForm,
    AddressForm,
    AnswerForm,
    PassForm,
    RemindForm,
    ReplyForm,
)
from spoiwo.recommendations.models import Recommendation, Response
from spoiwo.recommendations.states import Answer, Part
from spoiwo.recommendations.views.shared import EDIT, address, form_page

# Two weeks are usual for an answer of an institution.
_USUAL = timedelta(days=14)


@inner_view(EDIT)
def response_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put an institution on the list; nobody is written to yet."""
    found = selectors.recommendation_by_id(partnership, pk)
    form = AddresseeForm(posted(request), has_steps=found.has_steps, initial={"part": Part.ANSWERABLE})
    back = address("recommendation", found)
    if form.is_valid() and run(
        form,
        lambda: services.list_institution(actor=actor_of(request), recommendation=found, draft=form.draft()),
    ):
        messages.success(request, _("The institution is on the list. Nobody was written to yet."))
        return redirect(back)
    return form_page(request, partnership, form, _("Add an institution"), back, about=str(found))


@inner_view(EDIT)
def recommendation_pass(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whom the letters reach, then send them."""
    found = selectors.recommendation_by_id(partnership, pk)
    form = PassForm(posted(request), initial={"due": clock.today() + _USUAL})
    back = address("recommendation", found)
    if form.is_valid() and run(
        form,
        lambda: services.pass_on(actor=actor_of(request), recommendation=found, due=form.cleaned_data["due"]),
    ):
        messages.success(request, _("The letters are on their way."))
        return redirect(back)
    lines = tuple(_reach(one) for one in selectors.responses_of(found) if one.state == Answer.LISTED)
    return form_page(request, partnership, form, _("Pass on"), back, about=str(found), lines=lines)


def _reach(response: Response) -> str:
    if not response.email:
        return _("%(name)s: no e-mail, told by other means") % {"name": response.holder}
    return f"{response.holder}: {response.email}"


def _answer(actor: Actor, response: Response, form: Any) -> object:
    return services.answer_recommendation(actor=actor, response=response, draft=form.draft())


def _reply(actor: Actor, response: Response, form: Any) -> object:
    return services.reply_question(actor=actor, response=response, reply=form.cleaned_data["reply"])


def _remind(actor: Actor, response: Response, form: Any) -> object:
    return services.remind(actor=actor, response=response, seen=form.cleaned_data["seen"])


def _renew(actor: Actor, response: Response, form: Any) -> object:
    data = form.cleaned_data
    return services.renew_link(actor=actor, response=response, email=data["email"], seen=data["seen"])


def _remove(actor: Actor, response: Response, form: Any) -> object:
    return services.remove_institution(actor=actor, response=response)


Deed = Callable[[Actor, Response, Any], object]
DEEDS: dict[str, tuple[Any, type[forms.Form], Deed]] = {
    "odpowiedz": (gettext_lazy("Write down the answer"), AnswerForm, _answer),
    "odpisz": (gettext_lazy("Reply to the question"), ReplyForm, _reply),
    "przypomnij": (gettext_lazy("Remind"), RemindForm, _remind),
    "adres": (gettext_lazy("Send to another address"), AddressForm, _renew),
    "usun": (gettext_lazy("Take off the list"), NoForm, _remove),
}


@inner_view(EDIT)
def response_deed(
    request: HttpRequest, partnership: Partnership, pk: int, response: int, address: str
) -> HttpResponse:
    """Do one deed about an institution on the list."""
    found = selectors.recommendation_by_id(partnership, pk)
    row = selectors.response_by_id(found, response)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed = DEEDS[address]
    initial = {"name": row.person_name, "email": row.email, "seen": row.message_id or 0}
    form = (
        AnswerForm(posted(request), response=row, initial=initial)
        if form_class is AnswerForm
        else form_class(posted(request), initial=initial)
    )
    if form.is_valid() and run(form, lambda: deed(actor_of(request), row, form)):
        messages.success(request, _("It is recorded."))
        return redirect(_page(found))
    return form_page(
        request, partnership, form, title, _page(found), about=row.holder, lines=_lines(row, address)
    )


def _page(found: Recommendation) -> str:
    return address("recommendation", found)


def _lines(row: Response, name: str) -> tuple[Sentence, ...]:
    if name == "odpisz":
        return (row.words,)
    return (_("The letter goes to %(email)s.") % {"email": row.email},) if name == "przypomnij" else ()
