"""What the letters of this room say."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from spoiwo.communiques.models import Communique, Placement
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of

ASKED = "communiques/email/asked"
REMINDED = "communiques/email/reminded"
GONE = "communiques/email/gone"


def holder_of(placement: Placement) -> str:
    """Return on whose behalf a link acts, in words."""
    return ", ".join(filter(None, (placement.organization_name, placement.addressee)))


def letter(communique: Communique, placement: Placement, link: PersonalLink, **more: object) -> LetterDraft:
    """Return the letter to one institution."""
    return LetterDraft([placement.email], {**context(communique, placement, link), **more})


def context(communique: Communique, placement: Placement, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills the letters."""
    return {
        "partnership": communique.partnership.short_name,
        "label": communique.label,
        "title": communique.title,
        "institution": placement.organization_name,
        "page": communique.address,
        "address": settings.SITE_ADDRESS + reverse("communiques:placed", args=[token_of(link)]),
    }


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Lubuskie partnerstwo",
        "label": "Komunikat nr 3/2016",
        "title": "Posiedzenie Rady Programowej",
        "institution": "Gmina Zwoleń",
        "page": f"{settings.SITE_ADDRESS}/k/przyklad/",
        "address": f"{settings.SITE_ADDRESS}/zamieszczono/przyklad/",
        "seen_at": "https://www.example.org/aktualnosci/",
        "was_there": True,
        "reason": "",
    }
