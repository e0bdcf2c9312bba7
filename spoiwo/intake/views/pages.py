"""What one import looks like in each of its states."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.intake import selectors, services
from spoiwo.intake.columns import Field
from spoiwo.intake.forms import CommonDayForm, MappingForm, RowForm
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.states import BatchState
from spoiwo.intake.views.shared import IMPORT, place_of, steps, what_is_done
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

SAMPLES = 3


@inner_view(IMPORT)
@require_safe
def batch(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the import: how far the work is, the preview, or what came of it."""
    found = selectors.batch_by_id(partnership, pk)
    if found.state == BatchState.READ:
        return redirect("intake:batch_map", partnership.slug, pk)
    draw = _PAGES[BatchState(found.state)]
    context = {"partnership": partnership, "section": "import", "batch": found, "steps": steps()}
    return draw(request, found, context)


def _working(request: HttpRequest, found: ImportBatch, context: dict[str, Any]) -> HttpResponse:
    context |= _progress(found) | {"has_broken_off": services.has_broken_off(found)}
    return render(request, "intake/batch_working.html", context)


def _progress(found: ImportBatch) -> dict[str, Any]:
    percent = f"{found.percent}%" if found.total else ""
    return {"label": what_is_done(found.state), "done": found.done, "total": found.total, "left": percent}


def _unreadable(request: HttpRequest, found: ImportBatch, context: dict[str, Any]) -> HttpResponse:
    return render(request, "intake/batch_unreadable.html", context)


def _preview(request: HttpRequest, found: ImportBatch, context: dict[str, Any]) -> HttpResponse:
    place = place_of(request)
    page, rows = selectors.preview_rows(found, place.shown, place.page)
    context |= {
        "counts": selectors.counts_of(found),
        "page": page,
        "rows": rows,
        "place": place,
        "day_form": CommonDayForm(initial={"since": found.default_since}),
        "columns": _columns(found),
    }
    return render(request, "intake/batch_preview.html", context)


def _closed(request: HttpRequest, found: ImportBatch, context: dict[str, Any]) -> HttpResponse:
    place = place_of(request)
    page = selectors.result_rows(found, place.shown, place.page)
    context |= {
        "page": page,
        "rows": selectors.views_of(found, list(page.object_list)),
        "place": place,
        "outcomes": selectors.outcomes_of(found),
    }
    return render(request, "intake/batch_closed.html", context)


_PAGES = {
    BatchState.UPLOADED: _working,
    BatchState.CHECKING: _working,
    BatchState.COMMITTING: _working,
    BatchState.UNREADABLE: _unreadable,
    BatchState.PREVIEWED: _preview,
    BatchState.COMMITTED: _closed,
    BatchState.DISCARDED: _closed,
}


@inner_view(IMPORT)
@require_safe
def batch_progress(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Answer the waiting page: how far it is, or that there is something new to look at."""
    found = selectors.batch_by_id(partnership, pk)
    if not found.is_working:
        return HttpResponseClientRefresh()
    context = _progress(found) | {"url": request.path}
    return render(request, "components/_progress.html", context)


@inner_view(IMPORT)
def batch_map(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say what the columns hold."""
    found = selectors.batch_by_id(partnership, pk)
    if not found.is_open_to_change:
        return redirect("intake:batch", partnership.slug, pk)
    typed = posted(request)
    form = MappingForm(typed, width=len(found.mapping), mapping=found.mapping)
    if form.is_valid() and run(
        form, lambda: services.map_columns(actor=actor_of(request), batch=found, mapping=form.mapping())
    ):
        return redirect("intake:batch", partnership.slug, pk)
    samples = selectors.samples_of(found, SAMPLES)
    context = {
        "partnership": partnership,
        "section": "import",
        "batch": found,
        "form": form,
        "steps": steps(),
        "columns": [
            {
                "field": form[f"column_{place}"],
                "heading": column["heading"],
                "samples": [row[place] for row in samples if place < len(row) and row[place]],
            }
            for place, column in enumerate(_columns(found))
        ],
    }
    return render(request, "intake/batch_map.html", context, status=status_of(form))


def _columns(found: ImportBatch) -> list[dict[str, str]]:
    """Return each column's heading, or its place, and what it is taken for."""
    columns = []
    for place, name in enumerate(found.mapping):
        heading = found.headings[place].strip() if place < len(found.headings) else ""
        columns.append(
            {
                "heading": heading or _("Column %(number)s") % {"number": place + 1},
                "label": Field(name).label if name else "",
            }
        )
    return columns


@inner_view(IMPORT)
def row_edit(request: HttpRequest, partnership: Partnership, pk: int, number: int) -> HttpResponse:
    """Correct the cells of one row; two officers at once never overwrite each other unseen."""
    found = selectors.batch_by_id(partnership, pk)
    if found.state != BatchState.PREVIEWED:
        return redirect("intake:batch", partnership.slug, pk)
    row = selectors.row_of(found, number)
    form = RowForm(posted(request), row=row, cells=row.cells(found.mapping))
    place = place_of(request)
    if form.is_valid() and run(form, lambda: _correct(request, found, row, form)):
        messages.success(request, _("Row %(number)s is corrected and checked again.") % {"number": number})
        back = reverse("intake:batch", args=[partnership.slug, pk])
        return redirect(f"{back}{place.query}#wiersz-{number}")
    context = {
        "partnership": partnership,
        "section": "import",
        "batch": found,
        "row": selectors.views_of(found, [row])[0],
        "form": form,
        "theirs": _theirs(form, found, number),
        "as_it_was": _as_it_was(found, row),
        "place": place,
    }
    return render(request, "intake/row_edit.html", context, status=status_of(form))


def _correct(request: HttpRequest, found: ImportBatch, row: ImportRow, form: RowForm) -> None:
    services.correct_row(
        actor=actor_of(request),
        batch=found,
        row=row,
        cells=form.given(),
        version=form.cleaned_data["version"],
    )


def _theirs(form: RowForm, found: ImportBatch, number: int) -> list[tuple[str, str]]:
    """Return what somebody else has corrected meanwhile, and let the form be saved over it."""
    if not form.is_bound or "version" not in form.cleaned_data:
        return []
    row = selectors.row_of(found, number)
    if row.version == form.cleaned_data["version"]:
        return []
    form.data = {**{name: form.data[name] for name in form.data}, "version": str(row.version)}
    now = row.cells(found.mapping)
    return [
        (field.label, now.get(field, ""))
        for field in Field
        if now.get(field, "") != form.cleaned_data.get(field.value, "") and field is not Field.CATEGORY
    ]


def _as_it_was(found: ImportBatch, row: ImportRow) -> list[tuple[str, str]]:
    """Return the row exactly as the list has it, under its own headings."""
    return [
        (column["heading"], text)
        for column, text in zip(_columns(found), row.raw, strict=False)
        if text.strip()
    ]
