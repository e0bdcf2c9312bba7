"""Indicators inside: the list, one of them, writing them, the library to choose from, files."""

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

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import attachment
from spoiwo.indicators import rules, selectors, services, sheets
from spoiwo.indicators.code_list import Line
from spoiwo.indicators.forms.indicators import CodeListForm, GroundForm, IndicatorForm, NoForm, initial_of
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.states import Area, State
from spoiwo.indicators.views.shared import EDIT, VIEW, form_page, page_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_ON_A_PAGE = 40
_VALUES_ON_A_PAGE = 60
_NEAR_SHOWN = 6
Deed = Callable[..., None]
# Addresses of deeds: what the button says, the form, the service, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], Deed, tuple[State, ...]]] = {
    "pokaz": (gettext_lazy("Show it to everybody"), NoForm, services.publish_indicator, (State.INNER,)),
    "schowaj": (
        gettext_lazy("Take it back from the public"),
        GroundForm,
        services.hide_indicator,
        (State.PUBLISHED,),
    ),
    "odloz": (
        gettext_lazy("Follow it no longer"),
        GroundForm,
        services.retire_indicator,
        (State.INNER, State.PUBLISHED),
    ),
    "wznow": (gettext_lazy("Take it up again"), NoForm, services.resume_indicator, (State.RETIRED,)),
    "usun": (gettext_lazy("Remove the indicator"), NoForm, services.remove_indicator, (State.INNER,)),
}


@inner_view(VIEW)
@require_safe
def indicator_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the indicators with their latest numbers."""
    wanted = selectors.IndicatorFilter(
        state=request.GET.get("stan", ""),
        area=request.GET.get("obszar", ""),
        words=request.GET.get("q", "").strip()[:100],
    )
    page = Paginator(selectors.indicators_of(partnership, wanted), _ON_A_PAGE).get_page(
        request.GET.get("strona")
    )
    latest = selectors.latest_of(partnership, list(page), clock.today())
    context = {
        "partnership": partnership,
        "section": "indicators",
        "page": page,
        "rows": [(one, selectors.newest_words(latest.get(one.pk))) for one in page],
        "wanted": wanted,
        "is_narrowed": wanted != selectors.IndicatorFilter(),
        "states": State.choices,
        "areas": Area.choices,
        "may_edit": rules.can_edit_indicator(actor_of(request), partnership),
    }
    return render(request, "indicators/indicator_list.html", context)


@inner_view(VIEW)
@require_safe
def indicator(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an indicator: its chart, the table that says the same, all values, what can be done."""
    found = selectors.indicator_by_id(partnership, pk)
    actor = actor_of(request)
    may_edit = rules.can_edit_indicator(actor, partnership)
    readings = selectors.readings_of(found, for_public=False)
    context = {
        "partnership": partnership,
        "section": "indicators",
        "indicator": found,
        "board": selectors.board_of(
            found,
            readings,
            clock.today(),
            keys=request.GET.getlist("jednostka"),
            span=request.GET.get("okres", ""),
        ),
        "page": Paginator(readings, _VALUES_ON_A_PAGE).get_page(request.GET.get("strona")),
        "grounds": selectors.measured_statements(found, page_language()),
        "may_edit": may_edit,
        "may_write": rules.can_write_values(actor, found),
        "offers": _offers(found) if may_edit else [],
        "downloads": _downloads(found),
        "near": selectors.near_counts(found)[:_NEAR_SHOWN] if may_edit else [],
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "indicators/indicator.html", context)


def _offers(found: Indicator) -> list[dict[str, Any]]:
    place = [found.partnership.slug, found.pk]
    return [
        {"title": title, "url": reverse("indicators:indicator_deed", args=[*place, name])}
        for name, (title, _form, _deed, states) in DEEDS.items()
        if found.state in states
    ]


def _downloads(found: Indicator) -> list[dict[str, Any]]:
    place = [found.partnership.slug, found.pk]
    return [
        {
            "label": form.upper(),
            "name": in_polish(found.name),
            "url": reverse("indicators:indicator_file", args=[*place, form]),
        }
        for form in sheets.FORMATS
    ]


@inner_view(VIEW)
@require_safe
def indicator_file(request: HttpRequest, partnership: Partnership, pk: int, form: str) -> HttpResponse:
    """Hand out the values as a table, with everything the office knows of each."""
    found = selectors.indicator_by_id(partnership, pk)
    if form not in sheets.FORMATS:
        raise NotFound(_("There is no such format."))
    content = sheets.table_of(found, selectors.readings_of(found, for_public=False), form)
    return attachment(content, sheets.FORMATS[form], f"{found.code} {found.name}"[:120])


