"""Accounts are given, not taken: nobody signs up by herself."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.accounts.adapters.office import linked_identity
from spoiwo.accounts.models import User


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Sign-up is closed; accounts come from the operator or an officer."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask also those who have only an identity outside; allauth would let them through unasked."""
        request = self.request
        if not get_reauthentication_flows(request.user) and not _confirmed_lately(request):
            raise ReauthenticationRequired
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, str]]:
        """Offer the provider too, and to whoever has nothing else a page that says what to do."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if isinstance(user, User) and (not methods or linked_identity(user)):
            address = reverse("accounts:confirm")
            methods.append({"id": "office", "description": _("Sign in again at your office"), "url": address})
        return methods


def _confirmed_lately(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    confirmed = [record["at"] for record in records if record.get("reauthenticated")]
    # allauth stamps its records with this clock; ours may be moved.
    return bool(confirmed) and time.time() - confirmed[-1] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
