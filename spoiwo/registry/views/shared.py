"""What several pages of the registry share."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

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
