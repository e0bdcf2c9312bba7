"""Issues for the office: the list, one of them, writing it, its letter as it will look."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.communiques import content
from spoiwo.newsletters import papers, rules, selectors, services, sources
from spoiwo.newsletters.forms import EntryForm, IssueForm, NewsletterForm, SinceForm, WordsForm
from spoiwo.newsletters.models import Entry, Issue
from spoiwo.newsletters.services.writing import FIRST_LOOKS_BACK
from spoiwo.newsletters.states import Topic
from spoiwo.newsletters.views.deeds import deeds_of
from spoiwo.newsletters.views.shared import SECTION, address, form_page
from spoiwo.notifications import letters
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import granted_to, inner_view
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import lineup_of, projects_of


@inner_view(rules.WRITE)
@require_safe
def issue_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the issues, how many readers there are, and whether new ones may sign up."""
    context = {
        "partnership": partnership,
        "section": SECTION,
        "newsletter": selectors.newsletter_of(partnership),
        "issues": list(selectors.issues_of(partnership)),
        "counts": selectors.counts_of(partnership),
        "may_see": rules.SEE in granted_to(request),
    }
    return render(request, "newsletters/issue_list.html", context)


@inner_view(rules.WRITE)
def newsletter_set(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Open or close the newsletter, and say what it brings."""
    found = selectors.newsletter_of(partnership)
    initial = {"is_open": found.is_open, "about": found.about} if found else {}
    form = NewsletterForm(posted(request), initial=initial)

    def deed() -> None:
        services.set_newsletter(actor=actor_of(request), partnership=partnership, **form.cleaned_data)

    back = address("issue_list", partnership)
    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("Set up the newsletter"), back)


@inner_view(rules.WRITE)
def issue_draft(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Begin an issue that gathers what is new since a day."""
    since = selectors.begins_with(partnership, clock.today(), FIRST_LOOKS_BACK)
    form = SinceForm(posted(request), initial={"since": since})
    made: list[Issue] = []

    def deed() -> None:
        made.append(
            services.draft_issue(
                actor=actor_of(request), partnership=partnership, since=form.cleaned_data["since"]
            )
        )

    if form.is_valid() and run(form, deed):
        return redirect(address("issue_edit", partnership, made[0].pk))
    lines = [
        _("The draft gathers communiqués, recommendations, good practices, reports, projects and offers, "
          "and the open meetings ahead."),
        _("Nothing is sent before you have read it and pressed “Send”."),
    ]  # fmt: skip
    return form_page(
        request, partnership, form, _("Begin an issue"), address("issue_list", partnership), lines=lines
    )


@inner_view(rules.WRITE)
@require_safe
def issue(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an issue as it reads, what may be done with it, and how it reached its readers."""
    found = selectors.issue_by_id(partnership, pk)
    entries = selectors.entries_of(found)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "issue": found,
        "parts": papers.parts_of(selectors.sections_of(entries)),
        "lead": content.to_html(found.lead),
        "lineup": lineup_of(partnership, found.project, found.sent_on or clock.today()),
        "deeds": deeds_of(actor_of(request), found),
        "fates": selectors.fates_of(found).items(),
        "troubles": list(selectors.troubles_of(found)[:100]),
        "may_see": rules.SEE in granted_to(request),
        "audience": selectors.audience_of(found, entries) if found.is_draft else None,
        "history": list(selectors.history_of(found)[:40]),
    }
    return render(request, "newsletters/issue.html", context)


@inner_view(rules.WRITE)
def issue_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Order the entries, word them, leave some out, write the subject and the opening words."""
    found = selectors.issue_by_id(partnership, pk)
    require(rules.can_edit_issue(actor_of(request), found))
    data, entries = posted(request), selectors.entries_of(found)
    initial = {name: getattr(found, name) for name in ("title", "lead", "project", "version")}
    form = IssueForm(data, projects=_projects(partnership), initial=initial)
    rows = [EntryForm(data, entry=entry) for entry in entries]

    def deed() -> None:
        services.edit_issue(
            actor=actor_of(request), issue=found, draft=form.draft(rows), version=form.cleaned_data["version"]
        )

    if data is not None and all(one.is_valid() for one in (form, *rows)):
        if run(form, deed):
            messages.success(request, _("Saved."))
            return redirect(address("issue", partnership, pk))
        renew_version(form, selectors.issue_by_id(partnership, pk).version)
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": SECTION,
        "issue": found,
        "form": form,
        "rows": [(row, sources.LABELS[row.entry.kind]) for row in rows],
    }
    return render(request, "newsletters/issue_edit.html", context, status=status_of(form, *rows))


@inner_view(rules.WRITE)
def words_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add an entry of one's own."""
    found = selectors.issue_by_id(partnership, pk)
    require(rules.can_edit_issue(actor_of(request), found))
    form = WordsForm(posted(request))

    def deed() -> None:
        typed = form.cleaned_data
        services.add_words(
            actor=actor_of(request), issue=found, title=typed["title"], text=typed["text"],
            topic=Topic(typed["topic"]),
        )  # fmt: skip

    back = address("issue_edit", partnership, pk)
    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("Add own words"), back, about=str(found))


@inner_view(rules.WRITE)
@require_safe
def issue_letter(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Show the letter as a mail program would: with its HTML, or as plain text."""
    found = selectors.issue_by_id(partnership, pk)
    if form not in {"html", "tekst"}:
        raise NotFound(_("There is no such page."))
    letter = _rendered(found, selectors.entries_of(found))
    if form == "tekst":
        return HttpResponse(f"{letter.subject}\n\n{letter.text}", content_type="text/plain; charset=utf-8")
    response = HttpResponse(letter.html)
    # Mail programs know only styles inside the letter; the page has nothing else.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    )
    return response


def _rendered(issue: Issue, entries: list[Entry]) -> letters.Letter:
    draft = papers.trial(issue, entries, "")
    context = {**draft.context, "is_trial": False}
    return letters.render(papers.ISSUE, context, papers.on_a_page(papers.marks_of(issue)))


def _projects(partnership: Partnership) -> list[Project]:
    """Return the projects an issue may carry the signs of."""
    return [link.project for link in projects_of(partnership)]
