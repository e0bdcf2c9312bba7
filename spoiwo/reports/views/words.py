"""Writing: the title of a report, and the words beside its figures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import papers, rules, selectors, services
from spoiwo.reports.forms.reports import NarrativeForm, TitleForm
from spoiwo.reports.models import Narrative, Report
from spoiwo.reports.states import Chapter
from spoiwo.reports.views.page import parts_of
from spoiwo.reports.views.shared import EDIT, form_page, url_of


@inner_view(EDIT)
def report_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Change the title, and whether small numbers stand in words."""
    found = selectors.report_by_id(partnership, pk)
    names = ("title", "is_in_words", "version")
    form = TitleForm(posted(request), initial={name: getattr(found, name) for name in names})
    back = url_of(found)
    if form.is_valid() and run(
        form,
        lambda: services.describe_report(actor=actor_of(request), report=found, **form.cleaned_data),
    ):
        messages.success(request, _("The title is saved."))
        return redirect(back)
    if form.errors:
        renew_version(form, selectors.report_by_id(partnership, pk).version)
    return form_page(
        request, partnership, form, _("Change the title or the spelling of numbers"), back,
        report=found, allowed=rules.can_write(actor_of(request), found),
    )  # fmt: skip


@inner_view(EDIT)
def narrative_edit(request: HttpRequest, partnership: Partnership, pk: int, chapter: int) -> HttpResponse:
    """Write the words of a part; a text saved by somebody else meanwhile is shown beside it."""
    found = selectors.report_by_id(partnership, pk)
    part = _chapter(chapter)
    saved = selectors.narratives_of(found).get(part)
    initial = {"text": saved.text if saved else "", "version": saved.version if saved else 0}
    form = NarrativeForm(posted(request), initial=initial)
    back = f"{url_of(found)}#czesc-{chapter}"
    if form.is_valid() and run(form, lambda: _write(request, found, part, form)):
        messages.success(request, _("The words of the part are saved."))
        return redirect(back)
    theirs = _saved_meanwhile(found, part, form)
    if theirs is not None:
        renew_version(form, theirs.version)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "part": parts_of(found, papers.content_of(found))[chapter - 1],
        "form": form,
        "theirs": theirs,
        "back": back,
        "denied": "" if form.is_bound else rules.can_write(actor_of(request), found).reason,
        "keep": f"sprawozdanie-{found.pk}-{chapter}-{initial['version']}",
    }
    return render(request, "reports/narrative.html", context, status=status_of(form))


def _chapter(number: int) -> Chapter:
    if number not in Chapter._value2member_map_:
        raise NotFound(_("A report has no such part."))
    return Chapter(number)


def _write(request: HttpRequest, report: Report, chapter: Chapter, form: NarrativeForm) -> None:
    services.write_narrative(actor=actor_of(request), report=report, chapter=chapter, **form.cleaned_data)


def _saved_meanwhile(report: Report, chapter: Chapter, form: NarrativeForm) -> Narrative | None:
    """Return what somebody else saved, when the form came back and was sent from an older version."""
    row = selectors.narratives_of(report).get(chapter)
    if row is None or not form.errors or str(form.data.get("version", "")) == str(row.version):
        return None
    return row
