"""What moves a report on: one table of deeds, one view; annexes are written by who writes reports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import rules, selectors, services
from spoiwo.reports.forms.reports import AnnexForm, ApproveForm, FileForm, GroundForm, NoForm
from spoiwo.reports.models import Report
from spoiwo.reports.views.shared import EDIT, FILE, form_page, url_of


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, words and form, what it does and when; ``lines`` say first what will happen."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Callable[[Actor, Report, Any], object]
    allowed: Callable[[Actor, Report], Decision]
    lines: tuple[Sentence, ...] = ()
    is_for_good: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed, or why it is not done yet."""

    title: Sentence
    url: str
    reason: Sentence = ""


def _approve(actor: Actor, report: Report, form: ApproveForm) -> object:
    return services.approve_report(actor=actor, report=report, draft=form.draft())


def _take_back(actor: Actor, report: Report, form: GroundForm) -> object:
    return services.take_back_report(actor=actor, report=report, ground=form.cleaned_data["ground"])


def _file(actor: Actor, report: Report, form: FileForm) -> object:
    return services.file_report(actor=actor, report=report, filed_with=form.cleaned_data["filed_with"])


def _show(actor: Actor, report: Report, _form: forms.Form) -> object:
    return services.open_report(actor=actor, report=report, is_public=True)


def _hide(actor: Actor, report: Report, _form: forms.Form) -> object:
    return services.open_report(actor=actor, report=report, is_public=False)


def _may_approve(actor: Actor, report: Report) -> Decision:
    return rules.can_approve(actor, report, clock.today())


APPROVE = Deed(
    "zatwierdz",
    _("Note the approval"),
    _("The report is approved. Its words and figures are frozen."),
    ApproveForm,
    _approve,
    _may_approve,
    (
        _("The words and the figures are frozen as they are now, each figure with its records."),
        _("What is corrected later no longer changes them: it shows beside the figure."),
    ),
)
TAKE_BACK = Deed(
    "wycofaj",
    _("Take back into writing"),
    _("The report is being written again."),
    GroundForm,
    _take_back,
    rules.can_take_back,
    (_("What was frozen is thrown away. Its fingerprint and the ground stay in the book of deeds."),),
)
FILING = Deed(
    "zloz",
    _("File the report for good"),
    _("The report is filed. From now on only annexes are added."),
    FileForm,
    _file,
    rules.can_file_now,
    (
        _("This cannot be undone: a filed report is never changed and never taken back."),
        _("Its PDF is kept, and everybody may read the report on the public pages of the partnership."),
        _("A mistake found later is set right by an annex, which stands beside the report."),
    ),
    is_for_good=True,
)
SHOW = Deed(
    "pokaz",
    _("Show the report in public"),
    _("Everybody may read the report."),
    NoForm,
    _show,
    partial(rules.can_open, is_public=True),
    (_("Everybody may read the report on the public pages of the partnership once it is filed."),),
)
HIDE = Deed(
    "ukryj",
    _("Do not show the report in public"),
    _("Only people of the partnership may read the report."),
    NoForm,
    _hide,
    partial(rules.can_open, is_public=False),
    (_("The report leaves the public pages and the search. It stays filed."),),
)
BY_ADDRESS = {deed.address: deed for deed in (APPROVE, FILING, TAKE_BACK, SHOW, HIDE)}


def offers_for(actor: Actor, report: Report) -> list[Offer]:
    """Return what this person can do with the report now, the next step first."""
    offers = []
    if rules.can_annex(actor, report):
        offers.append(Offer(ANNEX.title, url_of(report, "annex_add")))
    for deed in BY_ADDRESS.values():
        decision = deed.allowed(actor, report)
        if decision or _is_next(deed, actor, report):
            offers.append(Offer(deed.title, url_of(report, "report_deed", deed.address), decision.reason))
    if rules.can_write(actor, report):
        offers.append(Offer(_("Change the title or the spelling of numbers"), url_of(report, "report_edit")))
    return offers


def _is_next(deed: Deed, actor: Actor, report: Report) -> bool:
    # Of a report being written the approval is named even before its time, with what it waits for.
    return deed is APPROVE and report.is_writable and bool(rules.can_file(actor, report.partnership))


@inner_view(FILE)
def report_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Show the form of a deed, and do the deed when it is sent."""
    found = selectors.report_by_id(partnership, pk)
    deed = BY_ADDRESS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    return _perform(request, partnership, found, deed, _form(request, found, deed))


@inner_view(EDIT)
def annex_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write an annex beside a filed report."""
    found = selectors.report_by_id(partnership, pk)
    return _perform(request, partnership, found, ANNEX, AnnexForm(posted(request)))


def _annex(actor: Actor, report: Report, form: AnnexForm) -> object:
    return services.annex_report(actor=actor, report=report, **form.cleaned_data)


ANNEX = Deed(
    "aneks",
    _("Write an annex"),
    _("The annex stands beside the report."),
    AnnexForm,
    _annex,
    rules.can_annex,
    (_("An annex is numbered and stands at the end of the report. It is not changed afterwards."),),
)


def _form(request: HttpRequest, report: Report, deed: Deed) -> forms.Form:
    if deed.form is ApproveForm:
        return ApproveForm(posted(request), motions=selectors.approving_motions(report))
    return deed.form(posted(request))


def _perform(
    request: HttpRequest, partnership: Partnership, report: Report, deed: Deed, form: forms.Form
) -> HttpResponse:
    back = url_of(report)
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), report, form)):
        messages.success(request, str(deed.done))
        return redirect(back)
    return form_page(
        request,
        partnership,
        form,
        deed.title,
        back,
        lines=deed.lines,
        allowed=deed.allowed(actor_of(request), report),
        danger=deed.is_for_good,
        report=report,
    )
