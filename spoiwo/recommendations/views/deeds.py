"""What moves a recommendation on: one table of deeds, one view."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.decisions.selectors import resolutions_of
from spoiwo.decisions.states import PUBLISHED
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import rules, selectors, services
from spoiwo.recommendations.forms.fields import GroundForm, NoForm
from spoiwo.recommendations.forms.recommendations import AdoptionForm, CompletionForm, ShownForm
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.states import State
from spoiwo.recommendations.views.shared import EDIT, Offer, address, form_page, meetings

# Addresses of deeds: what the button says, the form, in which states.
DEEDS: dict[str, tuple[Any, type[forms.Form], tuple[State, ...]]] = {
    "przyjmij": (pgettext_lazy("recommendation", "Record the adoption"), AdoptionForm, (State.REPORTED,)),
    "odrzuc": (gettext_lazy("Reject"), GroundForm, (State.REPORTED,)),
    "rozpatrz": (gettext_lazy("Take up again"), GroundForm, (State.REJECTED,)),
    "zrealizowana": (
        gettext_lazy("Record that it is carried out"),
        CompletionForm,
        (State.PASSED, State.UNDERWAY),
    ),
    "wznow": (gettext_lazy("Open again"), GroundForm, (State.COMPLETED,)),
    "cofnij": (gettext_lazy("Take back the adoption"), GroundForm, (State.ADOPTED,)),
    "jawnosc": (gettext_lazy("Who may read it"), ShownForm, tuple(State)),
    "usun": (gettext_lazy("Remove from the register"), NoForm, (State.REPORTED, State.ADOPTED)),
}
# What moves it on stands above the text, the rest beside it.
_NEXT = frozenset({"przyjmij", "zrealizowana"})


def offers_for(actor: Actor, found: Recommendation) -> list[Offer]:
    """Return what its state allows, each deed with the reason where it cannot be done yet."""
    offers = [
        _offer(actor, found, name) for name, (_title, _form, states) in DEEDS.items() if found.state in states
    ]
    if found.state == State.REPORTED:
        offers.insert(1, Offer(_("Edit"), address("recommendation_edit", found), is_next=True))
    return offers


def _offer(actor: Actor, found: Recommendation, name: str) -> Offer:
    decision = _may_begin(actor, found, name)
    url = address("recommendation_deed", found, name)
    return Offer(_deed_title(found, name), url, decision.reason, bool(decision) and name in _NEXT)


def _may_begin(actor: Actor, found: Recommendation, name: str) -> Decision:
    """Return whether the form of a deed is worth opening: its end needs more than its state."""
    return rules.can_complete_recommendation(actor, found) if name == "zrealizowana" else Allowed()


def _deed_title(found: Recommendation, name: str) -> Sentence:
    if name == "zrealizowana" and not found.has_steps:
        return gettext_lazy("Record that all have answered")
    title: Sentence = DEEDS[name][0]
    return title


@inner_view(EDIT)
def recommendation_deed(
    request: HttpRequest, partnership: Partnership, pk: int, address: str
) -> HttpResponse:
    """Do one deed on it."""
    found = selectors.recommendation_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    back = reverse("recommendations:recommendation", args=[partnership.slug, found.pk])
    decision = _may_begin(actor_of(request), found, address)
    if not decision:
        messages.error(request, str(decision.reason))
        return redirect(back)
    title = _deed_title(found, address)
    form = _deed_form(request, found, address)
    if form.is_valid() and run(form, lambda: _perform(actor_of(request), found, address, form)):
        messages.success(request, _("It is recorded."))
        if address == "usun":
            return redirect("recommendations:recommendation_list", partnership.slug)
        return redirect(back)
    return form_page(
        request, partnership, form, title, back, about=str(found), lines=_warnings(found, address),
        danger=address in {"usun", "cofnij"},
    )  # fmt: skip


def _warnings(found: Recommendation, name: str) -> tuple[Sentence, ...]:
    """Say whom the end shuts out: the links of those who have not answered take no answer any more."""
    silent = selectors.waiting_of(found).count() if name == "zrealizowana" else 0
    if not silent:
        return ()
    said = ngettext(
        "%(number)s institution has not answered yet; afterwards it cannot.",
        "%(number)s institutions have not answered yet; afterwards they cannot.",
        silent,
    )
    return (said % {"number": silent},)


def _deed_form(request: HttpRequest, found: Recommendation, name: str) -> forms.Form:
    form_class = DEEDS[name][1]
    if form_class is AdoptionForm:
        rows = resolutions_of(found.partnership).filter(body=found.body, state__in=PUBLISHED)
        return AdoptionForm(
            posted(request),
            meetings=meetings(found.partnership),
            resolutions=list(rows[:100]),
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
