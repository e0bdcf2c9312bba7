"""Sign-in by the office's own identity provider (OpenID Connect)."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.accounts.adapters.office import OfficeProvider, is_about_this_sign_in, signed_in_anew
from spoiwo.accounts.models import User

JUST_CONFIRMED = "accounts_just_confirmed"


class KnownPeopleAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Let in only people who already have an account, joined by the verified e-mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> object:
        """Return the provider, ours for OpenID Connect."""
        found = super().get_provider(request, provider, client_id)
        return OfficeProvider(request, app=found.app) if isinstance(found, OpenIDConnectProvider) else found

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse what cannot be trusted; otherwise confirm, check the link, or join the account once."""
        answer = sociallogin.account.extra_data
        if not is_about_this_sign_in(
            answer.get("id_token") or {}, answer.get("userinfo") or {}, sociallogin.state
        ):
            raise _refusal(
                request, _("The answer does not belong to this sign-in. Please begin from the sign-in page.")
            )
        process = sociallogin.state.get("process")
        if process == AuthProcess.REDIRECT:
            _confirm(request, sociallogin)
        elif process == AuthProcess.CONNECT:
            _check_own_address(request, sociallogin)
        elif not sociallogin.is_existing:
            sociallogin.connect(request, _known_person(request, sociallogin))


def _refusal(request: HttpRequest, reason: str) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(
        render(request, "socialaccount/refused.html", {"reason": reason}, status=403)
    )


def _verified_addresses(sociallogin: Any) -> list[str]:
    # Some providers send the claim as text, and the text "false" is true to Python.
    return [a.email.lower() for a in sociallogin.email_addresses if a.verified in (True, "true")]


def _known_person(request: HttpRequest, sociallogin: Any) -> User:
    verified = _verified_addresses(sociallogin)
    if not verified:
        raise _refusal(
            request,
            _(
                "The sign-in service has not confirmed your e-mail address, "
                "so no account can be matched with it."
            ),
        )
    user = User.objects.filter(email__in=verified, is_active=True).first()
    if not user:
        raise _refusal(
            request,
            _(
                "There is no open account with this e-mail address. "
                "Accounts are opened by invitation: please ask the secretariat of your partnership."
            ),
        )
    return user


def _check_own_address(request: HttpRequest, sociallogin: Any) -> None:
    """Nobody can leave a second door of her own in an account that is somebody else's."""
    own = EmailAddress.objects.filter(user_id=request.user.pk, verified=True).values_list("email", flat=True)
    if not {address.lower() for address in own} & set(_verified_addresses(sociallogin)):
        raise _refusal(request, _("This identity has another e-mail address than your account."))


def _confirm(request: HttpRequest, sociallogin: Any) -> None:
    """Note that the person herself has just signed in anew; allauth then goes on to the address asked."""
    if not sociallogin.is_existing or sociallogin.user != request.user:
        raise _refusal(request, _("The identity used belongs to somebody else, so nothing is confirmed."))
    if not signed_in_anew(sociallogin.account.extra_data["id_token"], sociallogin.state):
        raise _refusal(
            request, _("The sign-in service did not say that you signed in again, so nothing is confirmed.")
        )
    account = sociallogin.account
    record_authentication(
        request,
        sociallogin.user,
        "socialaccount",
        reauthenticated=True,
        provider=account.provider,
        uid=account.uid,
    )
    request.session[JUST_CONFIRMED] = True
