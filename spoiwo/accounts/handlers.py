"""Writes what happens to accounts into the book of deeds; django-allauth tells it by its own signals.

A failed attempt is recorded only when the account exists: what a stranger typed may be a password.
"""

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as identities
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

from spoiwo.accounts.models import User
from spoiwo.audit.services import record
from spoiwo.common.actors import Visitor


@receiver(account.user_logged_in)
def note_sign_in(user: User, **_told: Any) -> None:
    record(user, "accounts.user.signed_in", user)


@receiver(user_login_failed)
def note_wrong_password(credentials: dict[str, Any], **_told: Any) -> None:
    known = User.objects.filter(email__iexact=str(credentials.get("email") or "")).first()
    if known:
        record(Visitor(), "accounts.user.sign_in_failed", known)


@receiver(account.password_changed)
def note_password_changed(user: User, **_told: Any) -> None:
    record(user, "accounts.password.changed", user)


@receiver(account.password_set)
def note_password_set(user: User, **_told: Any) -> None:
    record(user, "accounts.password.set", user)


@receiver(account.password_reset)
def note_password_reset(user: User, **_told: Any) -> None:
    record(user, "accounts.password.reset", user)


@receiver(account.email_added)
def note_address_added(user: User, email_address: EmailAddress, **_told: Any) -> None:
    record(user, "accounts.address.added", user, email=email_address.email)


@receiver(account.email_confirmed)
def note_address_confirmed(email_address: EmailAddress, **_told: Any) -> None:
    user = email_address.user
    record(user, "accounts.address.confirmed", user, email=email_address.email)


@receiver(account.email_removed)
def note_address_removed(user: User, email_address: EmailAddress, **_told: Any) -> None:
    record(user, "accounts.address.removed", user, email=email_address.email)


@receiver(account.email_changed)
def note_address_changed(
    user: User, from_email_address: EmailAddress | None, to_email_address: EmailAddress, **_told: Any
) -> None:
    before = from_email_address.email if from_email_address else ""
    record(user, "accounts.address.changed", user, before=before, email=to_email_address.email)


@receiver(factors.authenticator_added)
def note_factor_added(user: User, authenticator: Authenticator, **_told: Any) -> None:
    record(user, "accounts.factor.added", user, kind=authenticator.type)


@receiver(factors.authenticator_removed)
def note_factor_removed(user: User, authenticator: Authenticator, **_told: Any) -> None:
    record(user, "accounts.factor.removed", user, kind=authenticator.type)


@receiver(factors.authenticator_reset)
def note_factor_reset(user: User, authenticator: Authenticator, **_told: Any) -> None:
    record(user, "accounts.factor.reset", user, kind=authenticator.type)


@receiver(factors.authentication_failed)
def note_wrong_code(user: User, authenticator: Authenticator, **_told: Any) -> None:
    record(Visitor(), "accounts.factor.failed", user, kind=authenticator.type)


@receiver(identities.social_account_added)
def note_identity_joined(sociallogin: SocialLogin, **_told: Any) -> None:
    record(
        sociallogin.user, "accounts.identity.joined", sociallogin.user, provider=sociallogin.account.provider
    )


@receiver(identities.social_account_removed)
def note_identity_removed(socialaccount: SocialAccount, **_told: Any) -> None:
    user = socialaccount.user
    record(user, "accounts.identity.removed", user, provider=socialaccount.provider)
