"""The controller, the clauses of forms, the record of processing activities."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.documents.web import OPEN_TABLES, document_download, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import papers, rules, selectors, services
from spoiwo.privacy.forms.papers import ActivityForm, ControllerForm
from spoiwo.privacy.views.shared import SECTION, address, deed_page, form_page


@inner_view(rules.KEEP)
@require_safe
def overview(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who answers for the data, the clauses of forms, and the ways on."""
    today = clock.today()
    current = selectors.controller_of(partnership, today)
    every = selectors.controllers_of(partnership)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "controller": current,
        "others": [one for one in every if one != current],
        "lines": selectors.clause_lines(partnership),
        "activities": selectors.activities_of(partnership),
        "owed": selectors.owed_clauses(partnership, today),
        "waiting": list(selectors.breaches_to_notify(partnership)),
        "history": list(selectors.history_of(partnership)[:40]),
    }
    return render(request, "privacy/overview.html", context)


@inner_view(rules.KEEP)
def controller_set(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say who answers for the data from a day on."""
    today = clock.today()
    form = ControllerForm(
        posted(request),
        members=selectors.possible_controllers(partnership, today),
        current=selectors.controller_of(partnership, today),
    )

    def deed() -> None:
        services.set_controller(
            actor=actor_of(request), partnership=partnership, draft=form.draft(),
            since=form.cleaned_data["since"],
        )  # fmt: skip

    back = address("overview", partnership)
    if form.is_valid() and run(form, deed):
        messages.success(request, _("Written down. Clauses at forms say it from that day on."))
        return redirect(back)
    return form_page(request, partnership, form, _("Say who answers for the data"), back)


@inner_view(rules.KEEP)
@require_safe
def clause(request: HttpRequest, partnership: Partnership, use: str) -> HttpResponse:
    """Show the clause of a kind of form as people see it, and the versions that were given."""
    found = selectors.use_by_code(use)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "shown": selectors.shown_clause(partnership, found, clock.today()),
        "versions": selectors.versions_of(partnership, found),
    }
    return render(request, "privacy/clause.html", context)


@inner_view(rules.KEEP)
@require_safe
def activity_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the record of processing activities and what of the product it does not tell yet."""
    files = [
        {"label": form.upper(), "url": address("activity_file", partnership, form)}
        for form in ("pdf", *OPEN_TABLES)
    ]
    context = {
        "partnership": partnership,
        "section": SECTION,
        "activities": selectors.activities_of(partnership),
        "missing": selectors.missing_uses(partnership),
        "files": files,
    }
    return render(request, "privacy/activity_list.html", context)


@inner_view(rules.KEEP)
@require_safe
def activity_file(request: HttpRequest, partnership: Partnership, paper: str) -> HttpResponse:
    """Hand out the record as a paper or as a table."""
    rows = selectors.activities_of(partnership)
    if paper in OPEN_TABLES:
        sheet = papers.sheet_of(rows)
        return sheets_download([sheet], paper, f"{sheet.name} {partnership.short_name}")
    today = clock.today()
    made = papers.paper_of(partnership, selectors.office_of(partnership, today), rows, today)
    return document_download(made, paper, partnership=partnership, kind=papers.KIND, request=request)


@inner_view(rules.KEEP)
@require_POST
def library_take_in(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write what the product does with personal data into the record."""
    count = services.take_in_library(actor=actor_of(request), partnership=partnership)
    said = ngettext("%(count)d activity was added.", "%(count)d activities were added.", count)
    messages.success(request, said % {"count": count})
    return redirect(address("activity_list", partnership))


@inner_view(rules.KEEP)
def activity_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Add a line of the office's own."""
    form = ActivityForm(posted(request))

    def deed() -> None:
        services.add_activity(actor=actor_of(request), partnership=partnership, draft=form.draft())

    back = address("activity_list", partnership)
    if form.is_valid() and run(form, deed):
        messages.success(request, _("The activity is in the record."))
        return redirect(back)
    return form_page(request, partnership, form, _("Add an activity"), back)


@inner_view(rules.KEEP)
def activity_change(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Change a line of the record; the clause of its form says the same."""
    found = selectors.activity_by_id(partnership, pk)
    form = ActivityForm(posted(request), activity=found)

    def deed() -> None:
        version = form.cleaned_data["version"] or 0
        try:
            services.change_activity(
                actor=actor_of(request), activity=found, draft=form.draft(), version=version
            )
        except ConcurrentChange:
            renew_version(form, selectors.activity_by_id(partnership, pk).version)
            raise

    back = address("activity_list", partnership)
    if form.is_valid() and run(form, deed):
        messages.success(request, _("The activity is changed."))
        return redirect(back)
    return form_page(
        request,
        partnership,
        form,
        _("Change the activity"),
        back,
        about=found.name,
        remove=address("activity_remove", partnership, pk),
    )


@inner_view(rules.KEEP)
def activity_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a line out of the record."""
    found = selectors.activity_by_id(partnership, pk)
    form = forms.Form(posted(request))

    def deed() -> str:
        services.remove_activity(actor=actor_of(request), activity=found)
        return _("The activity is taken out.")

    back, said = address("activity_list", partnership), {"about": found.name, "danger": True}
    return deed_page(request, partnership, form, deed, _("Take the activity out"), back, **said)
