"""The steps of the office, each a form on a page of its own: the person reads what is written there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.requests import rules, selectors, services
from spoiwo.requests.forms import AnswerForm, ExtendForm, GroundForm, HandOverForm, RefuseForm
from spoiwo.requests.models import Case
from spoiwo.requests.states import Reply
from spoiwo.requests.views.shared import address, form_page


@dataclass(frozen=True, slots=True)
class Deed:
    """A step: its title, its form, the rule that allows it, what is done, and what is said afterwards."""

    title: Sentence
    form: Callable[..., forms.Form]
    rule: Callable[[Actor, Case], Decision]
    do: Callable[[Actor, Case, Any], object]
    done: Sentence
    is_told: bool = True
    danger: bool = False


def _may_extend(actor: Actor, case: Case) -> Decision:
    return rules.can_extend_case(actor, case, clock.today())


def _answer(actor: Actor, case: Case, form: Any) -> None:
    services.answer_case(actor=actor, case=case, draft=form.draft())


def _refuse(actor: Actor, case: Case, form: Any) -> None:
    services.refuse_case(actor=actor, case=case, draft=form.draft(), remedy=form.cleaned_data["remedy"])


def _hand_over(actor: Actor, case: Case, form: Any) -> None:
    services.hand_over_case(actor=actor, case=case, to=form.cleaned_data["to"], draft=form.draft())


def _extend(actor: Actor, case: Case, form: Any) -> None:
    data = form.cleaned_data
    services.extend_case(actor=actor, case=case, due_on=data["due_on"], reason=data["reason"])


def _withdraw(actor: Actor, case: Case, form: Any) -> None:
    services.withdraw_case(actor=actor, case=case, ground=form.cleaned_data["ground"])


def _reopen(actor: Actor, case: Case, form: Any) -> None:
    services.reopen_case(actor=actor, case=case, ground=form.cleaned_data["ground"])


DEEDS = {
    "odpowiedz": Deed(
        pgettext_lazy("verb", "Answer"), AnswerForm, rules.can_settle_case, _answer,
        gettext_lazy("The request is answered."),
    ),
    "przedluz": Deed(
        gettext_lazy("Move the term"), ExtendForm, _may_extend, _extend, gettext_lazy("The term is moved.")
    ),
    "przekaz": Deed(
        gettext_lazy("Hand it over"), HandOverForm, rules.can_settle_case, _hand_over,
        gettext_lazy("The request is handed over."),
    ),
    "odmow": Deed(
        gettext_lazy("Refuse"), RefuseForm, rules.can_settle_case, _refuse,
        gettext_lazy("The request is refused."), danger=True,
    ),
    "wycofane": Deed(
        gettext_lazy("Note that it was withdrawn"), GroundForm, rules.can_withdraw_case, _withdraw,
        gettext_lazy("The request is closed as withdrawn."), is_told=False,
    ),
    "wznow": Deed(
        gettext_lazy("Take it up again"), GroundForm, rules.can_reopen_case, _reopen,
        gettext_lazy("The request waits for an answer again."), is_told=False,
    ),
}  # fmt: skip


def deeds_of(actor: Actor, case: Case) -> list[dict[str, object]]:
    """Return the steps that make sense now: those that may be done, and the others with the reason."""
    shown = [name for name in DEEDS if (name == "wznow") != case.is_open]
    return [
        {
            "title": DEEDS[name].title,
            "url": address("case_deed", case.partnership, case.pk, name),
            "decision": DEEDS[name].rule(actor, case),
        }
        for name in shown
    ]


@inner_view(rules.ANSWER)
def case_deed(request: HttpRequest, partnership: Partnership, pk: int, deed: str) -> HttpResponse:
    """Do one step with a request, once its page has said whom it reaches."""
    wanted = DEEDS.get(deed)
    if wanted is None:
        raise NotFound(_("There is no such page."))
    found = selectors.case_by_id(partnership, pk)
    actor = actor_of(request)
    if request.method != "POST":
        require(wanted.rule(actor, found))
    form = wanted.form(*_typed(request), case=found)
    if form.is_valid() and run(form, lambda: wanted.do(actor, found, form)):
        messages.success(request, str(wanted.done))
        return redirect(found)
    return form_page(
        request, partnership, form, wanted.title, found.get_absolute_url(),
        about=found.subject, lines=_lines(wanted, found), danger=wanted.danger,
    )  # fmt: skip


def _typed(request: HttpRequest) -> tuple[Any, ...]:
    data = posted(request)
    return (data, request.FILES) if data is not None else ()


def _lines(deed: Deed, case: Case) -> list[str]:
    """Say which request it is, whom the words reach, and by when."""
    lines = [_("Request %(reference)s: %(name)s") % {"reference": str(case), "name": case.get_kind_display()}]
    if not deed.is_told:
        return lines
    lines.append(_told_by(case))
    if deed.form is ExtendForm:
        latest = long_date(case.clock.latest(case.came_on))
        lines.append(_("The answer is due by %(day)s.") % {"day": long_date(case.due_on)})
        lines.append(_("The latest day it can be moved to: %(day)s.") % {"day": latest})
    return lines


def _told_by(case: Case) -> str:
    if case.reply == Reply.EMAIL:
        return _("A letter goes by e-mail to: %(email)s") % {"email": case.email}
    if case.reply == Reply.POST:
        return _("No letter goes by itself. Post it to: %(address)s") % {"address": case.address}
    return _("No letter goes by itself. Call: %(phone)s") % {"phone": case.phone}
