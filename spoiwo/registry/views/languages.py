"""The name of an institution in other languages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships.web import shared_view
from spoiwo.registry import rules, selectors, services
from spoiwo.registry.forms.languages import LanguagesForm
from spoiwo.registry.models import Organization
from spoiwo.registry.views.shared import shared_page


@shared_view("registry.edit_organization")
def organization_languages(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the name in other languages; two officers at once never overwrite each other unseen."""
    organization = selectors.organization_by_id(pk)
    require(rules.can_edit_organization(actor_of(request), organization))
    form = LanguagesForm(posted(request), recorded=selectors.foreign_names(organization))
    theirs: dict[str, str] = {}
    if form.is_valid() and _save(request, organization, form, theirs):
        messages.success(request, _("“%(name)s” is saved.") % {"name": organization.name})
        return redirect("registry:organization_edit", organization.pk)
    context = {
        "section": "organizations",
        "organization": organization,
        "form": form,
        "theirs": theirs,
    }
    return shared_page(request, "registry/organization_languages.html", context, status=status_of(form))


def _save(
    request: HttpRequest, organization: Organization, form: LanguagesForm, theirs: dict[str, str]
) -> bool:
    """Save; after somebody else's change fill ``theirs`` with what is recorded now and let her save again."""
    stale: list[ConcurrentChange] = []

    def deed() -> None:
        try:
            services.translate_organization(
                actor=actor_of(request),
                organization=organization,
                names=form.names(),
                mark=form.cleaned_data["version"],
                confirmed=form.confirmed(),
            )
        except ConcurrentChange as error:
            stale.append(error)
            raise

    if run(form, deed):
        return True
    if stale:
        theirs.update(form.differences())
        renew_version(form, selectors.mark_of(form.recorded))
    return False
