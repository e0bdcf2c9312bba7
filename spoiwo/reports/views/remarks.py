"""Remarks of the council on a report: sending it, the remarks, the answers."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.decisions import Decision
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.common.web.remarks import AnswerForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import rules, selectors, services
from spoiwo.reports.forms.beside import RemarkForm, SendForm, ToldRemarkForm
from spoiwo.reports.models import Report
from spoiwo.reports.views.shared import EDIT, VIEW, form_page, url_of


@inner_view(VIEW)
@require_safe
def remark_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the remarks with their answers, and what can be done with them."""
    found = selectors.report_by_id(partnership, pk)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "remarks": list(selectors.remarks_of(found)),
        "may_answer": bool(rules.can_write(actor, found)),
        "may_remark": bool(rules.can_remark(actor, found)),
        "may_note": bool(rules.can_note_remark(actor, found)),
        "may_send": bool(rules.can_send(actor, found)),
    }
    return render(request, "reports/remarks.html", context)


@inner_view(EDIT)
def remark_send(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whom the letters reach, and send the report to the council for remarks."""
    found = selectors.report_by_id(partnership, pk)
    form, back = SendForm(posted(request)), url_of(found, "remark_list")

    def deed() -> None:
        days = form.cleaned_data["days"]
        sent = services.send_for_remarks(actor=actor_of(request), report=found, days=days)
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", sent)
        messages.success(request, said % {"count": sent})

    if form.is_valid() and run(form, deed):
        return redirect(back)
    council = selectors.council_on(partnership, clock.today())
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "form": form,
        "back": back,
        "denied": "" if form.is_bound else rules.can_send(actor_of(request), found).reason,
        "readers": [reader for reader in council if reader.email],
        "silent": [reader for reader in council if not reader.email],
    }
    return render(request, "reports/remark_send.html", context, status=status_of(form))


@inner_view(rules.REMARK)
def remark_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write a remark of one's own."""
    found = selectors.report_by_id(partnership, pk)
    allowed = rules.can_remark(actor_of(request), found)
    return _add(request, partnership, found, RemarkForm(posted(request)), _("Write a remark"), allowed)


@inner_view(EDIT)
def remark_note(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down a remark somebody of the council told otherwise."""
    found = selectors.report_by_id(partnership, pk)
    allowed, title = rules.can_note_remark(actor_of(request), found), _("Write down a remark told")
    return _add(request, partnership, found, ToldRemarkForm(posted(request)), title, allowed)


def _add(
    request: HttpRequest,
    partnership: Partnership,
    report: Report,
    form: forms.Form,
    title: Sentence,
    allowed: Decision,
) -> HttpResponse:
    back, actor = url_of(report, "remark_list"), actor_of(request)
    if form.is_valid() and run(
        form, lambda: services.add_remark(actor=actor, report=report, **form.cleaned_data)
    ):
        messages.success(request, _("The remark is written down."))
        return redirect(back)
    return form_page(request, partnership, form, title, back, report=report, allowed=allowed)


@inner_view(EDIT)
def remark_answer(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Answer a remark: accept it, or say why not."""
    found = selectors.report_by_id(partnership, pk)
    remark = selectors.remark_by_id(found, number)
    form, back = AnswerForm(posted(request)), url_of(found, "remark_list")

    def deed() -> None:
        is_accepted = form.cleaned_data["decision"] == "accepted"
        actor, words = actor_of(request), form.cleaned_data["answer"]
        services.answer_remark(actor=actor, remark=remark, is_accepted=is_accepted, answer=words)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The remark is answered."))
        return redirect(back)
    about = f"{remark.author}: {remark.text}"
    return form_page(
        request, partnership, form, _("Answer the remark"), back,
        about=about, report=found, allowed=rules.can_write(actor_of(request), found),
    )  # fmt: skip
