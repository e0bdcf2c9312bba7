"""What the letters of this room say, but for the issues themselves (``issues``)."""

from collections.abc import Mapping

from django.conf import settings

from spoiwo.newsletters import links
from spoiwo.newsletters.models import Subscription

CONFIRM = "newsletters/email/confirm"
KNOWN = "newsletters/email/known"
DAYS = 7


def asking(subscription: Subscription) -> Mapping[str, object]:
    """Return what asks for confirmation; nothing typed by the visitor is in it but the topics."""
    return {
        "partnership": subscription.partnership.short_name,
        "days": DAYS,
        "address": links.confirming(subscription),
        "refuse_address": links.refusing(subscription),
    }


def known(subscription: Subscription) -> Mapping[str, object]:
    """Return what tells a reader that the address is on the list already."""
    return {
        "partnership": subscription.partnership.short_name,
        "address": links.keeping(subscription),
        "leave_address": links.leaving(subscription),
    }


def asking_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "days": DAYS,
        "address": f"{settings.SITE_ADDRESS}/biuletyn/przyklad/potwierdz/",
        "refuse_address": f"{settings.SITE_ADDRESS}/biuletyn/przyklad/to-nie-ja/",
    }


def known_sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Partnerstwo powiatu zwoleńskiego",
        "address": f"{settings.SITE_ADDRESS}/biuletyn/przyklad/",
        "leave_address": f"{settings.SITE_ADDRESS}/biuletyn/przyklad/wypisz/",
    }
