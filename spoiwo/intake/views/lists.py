"""The first step: bringing a list in, with the earlier imports below."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.intake import selectors, services
from spoiwo.intake.adapters import MOST_ROWS, template_file
from spoiwo.intake.forms import UploadForm
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.views.shared import IMPORT, steps
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE = 20


@inner_view(IMPORT)
def batch_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Take a file or a pasted table, and list what was brought in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    made: list[ImportBatch] = []
    if form.is_valid() and run(form, lambda: made.append(_begin(request, partnership, form))):
        if made[0].is_working:
            messages.success(request, _("The list is stored and being read."))
        return redirect("intake:batch", partnership.slug, made[0].pk)
    page = Paginator(selectors.batches_of(partnership), PER_PAGE).get_page(request.GET.get("strona"))
    context = {
        "partnership": partnership,
        "section": "import",
        "form": form,
        "page": page,
        "most_rows": MOST_ROWS,
        "steps": steps(),
    }
    return render(request, "intake/batch_list.html", context, status=status_of(form))


def _begin(request: HttpRequest, partnership: Partnership, form: UploadForm) -> ImportBatch:
    actor, file = actor_of(request), form.cleaned_data["file"]
    if not file:
        return services.paste_list(actor=actor, partnership=partnership, text=form.cleaned_data["table"])
    return services.upload_list(actor=actor, partnership=partnership, upload=file, name=file.name or "")


@inner_view(IMPORT)
@require_safe
def template_download(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Hand out an empty list with the headings, to be filled in."""
    response = HttpResponse(template_file(), content_type=SPREADSHEET)
    response["Content-Disposition"] = 'attachment; filename="lista-sygnatariuszy-wzor.xlsx"'
    return response
