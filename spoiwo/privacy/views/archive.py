"""Archival classes of documents, and what has outlived its period (GDPR-07)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import outlived, rules, services
from spoiwo.privacy.forms.archive import ClassForm, DisposalForm
from spoiwo.privacy.views.shared import SECTION, address, deed_page


@inner_view(rules.KEEP)
@require_safe
def class_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the class of each kind of documents, and those that wait for a decision."""
    context = {
        "partnership": partnership,
        "section": SECTION,
        "lines": outlived.class_lines(partnership, clock.today()),
    }
    return render(request, "privacy/class_list.html", context)


@inner_view(rules.KEEP)
def class_set(request: HttpRequest, partnership: Partnership, series: str) -> HttpResponse:
    """Say what the list of records says of a kind of documents."""
    kind = outlived.series_by_code(series)
    form = ClassForm(posted(request), line=outlived.class_of(partnership, kind))

    def deed() -> str:
        services.set_class(
            actor=actor_of(request), partnership=partnership, series=series, **form.cleaned_data
        )
        return _("The class is written down.")

    back, about = address("class_list", partnership), str(kind.label)
    return deed_page(request, partnership, form, deed, _("Write the class down"), back, about=about)


@inner_view(rules.KEEP)
def document_decide(request: HttpRequest, partnership: Partnership, series: str, number: int) -> HttpResponse:
    """Decide about a document that has outlived its period."""
    kind = outlived.series_by_code(series)
    found = outlived.old_document(partnership, kind, number, clock.today())
    form = DisposalForm(posted(request))

    def deed() -> str:
        services.decide_document(
            actor=actor_of(request), partnership=partnership, series=series, number=number, draft=form.draft()
        )
        return _("Decided; it stands in the protocol.")

    about = f"{kind.label}: {found.name}"
    lines = (kind.stays,) if kind.stays else ()
    lines = lines if kind.remove else (_("The program does not remove documents of this kind."),)
    said = {"about": about, "lines": lines, "danger": True}
    back = address("class_list", partnership)
    return deed_page(request, partnership, form, deed, _("Decide about the document"), back, **said)
