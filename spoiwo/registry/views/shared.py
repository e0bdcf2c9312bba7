"""What several pages of the registry share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.rules import has_permission_anywhere

View = Callable[..., HttpResponse]


def shared_page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Draw a page of the records that all partnerships share, with their menu at the side."""
    menu = [
        ("organizations", _("Institutions"), reverse("registry:organization_list")),
        ("duplicates", _("Similar records"), reverse("registry:organization_duplicates")),
        ("persons", _("Persons"), reverse("registry:person_list")),
        ("desk", _("Desk"), reverse("dashboard:home")),
    ]
    here = context["section"]
    context |= {
        "inner_title": _("Shared by all partnerships"),
        "inner_nav": [{"url": url, "label": label, "current": name == here} for name, label, url in menu],
    }
    return render(request, template, context, status=status)


def confirmed_first(view: View) -> View:
    """Ask to confirm the password before the deed; what was typed is kept and done afterwards."""
    guarded: View = reauthentication_required(view, allow_get=True)
    return guarded


def shared_view(permission: str) -> Callable[[View], View]:
    """Open a page of no single partnership to whoever holds the right in some partnership."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            require(has_permission_anywhere(actor_of(request), permission))
            return view(request, **kwargs)

        guarded = login_required(wrapper)
        # The table of routes and roles is compared with this (tests/architecture/test_access.py).
        guarded.required_permission = permission  # type: ignore[attr-defined]  # a mark for tests
        return guarded

    return decorate
