"""Parts of institutions: the list, the letters, an address, words written by the secretariat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import rules, selectors, services
from spoiwo.reports.forms.beside import AddressForm, PartForm
from spoiwo.reports.forms.reports import NoForm
from spoiwo.reports.views.shared import EDIT, form_page, saved_meanwhile, url_of


@inner_view(EDIT)
@require_safe
def member_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show what each institution told, and whom a letter would reach."""
    found = selectors.report_by_id(partnership, pk)
    parts = selectors.member_parts(found)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "parts": parts,
        "given": sum(part.is_given for part in parts),
        "reached": selectors.to_be_asked(parts) if found.is_writable else [],
    }
    return render(request, "reports/members.html", context)


@inner_view(EDIT)
def member_fill(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put the signatories of the last day on the list."""
    found = selectors.report_by_id(partnership, pk)
    form, back, actor = NoForm(posted(request)), url_of(found, "member_list"), actor_of(request)

    def deed() -> None:
        new = services.list_members(actor=actor, report=found)
        said = ngettext("%(count)s institution is new.", "%(count)s institutions are new.", new)
        messages.success(request, said % {"count": new})

    if form.is_valid() and run(form, deed):
        return redirect(back)
    lines = (
        _("The signatories of the last day of the period come onto the list; who is on it already stays."),
    )
    title, allowed = _("Put the signatories on the list"), rules.can_write(actor, found)
    return form_page(request, partnership, form, title, back, report=found, lines=lines, allowed=allowed)


@inner_view(EDIT)
def member_ask(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show whom the letter reaches, and send it to those who have told nothing yet."""
    found = selectors.report_by_id(partnership, pk)
    form, back = NoForm(posted(request)), url_of(found, "member_list")

    def deed() -> None:
        asked = services.ask_members(actor=actor_of(request), report=found)
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", len(asked))
        messages.success(request, said % {"count": len(asked)})

    if form.is_valid() and run(form, deed):
        return redirect(back)
    parts = selectors.member_parts(found)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "form": form,
        "back": back,
        "reached": selectors.to_be_asked(parts) if found.is_writable else [],
        "silent": [part for part in parts if not part.is_given and not part.email],
        "just_asked": [part for part in parts if not part.is_given and selectors.was_just_asked(part)],
    }
    return render(request, "reports/member_ask.html", context, status=status_of(form))


@inner_view(EDIT)
def member_address(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Write down who tells the part of an institution."""
    found = selectors.report_by_id(partnership, pk)
    part = selectors.member_part_by_id(found, number)
    form = AddressForm(posted(request), initial={"name": part.name, "email": part.email})
    back = url_of(found, "member_list")
    actor = actor_of(request)
    if form.is_valid() and run(
        form, lambda: services.set_member_address(actor=actor, part=part, **form.cleaned_data)
    ):
        messages.success(request, _("The address is saved."))
        return redirect(back)
    name = part.organization_name
    title, allowed = _("Set who tells the part"), rules.can_write(actor, found)
    return form_page(request, partnership, form, title, back, about=name, report=found, allowed=allowed)


@inner_view(EDIT)
def member_edit(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Write a part for an institution that told it otherwise, or correct one."""
    found = selectors.report_by_id(partnership, pk)
    part = selectors.member_part_by_id(found, number)
    form = PartForm(posted(request), part=part, aims=selectors.aims_of(found), by_link=False)
    if form.is_valid():
        told = form.cleaned_data

        def deed() -> None:
            actor, version = actor_of(request), told["version"]
            services.tell_part(actor=actor, part=part, draft=form.draft(), version=version, by=told["by"])

        if run(form, deed):
            messages.success(request, _("The part is saved."))
            return redirect(url_of(found, "member_list"))
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "part": part,
        "form": form,
        "theirs": saved_meanwhile(form, part),
        "known": selectors.known_of(part),
    }
    return render(request, "reports/member_edit.html", context, status=status_of(form))
