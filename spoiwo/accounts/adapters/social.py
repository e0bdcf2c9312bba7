"""Sign-in by the office's own identity provider (OpenID Connect)."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from spoiwo.accounts.models import User


class KnownPeopleAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Let in only people who already have an account, joined by the verified e-mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: object) -> None:
        """Connect the identity to the account with the same verified address, once."""
        if sociallogin.is_existing:  # type: ignore[attr-defined]  # allauth's SocialLogin
            return
        verified = [a.email for a in sociallogin.email_addresses if a.verified]  # type: ignore[attr-defined]
        user = User.objects.filter(email__in=[e.lower() for e in verified], is_active=True).first()
        if user:
            sociallogin.connect(request, user)  # type: ignore[attr-defined]
