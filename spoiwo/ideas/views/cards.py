"""Cards of ideas: writing, deciding, partners, the card on paper."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.ideas import papers, rules, selectors, services
from spoiwo.ideas.forms.cards import AnswerForm, GroundForm, IdeaForm, NoForm, PartnerForm
from spoiwo.ideas.models import Idea
from spoiwo.ideas.states import State
from spoiwo.ideas.views.shared import DECIDE, EDIT, VIEW, call_page, confirm, form_page, idea_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

Deed = Callable[..., None]
_LIVE = (State.HANDED_IN, State.RETURNED, State.ADMITTED, State.ON_BALLOT, State.CHOSEN, State.NOT_CHOSEN)
# Addresses of deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Deed, tuple[State, ...]]] = {
    "zglos": (gettext_lazy("Hand the card in"), NoForm, services.hand_in, (State.DRAFT, State.RETURNED)),
    "przyjmij": (gettext_lazy("Admit the idea"), NoForm, services.admit_idea, (State.HANDED_IN,)),
    "zwroc": (
        gettext_lazy("Return to the author"),
        GroundForm,
        services.return_idea,
        (State.HANDED_IN, State.ADMITTED),
    ),
    "zrezygnuj": (gettext_lazy("Give the idea up"), GroundForm, services.give_up_idea, _LIVE),
    "usun": (gettext_lazy("Remove the card"), NoForm, services.remove_idea, (State.DRAFT,)),
}
_DANGER = {"usun", "zrezygnuj"}


@inner_view(EDIT)
def idea_add(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Begin a card."""
    call = selectors.call_by_number(partnership, number)
    form = IdeaForm(posted(request), themes=call.themes)
    made: list[Idea] = []

    def deed() -> None:
        mark = form.cleaned_data["mark"]
        draft = form.draft()
        made.append(services.add_idea(actor=actor_of(request), call=call, draft=draft, mark=mark))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The card is saved. List its partners, then hand it in."))
        return redirect(idea_page(made[0]))
    return form_page(request, partnership, form, _("Write a card"), call_page(call), call=call)


