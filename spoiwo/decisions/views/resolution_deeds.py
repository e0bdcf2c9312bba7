"""What can be done with a resolution: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.decisions import services
from spoiwo.decisions.forms.motions import GroundForm, NoForm
from spoiwo.decisions.forms.resolutions import AdoptionForm, AttachForm, EffectForm, RepealForm
from spoiwo.decisions.looking import to_be_looked_at
from spoiwo.decisions.models import Motion, Resolution
from spoiwo.decisions.states import PUBLISHED, ResolutionState, Stage
from spoiwo.decisions.views.deeds import Offer
from spoiwo.decisions.views.shared import form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.looking import ask_to_look

Perform = Callable[[Actor, Resolution, Any], object]
_DRAFT = frozenset({ResolutionState.DRAFT})
_ADOPTED = frozenset({ResolutionState.ADOPTED})


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, what it does, and in which states it is offered."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Perform
    states: frozenset[ResolutionState]
    danger: bool = False


def _attach(actor: Actor, resolution: Resolution, form: AttachForm) -> object:
    if form.chosen is None:
        return services.move_resolution(actor=actor, resolution=resolution)
    return services.attach_motion(actor=actor, resolution=resolution, motion=form.chosen)


def _adopt(actor: Actor, resolution: Resolution, form: AdoptionForm) -> object:
    data = form.cleaned_data
    return services.record_adoption(
        actor=actor, resolution=resolution, day=data["day"], number=data["number"]
    )


def _repeal(actor: Actor, resolution: Resolution, form: RepealForm) -> object:
    data = form.cleaned_data
    return services.repeal_resolution(
        actor=actor, resolution=resolution, since=data["since"], by=form.chosen, ground=data["ground"]
    )


def _with(service: Callable[..., object], *names: str) -> Perform:
    return lambda actor, resolution, form: service(
        actor=actor, resolution=resolution, **{name: form.cleaned_data[name] for name in names}
    )


DEEDS = (
    Deed("glosowanie", _("Put to the vote"), _("The draft is put to the vote; its text stays as it is."),
         AttachForm, _attach, _DRAFT),
    Deed("podjeta", _("Record the adoption"), _("The adoption is recorded."), AdoptionForm, _adopt, _DRAFT),
    Deed("usun", _("Remove the draft"), _("The draft is removed."), NoForm, _with(services.remove_draft),
         _DRAFT, danger=True),
    Deed("skutek", _("Describe the effect"), _("The effect is saved."), EffectForm,
         _with(services.describe_effect, "effect"), frozenset(PUBLISHED)),
    Deed("uchyl", _("Repeal"), _("The repeal is recorded."), RepealForm, _repeal, _ADOPTED),
    Deed("przywroc", _("Take back the repeal"), _("The repeal is taken back."), GroundForm,
         _with(services.reinstate_resolution, "ground"), frozenset({ResolutionState.REPEALED})),
    Deed("uniewaznij", _("Annul a mistaken record"), _("The record is annulled. Number and text stay."),
         GroundForm, _with(services.annul_resolution, "ground"), _ADOPTED, danger=True),
)  # fmt: skip
BY_ADDRESS = {deed.address: deed for deed in DEEDS}


def offers_for(resolution: Resolution) -> list[Offer]:
    """Return what can be done with the resolution now."""
    place = [resolution.partnership.slug, resolution.pk]
    offers = [
        Offer(deed.title, reverse("decisions:resolution_deed", args=[*place, deed.address]))
        for deed in DEEDS
        if resolution.state in deed.states
    ]
    if resolution.state == ResolutionState.DRAFT:
        offers.insert(0, Offer(_("Edit the draft"), reverse("decisions:resolution_edit", args=place)))
    return offers


def perform(
    request: HttpRequest, partnership: Partnership, resolution: Resolution, address: str
) -> HttpResponse:
    """Show the form of a deed, and do the deed when it is sent."""
    deed = BY_ADDRESS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    form = _form(request, resolution, deed)
    stands_out = ask_to_look(form, to_be_looked_at(resolution) if deed.perform is _adopt else ())
    back = reverse("decisions:resolution", args=[partnership.slug, resolution.pk])
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), resolution, form)):
        messages.success(request, str(deed.done))
        if deed.address == "usun":
            return redirect("decisions:resolution_list", partnership.slug)
        return redirect(back)
    looked_at = reverse("redactions:text", args=[partnership.slug, "uchwaly", resolution.pk])
    return form_page(
        request, partnership, form, deed.title, back, about=str(resolution), danger=deed.danger,
        stands_out=stands_out, looked_at=looked_at,
    )  # fmt: skip


def _form(request: HttpRequest, resolution: Resolution, deed: Deed) -> forms.Form:
    today = clock.today()
    if deed.form is AttachForm:
        new = services.motion_words(resolution) if resolution.item is not None else ""
        return AttachForm(posted(request), motions=_motions(resolution), new=new)
    if deed.form is RepealForm:
        rows = Resolution.objects.filter(partnership=resolution.partnership, state__in=PUBLISHED)
        others = list(rows.exclude(pk=resolution.pk)[:200])
        return RepealForm(posted(request), others=others, initial={"since": today})
    return deed.form(posted(request), initial={"day": today, "effect": resolution.effect})


def _motions(resolution: Resolution) -> list[Motion]:
    """Return the motions of the same body that wait for their vote."""
    rows = Motion.objects.filter(partnership=resolution.partnership, resolution=None, decided_on=None)
    found = rows.select_related("partnership", "item__meeting__body", "body", "poll").order_by("-pk")[:200]
    return [
        motion
        for motion in found
        if motion.stage in {Stage.DRAFT, Stage.PREPARED} and motion.deciding_body == resolution.body
    ]
