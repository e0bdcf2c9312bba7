"""Confirming a dangerous deed by signing in again at the office."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from spoiwo.accounts.adapters.office import linked_identity
from spoiwo.accounts.adapters.social import JUST_CONFIRMED
from spoiwo.accounts.models import User

DESK = "/pulpit/"


@login_required
@require_GET
def confirm(request: HttpRequest) -> HttpResponse:
    """Offer to sign in again at the office; whoever comes back from there goes on with the deed."""
    # Only a return from the provider resumes a deed that had been sent: a link from elsewhere does not.
    if request.session.pop(JUST_CONFIRMED, False):
        return resume_request(request) or redirect(_next(request))
    return render(request, "account/confirm_at_office.html", _ways(request))


def _ways(request: HttpRequest) -> dict[str, object]:
    identity = linked_identity(cast(User, request.user))
    provider = identity.get_provider(request) if identity else None
    back = f"{request.path}?{urlencode({'next': _next(request)})}"
    others = get_adapter(request).get_reauthentication_methods(request.user)
    return {
        "office": provider.name if provider else "",
        "address": provider.get_login_url(request, process=AuthProcess.REDIRECT, next=back)
        if provider
        else "",
        "reauthentication_alternatives": [way for way in others if way["url"] != request.path],
    }


def _next(request: HttpRequest) -> str:
    return str(get_next_redirect_url(request) or DESK)
