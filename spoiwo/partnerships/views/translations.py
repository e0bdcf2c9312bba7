"""Language versions of what the partnership says."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships import selectors, services
from spoiwo.partnerships.forms.translations import VersionForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Language
from spoiwo.partnerships.web import inner_view

EDIT = "partnerships.edit_partnership"


@inner_view(EDIT)
def version_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show each language with how far its version has come."""
    context = {
        "partnership": partnership,
        "section": "partnership",
        "versions": selectors.language_versions(partnership),
    }
    return render(request, "partnerships/version_list.html", context)


@inner_view(EDIT)
def version_edit(request: HttpRequest, partnership: Partnership, language: str) -> HttpResponse:
    """Edit one version beside the Polish original; two officers at once never overwrite each other unseen."""
    if language not in Language.values:
        raise Http404
    chosen = Language(language)
    form = VersionForm(posted(request), recorded=selectors.language_version(partnership, chosen))
    theirs: dict[str, str] = {}
    if form.is_valid() and _save(request, partnership, form, theirs):
        messages.success(request, _("The language version is saved."))
        return redirect("partnerships:version_list", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "language": chosen,
        "recorded": form.recorded,
        "form": form,
        "theirs": theirs,
        "left_over": form.left_over() if form.is_bound else [],
    }
    return render(request, "partnerships/version_edit.html", context, status=status_of(form))


def _save(request: HttpRequest, partnership: Partnership, form: VersionForm, theirs: dict[str, str]) -> bool:
    """Save; after somebody else's change fill ``theirs`` with what is recorded now and let her save again."""
    stale: list[ConcurrentChange] = []

    def deed() -> None:
        try:
            services.translate_partnership(
                actor=actor_of(request),
                partnership=partnership,
                language=form.recorded.language,
                draft=form.draft(),
                mark=form.cleaned_data["version"],
            )
        except ConcurrentChange as error:
            stale.append(error)
            raise

    if run(form, deed):
        return True
    if stale:
        theirs.update(form.differences())
        renew_version(form, form.recorded.mark)
    return False
