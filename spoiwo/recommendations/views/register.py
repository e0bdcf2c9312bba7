"""The register: its list, one recommendation with its chain, its words, its paper."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.numbers import year_number
from spoiwo.councils.models import Body
from spoiwo.documents.web import FORMATS, TABLES, document_download, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import papers, rules, selectors, services
from spoiwo.recommendations.forms.recommendations import (
    PositionForm,
    RecommendationForm,
)
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.sheets import register_sheets
from spoiwo.recommendations.states import Kind, State
from spoiwo.recommendations.views import deeds
from spoiwo.recommendations.views.shared import EDIT, VIEW, address, bodies, form_page

_ON_A_PAGE = 50
_WORDS = ("kind", "body", "title", "reason", "content", "manner", "reported_on", "reported_by", "is_public")


@inner_view(VIEW)
@require_safe
def recommendation_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the register, narrowed by year, kind, state, body and words."""
    own = selectors.bodies_of_register(partnership)
    wanted = _wanted(request, own)
    rows = selectors.recommendations_of(partnership, wanted)
    context = {
        "partnership": partnership,
        "section": "recommendations",
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "is_narrowed": wanted != selectors.RecommendationFilter(),
        "years": selectors.years_of(partnership),
        "bodies": own,
        "kinds": Kind.choices,
        "states": State.choices,
        "downloads": [
            {"label": form.upper(), "url": _register_file(request, partnership, form)} for form in TABLES
        ],
        "positions": len(selectors.positions_to_take_up(partnership)),
        "may_edit": rules.can_edit_recommendation(actor_of(request), partnership),
    }
    return render(request, "recommendations/recommendation_list.html", context)


def _wanted(request: HttpRequest, own: Sequence[Body]) -> selectors.RecommendationFilter:
    """Return what the address narrows the register to."""
    return selectors.RecommendationFilter(
        kind=request.GET.get("rodzaj", ""),
        state=request.GET.get("stan", ""),
        year=year_number(request.GET.get("rok", "")),
        body=next((body for body in own if body.slug == request.GET.get("organ")), None),
        words=request.GET.get("q", "").strip()[:100],
    )


def _register_file(request: HttpRequest, partnership: Partnership, form: str) -> str:
    """Return the address of the register as a table, narrowed as the page is."""
    kept = request.GET.copy()
    kept.pop("strona", None)
    address = reverse("recommendations:register_file", args=[partnership.slug, form])
    return f"{address}?{kept.urlencode()}" if kept else address


@inner_view(VIEW)
@require_safe
def register_file(request: HttpRequest, partnership: Partnership, table: str) -> HttpResponse:
    """Hand the register out as a table, narrowed as it was on the page."""
    wanted = _wanted(request, selectors.bodies_of_register(partnership))
    rows = selectors.recommendations_of(partnership, wanted)
    sheets = register_sheets(rows, selectors.responses_in(rows))
    return sheets_download(sheets, table, f"Rekomendacje {wanted.year or ''}".strip())


@inner_view(EDIT)
def recommendation_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Put a recommendation or a request forward."""
    form = RecommendationForm(
        posted(request), bodies=bodies(partnership), initial={"reported_on": clock.today()}
    )
    made: list[Recommendation] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.report_recommendation(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("It is put forward. Record the adoption when it is adopted."))
        return redirect(address("recommendation", made[0]))
    back = reverse("recommendations:recommendation_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Put a recommendation forward"), back)


@inner_view(EDIT)
def position_take_up(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Take an adopted position up for passing on."""
    back = reverse("recommendations:recommendation_list", args=[partnership.slug])
    positions = selectors.positions_to_take_up(partnership)
    if not positions:
        context = {"partnership": partnership, "section": "recommendations"}
        return render(request, "recommendations/position_none.html", context)
    form = PositionForm(posted(request), positions=positions)
    made: list[Recommendation] = []

    def deed() -> None:
        chosen = form.cleaned_data["resolution"]
        actor = actor_of(request)
        made.append(services.take_up_position(actor=actor, partnership=partnership, resolution=chosen))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The position is in the register. Say to whom it is passed on."))
        return redirect(address("recommendation", made[0]))
    return form_page(request, partnership, form, _("Pass a position on"), back)


@inner_view(VIEW)
@require_safe
def recommendation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show it: its words, the chain to the effect, and what can be done."""
    found = selectors.recommendation_by_id(partnership, pk)
    may_edit = rules.can_edit_recommendation(actor_of(request), partnership)
    chain = selectors.chain_of(found)
    offers = deeds.offers_for(actor_of(request), found) if may_edit else []
    waiting = [one for one in chain.answers if one.response.state == "listed"]
    context = {
        "partnership": partnership,
        "section": "recommendations",
        "recommendation": found,
        "chain": chain,
        "today": clock.today(),
        "may_edit": may_edit,
        "may_pass": rules.can_pass_on(actor_of(request), found),
        "waiting": waiting,
        "offers": offers,
        "is_moving": bool(waiting) or any(offer.is_next for offer in offers),
        "files": _files(found),
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "recommendations/recommendation.html", context)


def _files(found: Recommendation) -> list[dict[str, str]]:
    return [
        {"label": kind.upper(), "name": found.label, "url": address("recommendation_file", found, kind)}
        for kind in FORMATS
    ]


@inner_view(VIEW)
@require_safe
def recommendation_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand it out as a paper of the office."""
    found = selectors.recommendation_by_id(partnership, pk)
    return document_download(
        papers.recommendation_paper(found),
        kind,
        partnership=partnership,
        kind=papers.KIND,
        fields=papers.field_values(found),
        name=found.label,
    )


@inner_view(EDIT)
def recommendation_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write it anew while it is not adopted."""
    found = selectors.recommendation_by_id(partnership, pk)
    initial = {name: getattr(found, name) for name in (*_WORDS, "version")}
    form = RecommendationForm(posted(request), bodies=bodies(partnership), initial=initial)
    back = address("recommendation", found)
    if form.is_valid() and run(
        form,
        lambda: services.edit_recommendation(
            actor=actor_of(request),
            recommendation=found,
            draft=form.draft(),
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit"), back, about=str(found))
