"""What the letter of a quarter says: one letter, all offers of the institution, one link."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from spoiwo.notifications.letters import Letter, LetterDraft, render
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.offers.selectors import Asked

TEMPLATE = "offers/email/inquiry"


def draft(asked: Asked, link: PersonalLink) -> LetterDraft:
    """Return the letter to one institution."""
    address = settings.SITE_ADDRESS + reverse("offers:assure", args=[token_of(link)])
    return LetterDraft([asked.email], context(asked, address))


def context(asked: Asked, address: str) -> Mapping[str, object]:
    """Return what fills the letter; the day beside an offer is that of its last assurance."""
    return {
        "partnership": asked.offers[0].partnership.short_name if asked.offers else "",
        "provider": asked.provider.name,
        "offers": [(offer.name, offer.assured_on) for offer in asked.offers],
        "address": address,
    }


def preview(asked: Asked) -> Letter:
    """Return the letter as it will look, with a link that leads nowhere."""
    with translation.override(settings.LANGUAGE_CODE):
        return render(TEMPLATE, context(asked, f"{settings.SITE_ADDRESS}/oferty/potwierdz/…/"))


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "provider": "Powiatowe Centrum Pomocy Rodzinie w Zwoleniu",
        "offers": [
            ("Poradnictwo rodzinne", date(2018, 1, 8)),
            ("Grupa wsparcia dla opiekunów", date(2018, 1, 8)),
        ],
        "address": f"{settings.SITE_ADDRESS}/oferty/potwierdz/przyklad/",
    }
