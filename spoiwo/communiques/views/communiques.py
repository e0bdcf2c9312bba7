"""The register of communiqués, one of them, writing, files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.polish.proofing import Kind
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.numbers import year_number
from spoiwo.common.web.proofing import Advice, advice_on_html
from spoiwo.communiques import content, marks, rules, selectors, services
from spoiwo.communiques.forms.writing import CommuniqueForm
from spoiwo.communiques.models import Communique
from spoiwo.communiques.selectors.communiques import counts_of
from spoiwo.communiques.states import State
from spoiwo.communiques.views import deeds
from spoiwo.communiques.views.shared import EDIT, VIEW, form_page
from spoiwo.communiques.web import FORMS, taken
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meetings_of
from spoiwo.meetings.states import TOOK_PLACE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import projects_of

_SESSIONS_OFFERED = 40
_FIELDS = ("title", "lead", "text", "day", "project", "version")


@inner_view(VIEW)
@require_safe
def communique_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List drafts and published communiqués with how far each has come."""
    year = year_number(request.GET.get("rok", ""))
    context = {
        "partnership": partnership,
        "section": "communiques",
        "lines": selectors.drafts_and_published(partnership, year),
        "years": selectors.years_of(partnership),
        "year": year,
        "may_edit": rules.can_edit(actor_of(request), partnership),
    }
    return render(request, "communiques/communique_list.html", context)


@inner_view(VIEW)
@require_safe
def communique(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one communiqué: its words, its list of institutions with their evidence, what can be done."""
    found = selectors.communique_by_id(partnership, pk)
    may_edit = rules.can_edit(actor_of(request), partnership)
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "communiques",
        "communique": found,
        "text": content.to_html(found.text, level=3),
        "lineup": marks.lineup_on(found),
        "may_edit": may_edit,
        "counts": counts_of(found),
        "placements": list(selectors.placements_of(found)),
        "offers": deeds.offers_for(found) if may_edit else [],
        "files": _files(found),
        "history": list(selectors.history(found)[:40]),
        "advice": _advice(found) if found.state == State.DRAFT and may_edit else None,
    }
    return render(request, "communiques/communique.html", context)


def _advice(found: Communique) -> Advice:
    """Return what a careful editor would point at in the communiqué as it stands on its day."""
    head = format_html("<h2>{}</h2><p>{}</p>", found.title, found.lead)
    # An address typed in a communiqué becomes a link by itself: there is no way to give it words.
    html = head + content.to_html(found.text, level=3)
    return advice_on_html(html, found.day, without=frozenset({Kind.LINK_IS_ADDRESS}))


def _files(found: Communique) -> list[dict[str, str]]:
    place = [found.partnership.slug, found.pk]
    return [
        {
            "label": str(form.label),
            "name": found.label,
            "url": reverse("communiques:communique_file", args=[*place, word]),
        }
        for word, form in FORMS.items()
    ]


@inner_view(VIEW)
@require_safe
def communique_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand the communiqué out ready to be taken over; a DOCX in the layout of the office."""
    return taken(selectors.communique_by_id(partnership, pk), form)


@inner_view(EDIT)
def communique_draft(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin a communiqué; ``spotkanie`` in the address is the session it is from."""
    sessions = _sessions(partnership)
    chosen = next((one for one in sessions if str(one.pk) == request.GET.get("spotkanie")), None)
    initial = {
        "day": clock.today(),
        "meeting": str(chosen.pk) if chosen else "",
        "project": chosen.project if chosen else None,
    }
    form = CommuniqueForm(
        posted(request), initial=initial, meetings=sessions, projects=_projects(partnership)
    )
    made: list[Communique] = []

    def deed() -> None:
        draft = form.draft()
        made.append(services.draft_communique(actor=actor_of(request), partnership=partnership, draft=draft))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The draft is saved. Nobody outside sees it yet."))
        return redirect("communiques:communique", partnership.slug, made[0].pk)
    back = reverse("communiques:communique_list", args=[partnership.slug])
    return form_page(
        request, partnership, form, gettext_lazy("Write a communiqué"), back, button=_("Save the draft")
    )


@inner_view(EDIT)
def communique_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a draft anew."""
    found = selectors.communique_by_id(partnership, pk)
    require(rules.can_write(actor_of(request), found))
    initial = {name: getattr(found, name) for name in _FIELDS} | {"meeting": str(found.meeting_id or "")}
    sessions = _sessions(partnership, found.meeting)
    form = CommuniqueForm(
        posted(request), initial=initial, meetings=sessions, projects=_projects(partnership)
    )
    back = reverse("communiques:communique", args=[partnership.slug, pk])
    if form.is_valid():

        def deed() -> None:
            version = form.cleaned_data["version"]
            services.edit_communique(
                actor=actor_of(request), communique=found, draft=form.draft(), version=version
            )

        if run(form, deed):
            messages.success(request, _("Saved."))
            return redirect(back)
        renew_version(form, selectors.communique_by_id(partnership, pk).version)
    title = gettext_lazy("Save the draft")
    return form_page(request, partnership, form, title, back, communique=found, advice=_advice(found))


def _projects(partnership: Partnership) -> list[Project]:
    """Return the projects a communiqué may belong to."""
    return [link.project for link in projects_of(partnership)]


def _sessions(partnership: Partnership, also: Meeting | None = None) -> list[Meeting]:
    """Return the sessions a communiqué may be from: those held, the latest first."""
    rows = meetings_of(partnership).filter(state__in=TOOK_PLACE, day__lte=clock.today())
    offered = list(rows.order_by("-day", "-pk")[:_SESSIONS_OFFERED])
    return offered if also is None or also in offered else [also, *offered]
