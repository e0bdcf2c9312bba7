"""Offers inside: the list, one of them, writing, editing, opening, confirming, ending."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run
from spoiwo.offers import rules, selectors, services, wording
from spoiwo.offers.forms.offer import ConfirmForm, EndForm, NewOfferForm, OfferForm
from spoiwo.offers.models import Offer
from spoiwo.offers.states import Standing
from spoiwo.offers.views.shared import EDIT, VIEW, address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_choices
from spoiwo.partnerships.web import inner_view

A_PAGE = 50
DEEDS: dict[str, tuple[Any, type[forms.Form]]] = {
    "otworz": (gettext_lazy("Show the offer to everybody"), forms.Form),
    "potwierdz": (gettext_lazy("Write down that it is still true"), ConfirmForm),
    "zakoncz": (gettext_lazy("End the offer"), EndForm),
    "usun": (pgettext_lazy("a plan, an offer or a showcase", "Remove the draft"), forms.Form),
}


@inner_view(VIEW)
@require_safe
def offer_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the offers, those longest without an assurance first."""
    today = clock.today()
    standing = request.GET.get("stan", "")
    wanted = selectors.OfferFilter(standing=standing, words=request.GET.get("q", "").strip()[:100])
    rows = selectors.offers_of(partnership, today, wanted)
    counts = selectors.counts_of(partnership, today)
    context = {
        "partnership": partnership,
        "section": "offers",
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "counts": counts,
        "tabs": [("", _("all"), counts.all)]
        + [(one.value, one.label, getattr(counts, one.value)) for one in Standing],
        "rule": selectors.rule_of(partnership),
        "may_edit": rules.can_edit_offers(actor_of(request), partnership),
    }
    return render(request, "offers/offer_list.html", context)


@inner_view(VIEW)
@require_safe
def offer(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one offer with its assurances and the deeds it allows."""
    found = selectors.offer_by_id(partnership, pk)
    actor = actor_of(request)
    context = shown(found) | {
        "section": "offers",
        "assurances": found.assurances.all()[:20],
        "history": selectors.history_of_offer(found)[:20],
        "may_change": rules.can_change_offer(actor, found),
        "may_open": rules.can_open_offer(actor, found),
        "may_confirm": rules.can_assure_offer(actor, found),
        "may_end": rules.can_end_offer(actor, found),
        "may_remove": rules.can_remove_offer(actor, found),
        "may_edit": rules.can_edit_offers(actor, partnership),
    }
    return render(request, "offers/offer.html", context)


def shown(offer: Offer) -> dict[str, object]:
    """Return what every page of an offer says of it."""
    return {
        "partnership": offer.partnership,
        "offer": offer,
        "schedules": selectors.schedule_of(offer),
        "areas": list(offer.areas.all()),
        "age": wording.age_words(offer),
        "cost": wording.cost_words(offer),
        "places": wording.places_words(offer),
        "languages": wording.language_words(offer),
        "access": wording.access_words(offer),
        "topics": wording.topic_words(offer),
        "place": wording.place_words(offer),
    }


@inner_view(EDIT)
def offer_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write a new offer down as a draft."""
    choices = area_choices(partnership, clock.today())
    initial = {"languages": ["pl"], "cost": "free"}
    form = NewOfferForm(posted(request), choices=choices, initial=initial)
    made: list[Offer] = []
    if form.is_valid() and run(
        form,
        lambda: made.append(
            services.add_offer(
                actor=actor_of(request),
                partnership=partnership,
                provider=form.cleaned_data["provider"],
                draft=form.draft(),
            )
        ),
    ):
        messages.success(request, _("The offer is written down as a draft. Nobody outside sees it yet."))
        return redirect(address("offer", partnership, made[0].pk))
    return form_page(request, partnership, form, _("Write down an offer"), address("offer_list", partnership))


@inner_view(EDIT)
def offer_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write an offer anew."""
    found = selectors.offer_by_id(partnership, pk)
    choices = area_choices(partnership, clock.today())
    form = OfferForm(posted(request), choices=choices, offer=found)
    back = address("offer", partnership, pk)
    if form.is_valid() and run(
        form,
        lambda: services.edit_offer(
            actor=actor_of(request), offer=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, _("The offer is saved."))
        return redirect(back)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return form_page(request, partnership, form, _("Edit the offer"), back, about=found.provider.name)


@inner_view(EDIT)
def offer_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Open, confirm or end an offer, or remove a draft."""
    found = selectors.offer_by_id(partnership, pk)
    if address not in DEEDS:
        raise NotFound(_("There is no such page."))
    title, form_class = DEEDS[address]
    form = form_class(posted(request))
    back = _address("offer", partnership, pk)
    if form.is_valid() and run(form, lambda: _do(request, found, address, form)):
        messages.success(request, _("Saved."))
        return redirect(_address("offer_list", partnership) if address == "usun" else back)
    about = f"{found.provider.name}: {found.name}"
    return form_page(request, partnership, form, title, back, about=about)


_address = address


def _do(request: HttpRequest, offer: Offer, deed: str, form: forms.Form) -> None:
    actor, data = actor_of(request), form.cleaned_data
    if deed == "otworz":
        services.open_offer(actor=actor, offer=offer)
    elif deed == "potwierdz":
        services.confirm_offer(actor=actor, offer=offer, places_left=data["places_left"])
    elif deed == "zakoncz":
        services.end_offer(actor=actor, offer=offer, ground=data["ground"])
    else:
        services.remove_offer(actor=actor, offer=offer)
