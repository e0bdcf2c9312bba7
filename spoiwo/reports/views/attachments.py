"""Files and photographs at the end of a report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.files.fields import PhotoForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.reports import rules, selectors, services
from spoiwo.reports.forms.beside import AttachedFileForm
from spoiwo.reports.forms.reports import NoForm
from spoiwo.reports.views.shared import EDIT, VIEW, form_page, url_of

_UP = "w-gore"


@inner_view(VIEW)
@require_safe
def attachment_list(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the attachments in their order."""
    found = selectors.report_by_id(partnership, pk)
    context = {
        "partnership": partnership,
        "section": "reports",
        "report": found,
        "attachments": selectors.attachments_of(found),
        "may_write": bool(rules.can_write(actor_of(request), found)),
    }
    return render(request, "reports/attachments.html", context)


@inner_view(EDIT)
def attachment_add(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add a file under a title."""
    found = selectors.report_by_id(partnership, pk)
    form, back = AttachedFileForm(posted(request), request.FILES or None), url_of(found, "attachment_list")

    def deed() -> None:
        file, title = form.cleaned_data["file"], form.cleaned_data["title"]
        services.attach_file(
            actor=actor_of(request), report=found, upload=file, name=file.name or "", title=title
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The attachment is added."))
        return redirect(back)
    allowed = rules.can_write(actor_of(request), found)
    return form_page(request, partnership, form, _("Add a file"), back, report=found, allowed=allowed)


@inner_view(EDIT)
def attachment_photo(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Add a photograph with the words that stand for it."""
    found = selectors.report_by_id(partnership, pk)
    form, back = PhotoForm(posted(request), request.FILES or None), url_of(found, "attachment_list")
    actor = actor_of(request)
    if form.is_valid() and run(
        form, lambda: services.attach_photo(actor=actor, report=found, draft=form.draft())
    ):
        messages.success(request, _("The photo is added."))
        return redirect(back)
    allowed = rules.can_write(actor, found)
    return form_page(request, partnership, form, _("Add a photo"), back, report=found, allowed=allowed)


@inner_view(EDIT)
def attachment_remove(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Take an attachment off the report."""
    found = selectors.report_by_id(partnership, pk)
    row = selectors.attachment_by_id(found, number)
    form, back = NoForm(posted(request)), url_of(found, "attachment_list")
    actor = actor_of(request)
    if form.is_valid() and run(form, lambda: services.remove_attachment(actor=actor, attachment=row)):
        messages.success(request, _("The attachment is removed."))
        return redirect(back)
    title = _("Remove the attachment")
    return form_page(
        request, partnership, form, title, back,
        about=row.title, danger=True, report=found, allowed=rules.can_write(actor, found),
    )  # fmt: skip


@inner_view(EDIT)
@require_POST
def attachment_move(
    request: HttpRequest, partnership: Partnership, pk: int, number: int, address: str
) -> HttpResponse:
    """Put an attachment one place higher or lower."""
    found = selectors.report_by_id(partnership, pk)
    row = selectors.attachment_by_id(found, number)
    services.move_attachment(actor=actor_of(request), attachment=row, is_up=address == _UP)
    return redirect(f"{url_of(found, 'attachment_list')}#zalacznik-{row.pk}")
