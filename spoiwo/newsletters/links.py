"""Whole addresses of pages behind the links of letters, and the headers that carry one of them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from spoiwo.newsletters.models import Subscription
from spoiwo.newsletters.tokens import Purpose, token_of
from spoiwo.partnerships.models import Partnership


def confirming(subscription: Subscription) -> str:
    """Return where the address is confirmed."""
    return _whole("confirm", subscription, Purpose.CONFIRMING)


def refusing(subscription: Subscription) -> str:
    """Return where its holder says that somebody else typed it."""
    return _whole("refuse", subscription, Purpose.CONFIRMING)


def keeping(subscription: Subscription) -> str:
    """Return where consents are changed."""
    return _whole("keep", subscription, Purpose.KEEPING)


def leaving(subscription: Subscription) -> str:
    """Return where one unsubscribes, by a page or by a bare POST (RFC 8058)."""
    return _whole("unsubscribe", subscription, Purpose.KEEPING)


def headers_of(subscription: Subscription) -> dict[str, str]:
    """Return what lets a mail program offer its own button to unsubscribe (RFC 2369, RFC 8058)."""
    return {
        **list_headers(subscription.partnership),
        "List-Unsubscribe": f"<{leaving(subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def list_headers(partnership: Partnership) -> dict[str, str]:
    """Return what says in every letter of the newsletter whose it is (RFC 2919); by it they are found."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return {"List-Id": f"<{partnership.slug}.biuletyn.{host}>"}


def _whole(name: str, subscription: Subscription, purpose: Purpose) -> str:
    token = token_of(subscription.pk, purpose)
    return f"{settings.SITE_ADDRESS}{reverse(f'newsletters:{name}', args=[token])}"
