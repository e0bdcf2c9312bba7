"""One posting: its evidence, what was seen on visits; what the office writes down and refuses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.communiques import rules, selectors, services
from spoiwo.communiques.forms.proving import WAYS, AddressForm, PictureForm, TelephoneForm, words_of
from spoiwo.communiques.forms.writing import GroundForm, NoForm
from spoiwo.communiques.models import Placement, Proof
from spoiwo.communiques.selectors.carriers import carrier_of
from spoiwo.communiques.views.shared import EDIT, VIEW, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

TELEPHONE = "telefon"
_TITLES: dict[str, Sentence] = {
    "adres": _("Write down an address"),
    "zdjecie": _("Add a photo of the notice board"),
    "zrzut": _("Add a screenshot"),
    TELEPHONE: _("Write down what was said by telephone"),
}


@inner_view(VIEW)
@require_safe
def placement(request: HttpRequest, partnership: Partnership, pk: int, placement: int) -> HttpResponse:
    """Show a posting with every proof and every visit."""
    communique = selectors.communique_by_id(partnership, pk)
    found = selectors.placement_by_id(communique, placement)
    place = [partnership.slug, pk, placement]
    context = {
        "partnership": partnership,
        "section": "communiques",
        "communique": communique,
        "placement": found,
        "proofs": selectors.evidence_of(found),
        "carrier": carrier_of(partnership, found.organization),
        "may_edit": rules.can_edit(actor_of(request), partnership),
        "may_prove": rules.can_prove(actor_of(request), found),
        "ways": [
            (title, reverse("communiques:proof_give", args=[*place, word])) for word, title in _TITLES.items()
        ],
    }
    return render(request, "communiques/placement.html", context)


@inner_view(EDIT)
def proof_give(
    request: HttpRequest, partnership: Partnership, pk: int, placement: int, way: str
) -> HttpResponse:
    """Write down a proof on behalf of an institution."""
    found = selectors.placement_by_id(selectors.communique_by_id(partnership, pk), placement)
    form, deed = proving_form(request, found, way)
    back = reverse("communiques:placement", args=[partnership.slug, pk, placement])
    if form.is_valid() and run(form, lambda: deed(actor_of(request))):
        messages.success(request, gettext("The proof is written down."))
        return redirect(back)
    about = found.organization_name
    return form_page(request, partnership, form, _TITLES[way], back, communique=found.communique, about=about)


def proving_form(
    request: HttpRequest, placement: Placement, way: str
) -> tuple[forms.Form, Callable[[Any], object]]:
    """Return the form of a way to prove, and the deed that follows from it; raises NotFound."""
    if way == TELEPHONE:
        said = TelephoneForm(posted(request))
        return said, lambda actor: services.prove_by_telephone(
            actor=actor, placement=placement, said=said.cleaned_data["said"]
        )
    if way == "adres":
        address = AddressForm(posted(request))
        return address, lambda actor: services.prove_by_address(
            actor=actor, placement=placement, **_typed(address)
        )
    if way not in WAYS:
        raise NotFound(gettext("There is no such page."))
    words = {"alternative": words_of(placement, WAYS[way])}
    picture = PictureForm(posted(request), request.FILES or None, initial=words, way=WAYS[way])
    return picture, lambda actor: services.prove_by_picture(
        actor=actor, placement=placement, draft=picture.draft()
    )


def _typed(form: forms.Form) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("address", "shows_by_itself")}


@dataclass(frozen=True, slots=True)
class _ProofDeed:
    """What the office may do with a proof: its words, its form and what it does."""

    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Callable[[Actor, Proof, forms.Form], object]


def _visit_again(actor: Actor, proof: Proof, _form: forms.Form) -> object:
    return services.visit_again(actor=actor, proof=proof)


def _refuse(actor: Actor, proof: Proof, form: forms.Form) -> object:
    return services.refuse_proof(actor=actor, proof=proof, ground=form.cleaned_data["ground"])


_PROOF_DEEDS = {
    "odwiedz": _ProofDeed(
        _("Visit the address again"), _("The address will be visited in a few minutes."), NoForm, _visit_again
    ),
    "odrzuc": _ProofDeed(
        _("Do not accept the proof"), _("The posting waits for another proof."), GroundForm, _refuse
    ),
}


@inner_view(EDIT)
def proof_deed(
    request: HttpRequest, partnership: Partnership, pk: int, proof: int, address: str
) -> HttpResponse:
    """Refuse a proof, or let an address be visited again."""
    found = selectors.proof_by_id(selectors.communique_by_id(partnership, pk), proof)
    back = reverse("communiques:placement", args=[partnership.slug, pk, found.placement_id])
    deed = _PROOF_DEEDS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    form = deed.form(posted(request))
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), found, form)):
        messages.success(request, str(deed.done))
        return redirect(back)
    about = found.address or found.placement.organization_name
    return form_page(
        request, partnership, form, deed.title, back, communique=found.placement.communique, about=about
    )
