"""Institutions: the list, a new one, and the page of one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.partnerships.web import shared_view
from spoiwo.registry import categories, rules, selectors, services
from spoiwo.registry.forms.organization import NoteForm, OrganizationCreateForm, OrganizationEditForm
from spoiwo.registry.models import Organization
from spoiwo.registry.views.history import tell
from spoiwo.registry.views.shared import shared_page

EDIT = "registry.edit_organization"
PAGE = 50


@shared_view(EDIT)
@require_safe
def organization_list(request: HttpRequest) -> HttpResponse:
    """Find institutions by name, number or kind."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    kind = request.GET.get("rodzaj", "")
    rows = Organization.objects.standing()
    if kind in categories.codes:
        rows = rows.filter(category=kind)
    if typed:
        found = selectors.find_organizations(typed, limit=200)
        rows = rows.filter(pk__in=[row.pk for row in found])
    page = Paginator(rows, PAGE).get_page(request.GET.get("strona"))
    context = {"page": page, "q": typed, "kind": kind, "kinds": categories.tree(), "section": "organizations"}
    return shared_page(request, "registry/organization_list.html", context)


@shared_view(EDIT)
@require_safe
def organization_duplicates(request: HttpRequest) -> HttpResponse:
    """Show pairs of records that may be of one institution."""
    context = {"pairs": selectors.likely_pairs(), "section": "duplicates"}
    return shared_page(request, "registry/organization_duplicates.html", context)


@shared_view(EDIT)
def organization_create(request: HttpRequest) -> HttpResponse:
    """Record a new institution, after a look at those that may be the same."""
    form = OrganizationCreateForm(posted(request), initial={"name": request.GET.get("nazwa", "")[:400]})
    made: list[Organization] = []
    if form.is_valid():
        same = form.chosen()
        if same is not None:
            messages.success(request, _("Nothing new was recorded: this is the record you chose."))
            return redirect("registry:organization_edit", same.pk)
        if run(form, lambda: made.append(_create(request, form))):
            messages.success(request, _("“%(name)s” is recorded.") % {"name": made[0].name})
            return redirect("registry:organization_edit", made[0].pk)
    context = {"form": form, "section": "organizations"}
    return shared_page(request, "registry/organization_create.html", context, status=status_of(form))


def _create(request: HttpRequest, form: OrganizationCreateForm) -> Organization:
    return services.create_organization(
        actor=actor_of(request), draft=form.draft(), identifiers=form.numbers()
    )


@shared_view(EDIT)
def organization_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and edit one institution; two officers at once never overwrite each other unseen."""
    organization = selectors.organization_by_id(pk)
    if organization.pk != pk:
        return redirect("registry:organization_edit", organization.pk, permanent=True)
    decision = rules.can_edit_organization(actor_of(request), organization)
    form = OrganizationEditForm.of(organization, posted(request))
    theirs: dict[str, object] = {}
    if request.method == "POST":
        require(decision)
        if form.is_valid() and _save(request, organization, form, theirs):
            messages.success(request, _("“%(name)s” is saved.") % {"name": organization.name})
            return redirect("registry:organization_edit", organization.pk)
    context = _context(request, organization) | {"form": form, "theirs": theirs, "decision": decision}
    return shared_page(request, "registry/organization_edit.html", context, status=status_of(form))


def _save(
    request: HttpRequest, organization: Organization, form: OrganizationEditForm, theirs: dict[str, object]
) -> bool:
    """Save; after somebody else's change fill ``theirs`` with what is recorded now and let her save again."""
    stale: list[ConcurrentChange] = []

    def deed() -> None:
        try:
            services.edit_organization(
                actor=actor_of(request),
                organization=organization,
                draft=form.draft(),
                version=form.cleaned_data["version"],
            )
        except ConcurrentChange as error:
            stale.append(error)
            raise

    if run(form, deed):
        return True
    organization.refresh_from_db()
    if stale:
        theirs.update(form.differences(organization))
        renew_version(form, organization.version)
    return False


def _context(request: HttpRequest, organization: Organization) -> dict[str, Any]:
    visible = set(visible_partnerships(actor_of(request)).values_list("pk", flat=True))
    history = selectors.history_of_organization(organization)
    return {
        "section": "organizations",
        "organization": organization,
        "names": organization.names.order_by("-kind", "-valid_from", "name"),
        "foreign": [name for name in selectors.foreign_names(organization) if name.name],
        "numbers": organization.identifiers.all(),
        "belongings": selectors.belongings_of(organization, visible),
        "branches": organization.branches.filter(merged_into__isnull=True),
        "likely": selectors.likely_duplicates(
            organization.name, locality=organization.locality, exclude_id=organization.pk
        ),
        "notes": tell(history.filter(action="registry.organization.noted")[:20]),
        "note_form": NoteForm(),
        "history": tell(history.exclude(action="registry.organization.noted")[:40]),
    }
