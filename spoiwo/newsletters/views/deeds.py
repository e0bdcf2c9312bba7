"""What moves an issue on: one table of deeds, one view; before sending it shows whom the issue reaches."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.accounts.models import User
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.newsletters import rules, selectors, services
from spoiwo.newsletters.forms import SendForm
from spoiwo.newsletters.models import Issue
from spoiwo.newsletters.states import State
from spoiwo.newsletters.views.shared import address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import granted_to, inner_view


@dataclass(frozen=True, slots=True)
class Deed:
    """A step: its title, the rule that allows it, what is done, what is said afterwards, in which state."""

    title: Sentence
    rule: Callable[[Actor, Issue], Decision]
    do: Callable[[Actor, Issue, Any], object]
    done: Sentence
    state: State
    form: type[forms.Form] = forms.Form
    danger: bool = False


def _send(actor: Actor, issue: Issue, form: forms.Form) -> None:
    services.send_issue(actor=actor, issue=issue, fingerprint=form.cleaned_data["fingerprint"])


def _try(actor: Actor, issue: Issue, _form: forms.Form) -> None:
    services.send_trial(actor=cast(User, actor), issue=issue)


def _gather(actor: Actor, issue: Issue, _form: forms.Form) -> None:
    services.gather_again(actor=actor, issue=issue)


def _halt(actor: Actor, issue: Issue, _form: forms.Form) -> None:
    services.halt_issue(actor=actor, issue=issue)


def _resume(actor: Actor, issue: Issue, _form: forms.Form) -> None:
    services.resume_issue(actor=actor, issue=issue)


def _remove(actor: Actor, issue: Issue, _form: forms.Form) -> None:
    services.remove_issue(actor=actor, issue=issue)


DEEDS = {
    "wyslij": Deed(
        gettext_lazy("Send the issue"), rules.can_send_issue, _send,
        gettext_lazy("The issue is being sent. This page shows how far it has come."), State.DRAFT, SendForm,
    ),
    "proba": Deed(
        gettext_lazy("Send it to me alone"), rules.can_edit_issue, _try,
        gettext_lazy("A trial letter is on its way to your address."), State.DRAFT,
    ),
    "zbierz": Deed(
        gettext_lazy("Gather again"), rules.can_edit_issue, _gather,
        gettext_lazy("What became public meanwhile stands at the end."), State.DRAFT,
    ),
    "usun": Deed(
        gettext_lazy("Remove the draft"), rules.can_edit_issue, _remove,
        gettext_lazy("The draft is removed."), State.DRAFT, danger=True,
    ),
    "wstrzymaj": Deed(
        gettext_lazy("Halt the sending"), rules.can_halt_issue, _halt,
        gettext_lazy("No further letter leaves."), State.SENDING,
    ),
    "wznow": Deed(
        gettext_lazy("Send on"), rules.can_resume_issue, _resume,
        gettext_lazy("The rest is being sent."), State.HALTED,
    ),
}  # fmt: skip


def deeds_of(actor: Actor, issue: Issue) -> list[dict[str, object]]:
    """Return the steps that make sense now, each with whether it may be done, or why not."""
    return [
        {
            "title": deed.title,
            "url": address("issue_deed", issue.partnership, issue.pk, name),
            "decision": deed.rule(actor, issue),
        }
        for name, deed in DEEDS.items()
        if issue.state == deed.state
    ]


@inner_view(rules.WRITE)
def issue_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one step with an issue, once its page has said what will happen."""
    found = selectors.issue_by_id(partnership, pk)
    deed = DEEDS.get(address)
    if deed is None:
        raise NotFound(_("There is no such page."))
    if request.method != "POST":
        require(deed.rule(actor_of(request), found))
    form = deed.form(posted(request))
    if form.is_valid() and run(form, lambda: deed.do(actor_of(request), found, form)):
        messages.success(request, str(deed.done))
        return _onward(partnership, found, deed)
    more: dict[str, Any] = {"template": "newsletters/send.html"} if deed.do is _send else {}
    if deed.do is _send:
        more |= _whom(selectors.issue_by_id(partnership, pk), form)
        more["may_see"] = rules.SEE in granted_to(request)
    return form_page(
        request, partnership, form, deed.title, _back(partnership, pk),
        about=str(found), lines=_lines(deed, request), danger=deed.danger, **more,
    )  # fmt: skip


def _onward(partnership: Partnership, issue: Issue, deed: Deed) -> HttpResponse:
    if deed.do is _remove:
        return redirect(address("issue_list", partnership))
    if deed.do is _gather:
        return redirect(address("issue_edit", partnership, issue.pk))
    return redirect(_back(partnership, issue.pk))


def _back(partnership: Partnership, pk: int) -> str:
    return address("issue", partnership, pk)


def _whom(issue: Issue, form: forms.Form) -> dict[str, Any]:
    """Show the list as it is now; the form speaks of it, also when another was refused a moment ago."""
    audience = selectors.audience_of(issue, selectors.entries_of(issue))
    form.initial["fingerprint"] = audience.fingerprint
    if form.is_bound:
        typed = form.data.copy()  # type: ignore[attr-defined]  # bound to a QueryDict
        typed["fingerprint"] = audience.fingerprint
        form.data = typed
    return {"audience": audience, "issue": issue}


def _lines(deed: Deed, request: HttpRequest) -> list[str]:
    if deed.do is _try:
        return [_("A letter goes by e-mail to: %(email)s") % {"email": cast(User, request.user).email}]
    if deed.do is _halt:
        return [_("Letters that are on their way already arrive; no other leaves.")]
    return []
