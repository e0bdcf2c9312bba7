"""Loadings of values: the file, the preview, questions about codes, saving and undoing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.indicators import selectors, services
from spoiwo.indicators.forms.indicators import GroundForm, NoForm
from spoiwo.indicators.forms.loading import AnswerForm, FetchForm, FileForm, SeriesForm
from spoiwo.indicators.models import Loading
from spoiwo.indicators.selectors import Preview
from spoiwo.indicators.states import LoadingState, Verdict
from spoiwo.indicators.views.shared import LOAD, form_page, page_of
from spoiwo.indicators.wording import LEFT_OUT
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.territory.models import Unit

_ON_A_PAGE = 100
# Deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Callable[..., object], tuple[LoadingState, ...]]] = {
    "cofnij": (gettext_lazy("Undo the loading"), GroundForm, services.undo_loading, (LoadingState.SAVED,)),
    "ponow": (gettext_lazy("Ask GUS again"), NoForm, services.fetch_again, (LoadingState.FAILED,)),
    "odloz": (
        gettext_lazy("Put it aside"),
        NoForm,
        services.discard_loading,
        (LoadingState.READY, LoadingState.CHOOSING, LoadingState.FAILED, LoadingState.FETCHING),
    ),
}


def place_of(loading: Loading) -> str:
    """Return the address of the loading."""
    return reverse("indicators:loading", args=[loading.partnership.slug, loading.pk])


@inner_view(LOAD)
@require_safe
def loading_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the loadings of values, the latest first."""
    context = {
        "partnership": partnership,
        "section": "indicators",
        "page": Paginator(selectors.loadings_of(partnership), _ON_A_PAGE).get_page(request.GET.get("strona")),
    }
    return render(request, "indicators/loading_list.html", context)


