"""Adding a signatory: look for the institution first, then say since when; a new one in the same flow."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.periods import Precision
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import selectors, services
from spoiwo.registry.forms.membership import JoinForm
from spoiwo.registry.forms.organization import SignatoryNewForm
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import BEFORE, Standing
from spoiwo.registry.views.deeds import RUNNING

ADMIT = "registry.admit_signatory"
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Found:
    """An institution that may be the one meant, and how it stands to the partnership now."""

    organization: Organization
    here: Signatory | None

    @property
    def is_open_here(self) -> bool:
        """Whether it belongs or is expected now, so that there is nothing to add."""
        return self.here is not None and self.here.state in RUNNING | BEFORE


@inner_view(ADMIT)
@require_safe
def signatory_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Look for the institution among those recorded; recording a new one is the last answer."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = selectors.find_organizations(typed, limit=12) if typed else []
    here = selectors.standing_of(partnership, [row.pk for row in found])
    context = {
        "partnership": partnership,
        "section": "signatories",
        "q": typed,
        "found": [Found(row, here.get(row.pk)) for row in found],
        "suggest_url": f"{reverse('registry:suggest_organizations')}?dla={partnership.slug}",
    }
    return render(request, "registry/signatory_add.html", context)


@inner_view(ADMIT)
def signatory_add_known(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say how an institution already recorded stands to the partnership, and since when."""
    organization = selectors.organization_by_id(pk)
    form = JoinForm(posted(request), initial=_initial(request))
    made: list[Signatory] = []
    if form.is_valid() and run(
        form, lambda: made.append(_join(actor_of(request), partnership, organization, form.cleaned_data))
    ):
        return _added(request, partnership, made[0])
    context = {
        "partnership": partnership,
        "section": "signatories",
        "organization": organization,
        "form": form,
        "here": selectors.standing_of(partnership, [organization.pk]).get(organization.pk),
    }
    return render(request, "registry/signatory_add_known.html", context, status=status_of(form))


@inner_view(ADMIT)
def signatory_add_new(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record an institution met for the first time and its place in the partnership, at once."""
    initial = _initial(request) | {"name": request.GET.get("nazwa", "")[:LONGEST]}
    form = SignatoryNewForm(posted(request), initial=initial)
    made: list[Signatory] = []
    if form.is_valid() and run(
        form, lambda: made.append(_record_and_join(actor_of(request), partnership, form))
    ):
        return _added(request, partnership, made[0])
    context = {"partnership": partnership, "section": "signatories", "form": form}
    return render(request, "registry/signatory_add_new.html", context, status=status_of(form))


def _initial(request: HttpRequest) -> dict[str, Any]:
    return {"day": clock.today(), "standing": Standing.ACCEDED.value, "precision": Precision.DAY.value}


def _record_and_join(actor: Actor, partnership: Partnership, form: SignatoryNewForm) -> Signatory:
    organization = form.chosen() or services.create_organization(
        actor=actor, draft=form.draft(), identifiers=form.numbers()
    )
    return _join(actor, partnership, organization, form.cleaned_data)


def _join(
    actor: Actor, partnership: Partnership, organization: Organization, data: dict[str, Any]
) -> Signatory:
    day: date = data["day"]
    who: dict[str, Any] = {"actor": actor, "partnership": partnership, "organization": organization}
    if data["standing"] == Standing.INVITED:
        return services.invite_organization(**who, on=day, note=data["note"])
    if data["standing"] == Standing.ANNOUNCED:
        return services.announce_signatory(**who, on=day, note=data["note"])
    precision = Precision(data["precision"])
    return services.admit_signatory(**who, since=day, precision=precision, note=data["note"])


def _added(request: HttpRequest, partnership: Partnership, membership: Signatory) -> HttpResponse:
    name = membership.organization.name
    messages.success(
        request,
        _("“%(name)s” is on the list: %(standing)s.")
        % {"name": name, "standing": membership.get_state_display()},
    )
    return redirect("registry:signatory", partnership.slug, membership.pk)