@inner_view(VIEW)
@require_safe
def idea(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a card with its partners, how the rule stands, and what can be done."""
    found = selectors.idea_by_id(partnership, pk)
    actor = actor_of(request)
    may_decide, may_rewrite = rules.can_decide_ideas(actor, partnership), rules.can_rewrite(actor, found)
    context = {
        "partnership": partnership,
        "section": "ideas",
        "call": found.call,
        "idea": found,
        "card": selectors.card_of(found),
        "may_edit": rules.can_edit_ideas(actor, partnership),
        "may_rewrite": may_rewrite,
        "may_change_partners": rules.can_change_partners(actor, found),
        "deeds": _deeds(found, may_decide=bool(may_decide), may_rewrite=bool(may_rewrite)),
        "may_make": may_decide and found.state == State.CHOSEN,
        "files": idea_files(found),
    }
    return render(request, "ideas/idea.html", context)


def idea_files(found: Idea) -> list[dict[str, object]]:
    """Return the card as files."""
    return [
        {"label": kind.upper(), "name": in_polish(found.title), "url": idea_page(found, "idea_file", kind)}
        for kind in FORMATS
    ]


def _deeds(found: Idea, *, may_decide: bool, may_rewrite: bool) -> list[dict[str, Any]]:
    """Return the buttons in the order of use: what leads on, then the change of words, then the end."""
    deeds = [
        {"title": title, "url": idea_page(found, "idea_deed", name), "is_danger": name in _DANGER}
        for name, (title, _form, _deed, states) in DEEDS.items()
        if may_decide and found.state in states
    ]
    if may_rewrite:
        deeds.append({"title": _("Edit"), "url": idea_page(found, "idea_edit"), "is_danger": False})
    return sorted(deeds, key=lambda one: bool(one["is_danger"]))


@inner_view(EDIT)
def idea_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a card anew."""
    found = selectors.idea_by_id(partnership, pk)
    form = IdeaForm(posted(request), themes=found.call.themes, idea=found)

    def deed() -> None:
        services.edit_idea(
            actor=actor_of(request), idea=found, draft=form.draft(), version=form.cleaned_data["version"]
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The changes are saved."))
        return redirect(idea_page(found))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    title = _("Edit the card")
    return form_page(request, partnership, form, title, idea_page(found), call=found.call, about=found.title)


@inner_view(DECIDE)
def idea_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Do one deed on a card."""
    found = selectors.idea_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class, deed, _states = DEEDS[address]
    form = form_class(posted(request))
    if form.is_valid() and run(form, lambda: deed(actor=actor_of(request), idea=found, **form.cleaned_data)):
        messages.success(request, _("It is recorded."))
        return redirect(call_page(found.call) if address == "usun" else idea_page(found))
    lines = (_during_vote(),) if address == "zrezygnuj" and found.state == State.ON_BALLOT else ()
    return form_page(
        request,
        partnership,
        form,
        title,
        idea_page(found),
        call=found.call,
        about=found.title,
        lines=lines,
        danger=address in _DANGER,
    )


def _during_vote() -> str:
    return _("It stays on the ballot, marked. Votes given for it stay given and count for nothing.")


@inner_view(VIEW)
@require_safe
def idea_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand the card out as a paper of the office, with all its partners and their answers."""
    found = selectors.idea_by_id(partnership, pk)
    document = papers.idea_paper(found)
    name = f"{document.title} {found.title}"[:120]
    return document_download(document, kind, partnership=partnership, kind=papers.CARD, name=name)


@inner_view(EDIT)
def partner_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """List an institution as a partner to be asked."""
    found = selectors.idea_by_id(partnership, pk)
    form = PartnerForm(posted(request))
    if form.is_valid() and run(
        form, lambda: services.add_partner(actor=actor_of(request), idea=found, **form.cleaned_data)
    ):
        messages.success(request, _("The institution is on the list. It is named in public once it agrees."))
        return redirect(idea_page(found))
    title = _("Add a partner")
    return form_page(request, partnership, form, title, idea_page(found), call=found.call, about=found.title)


@inner_view(EDIT)
def partners_ask(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whom the letter reaches, then send it."""
    found = selectors.idea_by_id(partnership, pk)
    form = NoForm(posted(request))
    asked: list[Any] = []
    if form.is_valid() and run(
        form, lambda: asked.extend(services.ask_partners(actor=actor_of(request), idea=found))
    ):
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", len(asked))
        messages.success(request, said % {"count": len(asked)})
        return redirect(idea_page(found))
    card = selectors.card_of(found)
    return form_page(
        request,
        partnership,
        form,
        _("Ask the partners"),
        idea_page(found),
        call=found.call,
        about=found.title,
        button=_("Send the letters"),
        template="ideas/partners_ask.html",
        reached=services.to_ask(found),
        missed=[one for one in card.open_partners if not one.email],
    )


@inner_view(EDIT)
def partner_answer(request: HttpRequest, partnership: Partnership, pk: int, partner: int) -> HttpResponse:
    """Write down what an institution said to the secretariat."""
    found = selectors.idea_by_id(partnership, pk)
    row = selectors.partner_by_id(found, partner)
    form = AnswerForm(posted(request))

    def deed() -> None:
        data = form.cleaned_data
        services.answer_partner(
            actor=actor_of(request), partner=row, agrees=data["answer"] == "agreed", words=data["words"]
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("It is recorded."))
        return redirect(idea_page(found))
    title = _("Write the answer down")
    return form_page(request, partnership, form, title, idea_page(found), call=found.call, about=row.name)


@inner_view(EDIT)
def partner_remove(request: HttpRequest, partnership: Partnership, pk: int, partner: int) -> HttpResponse:
    """Take an institution off the card."""
    found = selectors.idea_by_id(partnership, pk)
    row = selectors.partner_by_id(found, partner)
    return confirm(
        request, found.call, _("Take the partner off"),
        lambda actor: services.remove_partner(actor=actor, partner=row),
        idea_page(found), about=row.name, danger=True,
    )  # fmt: skip
