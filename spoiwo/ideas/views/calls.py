"""Calls for ideas: the list, one call with its ideas and its result, its deeds, the gala on paper."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.ideas import papers, rules, selectors, services
from spoiwo.ideas.forms.calls import CallForm, RuleForm, call_as_typed
from spoiwo.ideas.forms.cards import NoForm
from spoiwo.ideas.models import Call
from spoiwo.ideas.states import CallState, State
from spoiwo.ideas.views.shared import EDIT, VIEW, call_page, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_ON_A_PAGE = 40
Deed = Callable[..., None]
# Addresses of deeds: what the button says, the service, in which states.
DEEDS: dict[str, tuple[Any, Deed, tuple[CallState, ...]]] = {
    "otworz": (gettext_lazy("Open the call"), services.open_call, (CallState.DRAFT,)),
    "usun": (gettext_lazy("Remove the call"), services.remove_call, (CallState.DRAFT,)),
}


@inner_view(VIEW)
@require_safe
def call_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the calls, the newest first."""
    context = {
        "partnership": partnership,
        "section": "ideas",
        "calls": list(selectors.calls_of(partnership)),
        "rule": selectors.rule_of(partnership),
        "may_edit": rules.can_edit_ideas(actor_of(request), partnership),
    }
    return render(request, "ideas/call_list.html", context)


@inner_view(EDIT)
def call_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a call."""
    start = {"votes_each": 3, "places": 5, "threshold_percent": 0, "valid_from": clock.today()}
    form = CallForm(posted(request), initial=start)
    made: list[Call] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.draft_call(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The call is saved. Nobody outside reads it until it is opened."))
        return redirect(call_page(made[0]))
    back = reverse("ideas:call_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Prepare a call for ideas"), back)


@inner_view(VIEW)
@require_safe
def call(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show a call: its ideas narrowed by state, theme and words, and what comes next."""
    found = selectors.call_by_number(partnership, number)
    actor = actor_of(request)
    may_edit = rules.can_edit_ideas(actor, partnership)
    wanted = selectors.IdeaFilter(
        state=request.GET.get("stan", ""),
        theme=request.GET.get("temat", "")[:120],
        words=request.GET.get("q", "").replace("\x00", "").strip()[:100],
    )
    page = Paginator(selectors.ideas_of(found, wanted), _ON_A_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": partnership,
        "section": "ideas",
        "call": found,
        "page": page,
        "cards": selectors.cards_of(page.object_list, selectors.rule_of(partnership)),
        "wanted": wanted,
        "is_narrowed": wanted != selectors.IdeaFilter(),
        "states": State.choices,
        "is_collecting": found.is_collecting(clock.today()),
        "may_edit": may_edit,
        "may_add": rules.can_add_idea(actor, found),
        "deeds": _deeds(found) if may_edit else [],
        "files": gala_files(found, "ideas:gala_file") if found.is_decided else [],
        "history": list(selectors.history_of_call(found)[:40]),
    }
    return render(request, "ideas/call.html", context)


def gala_files(found: Call, route: str) -> list[dict[str, object]]:
    """Return the gala of the call as files."""
    place = [found.partnership.slug, found.number]
    return [
        {"label": kind.upper(), "name": in_polish(found.title), "url": reverse(route, args=[*place, kind])}
        for kind in FORMATS
    ]


def _deeds(found: Call) -> list[dict[str, Any]]:
    """Return the buttons in the order of use: what leads on, then the change of words, then the end."""
    deeds = [
        {"title": title, "url": call_page(found, "call_deed", name), "is_danger": name == "usun"}
        for name, (title, _deed, states) in DEEDS.items()
        if found.state in states
    ]
    deeds.append({"title": _("Edit"), "url": call_page(found, "call_edit"), "is_danger": False})
    return sorted(deeds, key=lambda one: bool(one["is_danger"]))


@inner_view(EDIT)
def call_edit(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Write a call anew."""
    found = selectors.call_by_number(partnership, number)
    form = CallForm(posted(request), initial=call_as_typed(found))

    def deed() -> None:
        services.edit_call(
            actor=actor_of(request), call=found, draft=form.draft(), version=form.cleaned_data["version"]
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The changes are saved."))
        return redirect(call_page(found))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the call"), call_page(found), call=found)


@inner_view(EDIT)
def call_deed(request: HttpRequest, partnership: Partnership, number: int, address: str) -> HttpResponse:
    """Do one deed on a call."""
    found = selectors.call_by_number(partnership, number)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, deed, _states = DEEDS[address]
    form: forms.Form = NoForm(posted(request))
    if form.is_valid() and run(form, lambda: deed(actor=actor_of(request), call=found)):
        messages.success(request, _("It is recorded."))
        if address == "usun":
            return redirect("ideas:call_list", partnership.slug)
        return redirect(call_page(found))
    danger = address == "usun"
    return form_page(request, partnership, form, title, call_page(found), call=found, danger=danger)


@inner_view(EDIT)
def rule_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Set how many partners from how many sectors a joint project needs."""
    rule = selectors.rule_of(partnership)
    form = RuleForm(posted(request), initial={"partners": rule.partners, "sectors": rule.sectors})
    back = reverse("ideas:call_list", args=[partnership.slug])

    def deed() -> None:
        services.set_rule(actor=actor_of(request), partnership=partnership, rule=form.rule())

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The rule is set."))
        return redirect(back)
    lines = (
        _("An idea becomes a joint project once so many partners from so many sectors gave their word."),
        _("The indicator of joint projects in reports always counts 3 partners from 2 sectors."),
    )
    return form_page(request, partnership, form, _("Rule of joint projects"), back, lines=lines)


@inner_view(VIEW)
@require_safe
def gala_file(request: HttpRequest, partnership: Partnership, number: int, kind: str) -> HttpResponse:
    """Hand the gala out as a paper of the office."""
    found = selectors.call_by_number(partnership, number)
    if not found.is_decided:
        raise NotFound(_("This call has no result yet."))
    document = papers.gala_paper(found)
    return document_download(
        document, kind, partnership=partnership, kind=papers.GALA, name=document.title[:120]
    )
