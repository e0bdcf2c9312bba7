"""Who somebody is who has no account: a key of the day for limits, a number of one's own for rating.

No network address is kept, not even in the cache: it is keyed with the day, and the key of yesterday is
nobody's. The cookie of rating is given only to whoever rates, and is sent to no page but that of rating.
"""

import ipaddress
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from spoiwo.common import clock

VOTER_COOKIE = "ocena"
VOTER_SECONDS = 365 * 24 * 60 * 60
VOTER_PATH = "/ocena/"
TOO_MANY = 429
_signer = Signer(salt="spoiwo.comments.cookie")
# Of a long address the first half names the subscriber; the rest changes every hour.
_SUBSCRIBER = 64


def is_within_limit(request: HttpRequest, action: str) -> bool:
    """Count this deed of this network address today; False when there were too many (settings/base.py)."""
    address = str(get_adapter().get_client_ip(request) or "")
    key = salted_hmac(f"spoiwo.comments.{clock.today()}", _subscriber(address), algorithm="sha256")
    return bool(ratelimit.consume(request, action=action, key=key.hexdigest()))


def _subscriber(address: str) -> str:
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{address}/{_SUBSCRIBER}", strict=False))
    return address


def visitor_of(request: HttpRequest) -> str:
    """Return the number of a visitor who has rated before, empty for nobody known."""
    try:
        return str(UUID(_signer.unsign(request.COOKIES.get(VOTER_COOKIE, ""))))
    except (BadSignature, ValueError):
        return ""


def remember_visitor(response: HttpResponse, visitor: str) -> None:
    """Give the number to whoever has rated, for the page of rating alone."""
    response.set_cookie(
        VOTER_COOKIE,
        _signer.sign(visitor),
        max_age=VOTER_SECONDS,
        path=VOTER_PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
