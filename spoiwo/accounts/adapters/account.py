"""Accounts are given, not taken: nobody signs up by herself."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Sign-up is closed; accounts come from the operator or an officer."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