@inner_view(EDIT)
def indicator_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write a new indicator."""
    form = IndicatorForm(posted(request), partnership=partnership)
    made: list[Indicator] = []

    def deed() -> None:
        draft = form.draft()
        made.append(services.create_indicator(actor=actor_of(request), partnership=partnership, draft=draft))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The indicator is saved. Nobody outside sees it yet."))
        return redirect(page_of(made[0]))
    back = reverse("indicators:indicator_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Write an indicator"), back)


@inner_view(EDIT)
def indicator_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write an indicator anew."""
    found = selectors.indicator_by_id(partnership, pk)
    form = IndicatorForm(posted(request), partnership=partnership, initial=initial_of(found))
    if form.is_valid():
        version = form.cleaned_data["version"]
        draft, actor = form.draft(), actor_of(request)
        if run(
            form,
            lambda: services.edit_indicator(actor=actor, indicator=found, draft=draft, version=version),
        ):
            messages.success(request, _("The indicator is saved."))
            return redirect(page_of(found))
        renew_version(form, selectors.indicator_by_id(partnership, pk).version)
    return form_page(request, partnership, form, _("Edit the indicator"), page_of(found), about=found.name)


@inner_view(EDIT)
def indicator_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Show an indicator to everybody, take it back, follow it no longer, take it up, remove it."""
    found = selectors.indicator_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, kind, deed, _states = DEEDS[address]
    form = kind(posted(request))
    if form.is_valid() and run(
        form, lambda: deed(actor=actor_of(request), indicator=found, **form.cleaned_data)
    ):
        messages.success(request, _("It is recorded."))
        is_gone = address == "usun"
        return redirect(
            reverse("indicators:indicator_list", args=[partnership.slug]) if is_gone else page_of(found)
        )
    return form_page(
        request,
        partnership,
        form,
        title,
        page_of(found),
        about=found.name,
        danger=address == "usun",
        near=selectors.near_counts(found)[:_NEAR_SHOWN] if address == "pokaz" else [],
    )


@inner_view(EDIT)
def library(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Choose an indicator from the list of codes by a click."""
    lines = {line.code: line for line in selectors.lines_of(partnership)}
    form = NoForm(posted(request))
    if request.method == "POST" and form.is_valid():
        line = lines.get(request.POST.get("code", ""))
        if line is None:
            raise NotFound(_("There is no such definition."))
        return _take(request, partnership, line)
    context = {
        "partnership": partnership,
        "section": "indicators",
        "groups": _grouped(list(lines.values())),
        "used": selectors.used_codes(partnership),
    }
    return render(request, "indicators/library.html", context)


def _take(request: HttpRequest, partnership: Partnership, line: Line) -> HttpResponse:
    try:
        made = services.take_definition(actor=actor_of(request), partnership=partnership, line=line)
    except BadInput as error:
        messages.warning(request, str(error.message))
        return redirect("indicators:library", slug=partnership.slug)
    messages.success(request, _("The indicator is saved. Nobody outside sees it yet."))
    return redirect(page_of(made))


def _grouped(lines: list[Line]) -> list[tuple[Any, list[Line]]]:
    bank = [line for line in lines if line.bdl_variable]
    rest = [line for line in lines if not line.bdl_variable]
    names = dict.fromkeys(line.programme for line in rest)
    groups = [
        (name or _("Other definitions"), [one for one in rest if one.programme == name]) for name in names
    ]
    return [(_("Local Data Bank of GUS"), bank), *groups] if bank else groups


@inner_view(EDIT)
def code_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Bring in a list of codes to choose indicators from."""
    form = CodeListForm(posted(request), request.FILES or None)
    counted: list[int] = []

    def deed() -> None:
        upload = form.cleaned_data["file"]
        counted.append(
            services.load_definitions(
                actor=actor_of(request),
                partnership=partnership,
                content=upload.read(),
                name=upload.name or "",
            )
        )

    if form.is_valid() and run(form, deed):
        text = ngettext(
            "%(number)s definition is in the list.", "%(number)s definitions are in the list.", counted[0]
        )
        messages.success(request, text % {"number": counted[0]})
        return redirect("indicators:library", slug=partnership.slug)
    back = reverse("indicators:library", args=[partnership.slug])
    return form_page(request, partnership, form, _("Bring in a list of codes"), back)
