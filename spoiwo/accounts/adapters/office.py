"""The office's own identity provider, as strictly as OpenID Connect allows.

Over what django-allauth does: the answer carries back our nonce and speaks of one person only, a
confirmation asks for a fresh sign-in, nothing in the address changes what is asked, and a provider that
does not answer is a page, not an error.
"""

import secrets
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from requests import RequestException

from spoiwo.accounts.models import User
from spoiwo.common import clock

# The provider's clock and ours may differ by so much.
SKEW_SECONDS = 60
ANEW = {"prompt": "login", "max_age": "0"}


class OfficeProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth is untyped
    """The provider of ``SPOIWO_OIDC_*``."""

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: object = None,
        **_typed: object,
    ) -> HttpResponse:
        """Send the browser to the provider with a nonce of this sign-in; what the address says is dropped."""
        nonce = secrets.token_urlsafe(24)
        asked: dict[str, Any] = {"nonce": nonce, "asked_at": clock.now().timestamp()}
        params = self.get_auth_params() | {"nonce": nonce} | (ANEW if process == AuthProcess.REDIRECT else {})
        try:
            answer: HttpResponse = super().redirect(
                request, process, next_url, data, auth_params=params, scope=self.get_scope(), **asked
            )
        # Discovery: no answer, not JSON, or without the addresses it must name.
        except (RequestException, ValueError, KeyError) as error:
            answer = render_authentication_error(request, self, exception=error)
        return answer


def is_about_this_sign_in(
    claims: dict[str, Any], about_person: dict[str, Any], state: dict[str, Any]
) -> bool:
    """Return whether the token has our nonce and both answers name one person (OIDC Core 3.1.3.7, 5.3.2)."""
    same_person = not about_person or about_person.get("sub") == claims.get("sub")
    nonce = str(state.get("nonce") or "")
    return bool(nonce) and secrets.compare_digest(nonce, str(claims.get("nonce", ""))) and same_person


def signed_in_anew(claims: dict[str, Any], state: dict[str, Any]) -> bool:
    """Return whether the provider says that she signed in after we asked, not at some time before."""
    at = claims.get("auth_time")
    return isinstance(at, int | float) and at >= float(state["asked_at"]) - SKEW_SECONDS


def linked_identity(user: User) -> SocialAccount | None:
    """Return the person's identity at the provider that is configured now."""
    apps: list[dict[str, object]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    known = [str(app["provider_id"]) for app in apps]
    return SocialAccount.objects.filter(user=user, provider__in=known).first()
