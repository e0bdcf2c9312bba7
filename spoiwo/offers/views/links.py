"""The page behind the personal link of an institution: three buttons for each of its offers.

Works on a telephone, without a script, without an account. GET changes nothing.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.offers import selectors, services
from spoiwo.offers.forms.offer import OfferForm
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors.asking import inquiry_of_link
from spoiwo.offers.states import ASSURING
from spoiwo.partnerships.selectors import area_choices

# The words of the buttons in the form, each with the number of the offer behind it.
TRUE, ENDED, AGAIN = "prawda", "koniec", "znowu"
# After the first answer the box "on behalf of" stays ticked, so that it is not asked for each offer.
CONFIRMED = "w-imieniu"


class AnswerForm(forms.Form):
    """One press of a button: which deed, on which offer."""

    answer = forms.RegexField(rf"^({TRUE}|{ENDED}|{AGAIN})-(\d{{1,18}})$", widget=forms.HiddenInput)


@link_view(ASSURING)
def assure(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the offers of the institution, each with three buttons; do what a button says."""
    inquiry = inquiry_of_link(link)
    form = AnswerForm(posted(request), initial={"acting": CONFIRMED in request.GET})
    form.fields["acting"] = acting_for(link)
    if form.is_valid():
        deed, _dash, number = form.cleaned_data["answer"].partition("-")
        offer = _own(link, int(number))
        if run(form, lambda: _answer(link, deed, offer)):
            return redirect(f"{_here(link)}?{CONFIRMED}=1#oferta-{offer.pk}")
    context = {
        "link": link,
        "provider": inquiry.provider,
        "offers": selectors.offers_of_provider(link.partnership, inquiry.provider),
        "form": form,
        "acting": form["acting"],
        "today": clock.today(),
        "token": token_of(link),
        "TRUE": TRUE,
        "ENDED": ENDED,
        "AGAIN": AGAIN,
    }
    return render(request, "offers/assure.html", context, status=status_of(form))


def _here(link: PersonalLink) -> str:
    return reverse("offers:assure", args=[token_of(link)])


def _answer(link: PersonalLink, deed: str, offer: Offer) -> None:
    actor = LinkActor(link)
    use_link(link)
    if deed == TRUE:
        services.confirm_offer(actor=actor, offer=offer)
    elif deed == ENDED:
        services.end_offer(actor=actor, offer=offer)
    else:
        services.open_offer(actor=actor, offer=offer)


def _own(link: PersonalLink, number: int) -> Offer:
    """Return an offer of the institution of the link; any other is not there."""
    found = selectors.offer_by_id(link.partnership, number)
    if found.provider_id != inquiry_of_link(link).provider_id:
        raise NotFound(_("There is no such offer."))
    return found


@link_view(ASSURING)
def assure_change(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Let the institution write its offer anew; what was typed stays after an error."""
    found = _own(link, number)
    choices = area_choices(link.partnership, clock.today())
    form = OfferForm(posted(request), choices=choices, offer=found)
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        services.edit_offer(
            actor=LinkActor(link), offer=found, draft=form.draft(), version=form.cleaned_data["version"]
        )

    if form.is_valid() and run(form, deed):
        return redirect(_here(link))
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return _form(request, link, form, _("Change the offer"), found.name)


@link_view(ASSURING)
def assure_add(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the institution write down another offer; the secretariat shows it to everybody."""
    provider = inquiry_of_link(link).provider
    choices = area_choices(link.partnership, clock.today())
    form = OfferForm(posted(request), choices=choices, initial=_usual(link))
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        services.add_offer(
            actor=LinkActor(link), partnership=link.partnership, provider=provider, draft=form.draft()
        )

    if form.is_valid() and run(form, deed):
        return redirect(_here(link))
    return _form(request, link, form, _("Add an offer"), provider.name)


def _usual(link: PersonalLink) -> dict[str, object]:
    """Return what a new offer of the institution most likely says: its official contact and address."""
    provider = inquiry_of_link(link).provider
    own = ("phone", "email", "website", "street", "postal_code", "locality")
    return {"languages": ["pl"], "cost": "free"} | {name: getattr(provider, name) for name in own}


def _form(request: HttpRequest, link: PersonalLink, form: OfferForm, deed: str, about: str) -> HttpResponse:
    context = {"link": link, "form": form, "deed": deed, "about": about, "back": _here(link)}
    return render(request, "offers/assure_form.html", context, status=status_of(form))
