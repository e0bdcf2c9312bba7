"""What a field suggests while one types: a list for the script of our pages, or JSON for other readers."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.rules import has_permission_anywhere
from spoiwo.registry import selectors
from spoiwo.registry.forms.suggest import notes_of
from spoiwo.territory.codes import Level
from spoiwo.territory.selectors import find_units

MOST = 10
LONGEST = 120
Option = dict[str, str]


@login_required
@require_safe
def suggest_organizations(request: HttpRequest) -> HttpResponse:
    """Suggest institutions with the address of the inner page of each.

    With ``?dla=`` a partnership the address is that of joining it.
    """
    found = selectors.find_organizations(_typed(request), limit=MOST)
    joins = request.GET.get("dla", "")
    is_joining = bool(slug_re.match(joins))
    return _answer(
        request,
        [
            {
                "label": row.name,
                "value": str(row.pk),
                "note": " · ".join(notes_of(row)),
                "url": reverse("registry:signatory_add_known", args=[joins, row.pk])
                if is_joining
                else reverse("registry:organization_edit", args=[row.pk]),
            }
            for row in found
        ],
    )


@login_required
@require_safe
def suggest_persons(request: HttpRequest) -> HttpResponse:
    """Suggest persons with their office of today."""
    found = selectors.find_persons(_typed(request), limit=MOST)
    offices = selectors.office_lines([row.pk for row in found], clock.today())
    return _answer(
        request,
        [
            {
                "label": row.full_name,
                "value": str(row.pk),
                "note": offices.get(row.pk, ""),
                "url": reverse("registry:person_edit", args=[row.pk]),
            }
            for row in found
        ],
    )


@login_required
@require_safe
def suggest_units(request: HttpRequest) -> HttpResponse:
    """Suggest territorial units of today, on request of one level only."""
    wanted = request.GET.get("szczebel", "")
    level = Level(wanted) if wanted in Level.values else None
    found = find_units(_typed(request), clock.today(), MOST, level)
    return _answer(request, [{"label": row.full_name, "value": row.key, "note": row.code} for row in found])


def _typed(request: HttpRequest) -> str:
    # Suggestions show names of people who hold no office, so a newcomer without any role sees none.
    require(has_permission_anywhere(actor_of(request), "partnerships.view_partnership"))
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def _answer(request: HttpRequest, options: Sequence[Option]) -> HttpResponse:
    if request.accepts("text/html"):
        return render(request, "components/_suggestions.html", {"options": options})
    return JsonResponse({"options": list(options)})
