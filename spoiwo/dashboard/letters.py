"""What the letter with the link to an institution's desk says."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.registry.models import Representation

DESK = "dashboard/email/desk"


def holder_of(representation: Representation) -> str:
    """Return the words for whoever holds the link; with another person or address it is another link."""
    person = f"{representation.person.full_name}, {representation.email}"
    return f"{representation.organization.name[:120]} ({person})"


def desk_context(representation: Representation, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills the letter."""
    return {
        "partnership": representation.partnership.short_name,
        "institution": representation.organization.name,
        "address": settings.SITE_ADDRESS + reverse("dashboard:own_desk", args=[token_of(link)]),
    }


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "institution": "Gmina Zwoleń",
        "address": f"{settings.SITE_ADDRESS}/nasz-pulpit/przyklad/",
    }