@inner_view(LOAD)
def load_file(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Bring in a file of the Local Data Bank to be looked at."""
    form = FileForm(posted(request), request.FILES or None, partnership=partnership)
    made: list[Loading] = []

    def deed() -> None:
        data = form.cleaned_data
        made.append(
            services.load_file(
                actor=actor_of(request),
                partnership=partnership,
                content=data["file"].read(),
                name=data["file"].name or "",
                taken_on=data["taken_on"],
                indicator=form.chosen,
            )
        )

    if form.is_valid() and run(form, deed):
        return redirect(place_of(made[0]))
    back = reverse("indicators:indicator_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Read values from a file"), back)


@inner_view(LOAD)
def loading(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show where a loading stands: the choice of a column, the questions, the preview, what was saved."""
    found = selectors.loading_by_id(partnership, pk)
    if found.state == LoadingState.CHOOSING:
        return _choosing(request, found)
    preview = selectors.preview_of(found) if found.state == LoadingState.READY else None
    if request.method == "POST" and preview is not None:
        return _act(request, found, preview)
    return _page(request, found, preview)


def _choosing(request: HttpRequest, found: Loading) -> HttpResponse:
    form = SeriesForm(posted(request), series=found.series)
    if form.is_valid() and run(
        form,
        lambda: services.choose_series(
            actor=actor_of(request), loading=found, series=form.cleaned_data["series"]
        ),
    ):
        return redirect(place_of(found))
    back = reverse("indicators:loading_list", args=[found.partnership.slug])
    return form_page(request, found.partnership, form, _("Choose the column"), back, about=found.name)


def _act(request: HttpRequest, found: Loading, preview: Preview) -> HttpResponse:
    """Answer a question about a code, or save what was looked at."""
    if request.POST.get("code"):
        return _answer(request, found, preview)
    try:
        count = services.save_loading(
            actor=actor_of(request),
            loading=found,
            print_seen=request.POST.get("print", ""),
            codes_confirmed=bool(request.POST.get("codes")),
        )
    except SpoiwoError as error:
        messages.warning(request, str(error.message))
        return redirect(place_of(found))
    text = ngettext("%(number)s value is saved.", "%(number)s values are saved.", count)
    messages.success(request, text % {"number": count})
    return redirect(place_of(found))


def _answer(request: HttpRequest, found: Loading, preview: Preview) -> HttpResponse:
    asked = (request.POST.get("code", ""), request.POST.get("name", ""))
    question = next((one for one in preview.questions if (one.code, one.name) == asked), None)
    if question is None:
        messages.info(request, _("This was answered already."))
        return redirect(place_of(found))
    form = AnswerForm(request.POST, question=question, others=_others(found.partnership))
    if not form.is_valid():
        messages.warning(request, _("Choose what the code means."))
        return redirect(place_of(found))
    services.answer_code(
        actor=actor_of(request), loading=found, code=question.code, name=question.name, unit=form.chosen
    )
    messages.success(request, _("It is remembered for later files too."))
    return redirect(place_of(found))


def _others(partnership: Partnership) -> list[Unit]:
    return [row.unit for row in partnership.area.select_related("unit").order_by("unit__sort_key")]


def _page(request: HttpRequest, found: Loading, preview: Preview | None) -> HttpResponse:
    context: dict[str, Any] = {
        "partnership": found.partnership,
        "section": "indicators",
        "loading": found,
        "left_out": [(LEFT_OUT.get(row["reason"], row["reason"]), row) for row in found.left_out],
        "offers": [
            {
                "title": title,
                "url": reverse("indicators:loading_deed", args=[found.partnership.slug, found.pk, name]),
            }
            for name, (title, _form, _deed, states) in DEEDS.items()
            if found.state in states
        ],
        "is_under_way": found.state == LoadingState.FETCHING,
    }
    if preview is not None:
        context |= _previewed(request, found, preview)
    return render(request, "indicators/loading.html", context)


def _previewed(request: HttpRequest, found: Loading, preview: Preview) -> dict[str, Any]:
    only = request.GET.get("co", "")
    rows = [row for row in preview.rows if row.verdict == only] if only in Verdict.values else preview.rows
    others = _others(found.partnership)
    return {
        "preview": preview,
        "counts": [(verdict, count) for verdict, count in preview.counts.items() if count],
        "only": only,
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "questions": [
            (
                one,
                AnswerForm(
                    question=one,
                    others=others,
                    initial={"code": one.code, "name": one.name},
                    auto_id=f"id_{at}_%s",
                ),
            )
            for at, one in enumerate(preview.questions[:20])
        ],
    }


@inner_view(LOAD)
@require_safe
def loading_progress(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show how far the fetching is; the whole page is read anew once it is over."""
    found = selectors.loading_by_id(partnership, pk)
    context = {"partnership": partnership, "loading": found}
    answer = render(request, "indicators/parts/_fetching.html", context)
    if found.state != LoadingState.FETCHING:
        answer["HX-Refresh"] = "true"
    return answer


@inner_view(LOAD)
def values_fetch(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Ask the worker to fetch the values of an indicator from GUS."""
    indicator = selectors.indicator_by_id(partnership, pk)
    form = FetchForm(posted(request))
    made: list[Loading] = []

    def deed() -> None:
        made.append(services.begin_fetching(actor=actor_of(request), indicator=indicator, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        return redirect(place_of(made[0]))
    return form_page(
        request, partnership, form, _("Fetch values from GUS"), page_of(indicator), about=indicator.name
    )


@inner_view(LOAD)
def loading_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Undo a saved loading, or put one aside."""
    found = selectors.loading_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, kind, deed, _states = DEEDS[address]
    form = kind(posted(request))
    if form.is_valid() and run(form, lambda: _do(deed, actor_of(request), found, form)):
        messages.success(request, _("It is recorded."))
        return redirect(place_of(found))
    return form_page(
        request, partnership, form, title, place_of(found), about=found.name, danger=address == "cofnij"
    )


def _do(deed: Callable[..., object], actor: Actor, found: Loading, form: forms.Form) -> None:
    deed(actor=actor, loading=found, **form.cleaned_data)
