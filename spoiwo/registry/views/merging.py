"""Two records side by side before they become one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.web import shared_view
from spoiwo.registry import rules, selectors, services
from spoiwo.registry.forms.partnership import MergeOrganizationForm
from spoiwo.registry.forms.person import MergePersonForm
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.views.shared import confirmed_first, shared_page


class Sure(forms.Form):
    """Nothing to fill in: sending it is the consent."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact of both records."""

    label: str
    kept: str
    dropped: str

    @property
    def differs(self) -> bool:
        return self.kept != self.dropped


@shared_view("registry.merge_organizations")
def organization_merge_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which other record is of the same institution."""
    kept = selectors.organization_by_id(pk)
    form = MergeOrganizationForm(request.GET if "other" in request.GET else None)
    if form.is_valid():
        return redirect("registry:organization_merge", kept.pk, form.cleaned_data["other"].pk)
    context = {
        "section": "organizations",
        "kept": kept,
        "form": form,
        "likely": selectors.likely_duplicates(kept.name, locality=kept.locality, exclude_id=kept.pk),
    }
    return shared_page(request, "registry/organization_merge_choose.html", context, status=status_of(form))


@shared_view("registry.merge_organizations")
@confirmed_first
def organization_merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Compare two records, say what will move, and merge after the password is confirmed."""
    kept, dropped = selectors.organization_by_id(pk), selectors.organization_by_id(other)
    if kept.pk == dropped.pk:
        messages.info(request, _("These two are one record already."))
        return redirect("registry:organization_edit", kept.pk)
    decision = rules.can_merge_organizations(actor_of(request), kept, dropped)
    form = Sure(posted(request))
    if form.is_bound:
        require(decision)
    if form.is_valid() and run(
        form, lambda: services.merge_organizations(actor=actor_of(request), kept=kept, dropped=dropped)
    ):
        messages.success(request, _("The two records are one: “%(name)s”.") % {"name": kept.name})
        return redirect("registry:organization_edit", kept.pk)
    kept, dropped = selectors.organization_by_id(pk), selectors.organization_by_id(other)
    context: dict[str, Any] = {
        "section": "organizations",
        "kept": kept,
        "dropped": dropped,
        "compared": list(_compare(kept, dropped)),
        "moving": selectors.what_would_move(dropped),
        "consequences": _consequences(dropped.name),
        "decision": decision,
        "form": form,
    }
    return shared_page(request, "registry/organization_merge.html", context, status=status_of(form))


def _compare(kept: Organization, dropped: Organization) -> Iterator[Compared]:
    one, other = _facts(kept), _facts(dropped)
    for label, value in one.items():
        if value or other[label]:
            yield Compared(label, value, other[label])


def _facts(organization: Organization) -> dict[str, str]:
    numbers = selectors.numbers_of(organization)
    return {
        _("Official name"): organization.name,
        _("Kind"): str(organization.kind.label),
        _("Short name"): organization.short_name,
        _("Address"): organization.address_line,
        _("Seat"): str(organization.seat or ""),
        "REGON": numbers.get("regon", ""),
        "NIP": numbers.get("nip", ""),
        "KRS": numbers.get("krs", ""),
        _("Official e-mail"): organization.email,
        _("Official telephone"): shown_phone(organization.phone),
    }


@shared_view("registry.edit_person")
def person_merge_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which other record is of the same person."""
    kept = selectors.person_by_id(pk)
    form = MergePersonForm(request.GET if "other" in request.GET else None)
    if form.is_valid():
        return redirect("registry:person_merge", kept.pk, form.cleaned_data["other"].pk)
    context = {
        "section": "persons",
        "kept": kept,
        "form": form,
        "likely": selectors.likely_same_person(kept.given_names, kept.family_name, exclude_id=kept.pk),
    }
    return shared_page(request, "registry/person_merge_choose.html", context, status=status_of(form))


@shared_view("registry.edit_person")
@confirmed_first
def person_merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Compare two records of a person and merge after the password is confirmed."""
    kept, dropped = selectors.person_by_id(pk), selectors.person_by_id(other)
    if kept.pk == dropped.pk:
        messages.info(request, _("These two are one record already."))
        return redirect("registry:person_edit", kept.pk)
    form = Sure(posted(request))
    if form.is_valid() and run(
        form, lambda: services.merge_persons(actor=actor_of(request), kept=kept, dropped=dropped)
    ):
        messages.success(request, _("The two records are one: “%(name)s”.") % {"name": kept.full_name})
        return redirect("registry:person_edit", kept.pk)
    context = {
        "section": "persons",
        "kept": kept,
        "dropped": dropped,
        "kept_offices": _offices(kept),
        "dropped_offices": _offices(dropped),
        "consequences": _consequences(dropped.full_name),
        "form": form,
    }
    return shared_page(request, "registry/person_merge.html", context, status=status_of(form))


def _consequences(name: str) -> list[str]:
    return [
        _("“%(name)s” leads from now on to the record that stays.") % {"name": name},
        _("The merge is written into the book of deeds; it cannot be undone with one click."),
        _("You will confirm your password."),
    ]


def _offices(person: Person) -> list[str]:
    rows = person.offices.select_related("organization")
    return [f"{row.office}, {row.organization.name}" for row in rows]
