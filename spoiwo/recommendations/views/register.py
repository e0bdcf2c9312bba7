"""The register: its list, one recommendation with its chain, its words, its paper, its deeds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.common.web.numbers import year_number
from spoiwo.councils.models import Body
from spoiwo.decisions.selectors import resolutions_of
from spoiwo.documents.web import FORMATS, TABLES, document_download, sheets_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import papers, rules, selectors, services
from spoiwo.recommendations.forms.fields import GroundForm, NoForm
from spoiwo.recommendations.forms.recommendations import (
    AdoptionForm,
    CompletionForm,
    PositionForm,
    RecommendationForm,
    ShownForm,
)
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.sheets import register_sheets
from spoiwo.recommendations.states import Kind, State
from spoiwo.recommendations.views.shared import EDIT, VIEW, Offer, address, bodies, form_page, meetings

_ON_A_PAGE = 50
_WORDS = ("kind", "body", "title", "reason", "content", "manner", "reported_on", "reported_by", "is_public")

# Addresses of deeds: what the button says, the form, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], tuple[State, ...]]] = {
    "przyjmij": (gettext_lazy("Record the adoption"), AdoptionForm, (State.REPORTED,)),
    "odrzuc": (gettext_lazy("Reject"), GroundForm, (State.REPORTED,)),
    "rozpatrz": (gettext_lazy("Take up again"), GroundForm, (State.REJECTED,)),
    "zrealizowana": (gettext_lazy("Mark as carried out"), CompletionForm, (State.PASSED, State.UNDERWAY)),
    "wznow": (gettext_lazy("Open again"), GroundForm, (State.COMPLETED,)),
    "cofnij": (gettext_lazy("Take back the adoption"), GroundForm, (State.ADOPTED,)),
    "jawnosc": (gettext_lazy("Who may read it"), ShownForm, tuple(State)),
    "usun": (gettext_lazy("Remove from the register"), NoForm, (State.REPORTED, State.ADOPTED)),
}


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
    form = PositionForm(posted(request), positions=positions)
    made: list[Recommendation] = []

    def deed() -> None:
        chosen = form.cleaned_data["resolution"]
        actor = actor_of(request)
        made.append(services.take_up_position(actor=actor, partnership=partnership, resolution=chosen))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The position is in the register. Say to whom it is passed on."))
        return redirect(address("recommendation", made[0]))
    lines = () if positions else (_("No adopted position waits to be passed on."),)
    return form_page(request, partnership, form, _("Pass a position on"), back, lines=lines)


@inner_view(VIEW)
@require_safe
def recommendation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show it: its words, the chain to the effect, and what can be done."""
    found = selectors.recommendation_by_id(partnership, pk)
    may_edit = rules.can_edit_recommendation(actor_of(request), partnership)
    chain = selectors.chain_of(found)
    context = {
        "partnership": partnership,
        "section": "recommendations",
        "recommendation": found,
        "chain": chain,
        "today": clock.today(),
        "may_edit": may_edit,
        "may_pass": rules.can_pass_on(actor_of(request), found),
        "waiting": [one for one in chain.answers if one.response.state == "listed"],
        "offers": _offers(found) if may_edit else [],
        "files": _files(found),
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "recommendations/recommendation.html", context)


def _offers(found: Recommendation) -> list[Offer]:
    offers = [
        Offer(title, address("recommendation_deed", found, name))
        for name, (title, _form, states) in DEEDS.items()
        if found.state in states
    ]
    if found.state == State.REPORTED:
        offers.insert(1, Offer(_("Edit"), address("recommendation_edit", found)))
    return offers


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


@inner_view(EDIT)
def recommendation_deed(
    request: HttpRequest, partnership: Partnership, pk: int, address: str
) -> HttpResponse:
    """Do one deed on it."""
    found = selectors.recommendation_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title: Sentence = DEEDS[address][0]
    form = _deed_form(request, found, address)
    back = reverse("recommendations:recommendation", args=[partnership.slug, found.pk])
    if form.is_valid() and run(form, lambda: _perform(actor_of(request), found, address, form)):
        messages.success(request, _("It is recorded."))
        if address == "usun":
            return redirect("recommendations:recommendation_list", partnership.slug)
        return redirect(back)
    return form_page(
        request, partnership, form, title, back, about=str(found), danger=address in {"usun", "cofnij"}
    )


def _deed_form(request: HttpRequest, found: Recommendation, name: str) -> forms.Form:
    form_class = DEEDS[name][1]
    if form_class is AdoptionForm:
        adopted = resolutions_of(found.partnership, public_only=True).filter(body=found.body)[:100]
        return AdoptionForm(
            posted(request),
            meetings=meetings(found.partnership),
            resolutions=list(adopted),
            initial={"day": clock.today()},
        )
    return form_class(posted(request), initial={"day": clock.today(), "is_public": found.is_public})


def _perform(actor: Actor, found: Recommendation, name: str, form: forms.Form) -> None:
    data = form.cleaned_data
    if isinstance(form, AdoptionForm):
        services.adopt_recommendation(actor=actor, recommendation=found, draft=form.draft())
    elif isinstance(form, CompletionForm):
        services.complete_recommendation(actor=actor, recommendation=found, day=data["day"])
    elif isinstance(form, ShownForm):
        services.show_recommendation(actor=actor, recommendation=found, is_public=data["is_public"])
    elif isinstance(form, NoForm):
        services.remove_recommendation(actor=actor, recommendation=found)
    else:
        with_ground = {
            "odrzuc": services.reject_recommendation,
            "rozpatrz": services.reconsider_recommendation,
            "wznow": services.reopen_recommendation,
            "cofnij": services.take_back_adoption,
        }
        with_ground[name](actor=actor, recommendation=found, ground=data["ground"])
