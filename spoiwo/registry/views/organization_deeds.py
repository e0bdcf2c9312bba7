"""Small deeds on an institution: names, numbers, status, declined forms, notes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.web import shared_view
from spoiwo.registry import rules, selectors, services
from spoiwo.registry.forms.organization import (
    AliasForm,
    DeclensionForm,
    FormerNameForm,
    NoteForm,
    NumbersForm,
    RemovalForm,
    RenameForm,
    StatusForm,
)
from spoiwo.registry.models import Organization
from spoiwo.registry.states import SocialEnterpriseStatus
from spoiwo.registry.views.shared import shared_page

EDIT = "registry.edit_organization"


def _editable(request: HttpRequest, pk: int) -> Organization:
    organization = selectors.organization_by_id(pk)
    require(rules.can_edit_organization(actor_of(request), organization))
    return organization


def _ask_and_do(
    request: HttpRequest,
    organization: Organization,
    form: forms.Form,
    service: Callable[..., object],
    data: Callable[[], dict[str, Any]],
    words: tuple[Sentence, Sentence, Sentence],
) -> HttpResponse:
    title, deed, explanation = words
    if form.is_valid() and run(
        form, lambda: service(actor=actor_of(request), organization=organization, **data())
    ):
        messages.success(request, _("“%(name)s” is saved.") % {"name": organization.name})
        return redirect("registry:organization_edit", organization.pk)
    organization.refresh_from_db()
    context = {
        "section": "organizations",
        "organization": organization,
        "form": form,
        "title": title,
        "deed": deed,
        "explanation": explanation,
    }
    return shared_page(request, "registry/organization_deed.html", context, status=status_of(form))


@shared_view(EDIT)
def organization_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a new official name from a day on."""
    organization = _editable(request, pk)
    initial = {"name": organization.name, "short_name": organization.short_name}
    form = RenameForm(posted(request), initial=initial)
    words = (
        _("New official name"),
        _("Record the new name"),
        _("From the day you write. On earlier days the register keeps the earlier name."),
    )
    return _ask_and_do(
        request, organization, form, services.rename_organization, lambda: form.cleaned_data, words
    )


@shared_view(EDIT)
def organization_former_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the official name of before."""
    organization = _editable(request, pk)
    form = FormerNameForm(posted(request))
    words = (
        _("Earlier official name"),
        _("Add the earlier name"),
        _("For the time before the earliest name recorded. The register of those days will show it."),
    )
    return _ask_and_do(
        request, organization, form, services.add_former_name, lambda: form.cleaned_data, words
    )


@shared_view(EDIT)
def organization_alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Add another wording of the name."""
    organization = _editable(request, pk)
    form = AliasForm(posted(request))
    words = (
        _("Also known as"),
        _("Add the wording"),
        _("The search finds the institution under it; imports recognise it."),
    )
    return _ask_and_do(request, organization, form, services.add_alias, lambda: form.cleaned_data, words)


@shared_view(EDIT)
def organization_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Write its numbers in registers."""
    organization = _editable(request, pk)
    form = NumbersForm.of(organization, posted(request))
    words = (
        _("Numbers in registers"),
        _("Save the numbers"),
        _("Each is checked by its digits. Several numbers of one register are written with commas between."),
    )
    return _ask_and_do(
        request,
        organization,
        form,
        services.set_identifiers,
        lambda: {"identifiers": form.numbers()},
        words,
    )


@shared_view(EDIT)
def organization_status(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the status of a social enterprise."""
    organization = _editable(request, pk)
    form = StatusForm.of(organization, posted(request))
    words = (
        _("Social enterprise"),
        _("Save the status"),
        _("It exists only by a voivode’s decision; one from the former list of the ministry does not count."),
    )
    return _ask_and_do(
        request,
        organization,
        form,
        services.set_enterprise_status,
        lambda: form.cleaned_data | {"status": SocialEnterpriseStatus(form.cleaned_data["status"])},
        words,
    )


@shared_view(EDIT)
def organization_declension(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle the forms of the name that the dictionary gets wrong."""
    organization = _editable(request, pk)
    form = DeclensionForm(posted(request), organization=organization)
    words = (
        _("Declined forms of the name"),
        _("Save the forms"),
        _("Proposed by the dictionary; mend what is wrong. Letters and documents use these forms."),
    )
    return _ask_and_do(
        request, organization, form, services.set_declension, lambda: {"forms": form.overrides()}, words
    )


@shared_view(EDIT)
def organization_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an institution entered by mistake; the reason names what was built on it."""
    organization = _editable(request, pk)
    form, name = RemovalForm(posted(request)), organization.name
    if form.is_valid() and run(
        form,
        lambda: services.remove_organization(
            actor=actor_of(request), organization=organization, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(
            request, _("“%(name)s” is removed. The book of deeds keeps what it was.") % {"name": name}
        )
        return redirect("registry:organization_list")
    context = {
        "section": "organizations",
        "organization": organization,
        "form": form,
        "title": _("Entered by mistake"),
        "deed": _("Remove the institution"),
        "explanation": _(
            "Only while no partnership, meeting, paper or person is tied to it. It cannot be undone."
        ),
        "danger": True,
    }
    return shared_page(request, "registry/organization_deed.html", context, status=status_of(form))


@shared_view(EDIT)
@require_POST
def organization_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a note."""
    organization = _editable(request, pk)
    form = NoteForm(request.POST)
    words = (_("Note"), _("Save the note"), "")
    return _ask_and_do(
        request, organization, form, services.annotate_organization, lambda: form.cleaned_data, words
    )
