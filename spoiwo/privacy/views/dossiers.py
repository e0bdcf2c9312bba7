"""Everything held about a person: asked for, looked at, given out as a file (GDPR-05)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import status_of
from spoiwo.documents.web import FORMATS, attachment, document_download, sheets_download
from spoiwo.files.kinds import Kind
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import dossiers, rules, selectors, services
from spoiwo.privacy.dossiers import Dossier
from spoiwo.privacy.forms.dossiers import DossierForm
from spoiwo.privacy.held.finding import Held, find, subject_of
from spoiwo.privacy.papers import KIND
from spoiwo.privacy.services import DossierAsk
from spoiwo.privacy.views.shared import SECTION

# So many records of a kind are shown on the page.
_SHOWN = 10
_TABLES = ("ods", "xlsx")
_JSON = Kind("JSON", "application/json", ("json",))
_PAPERS = (*FORMATS, *_TABLES, "json")


@inner_view(rules.KEEP)
@require_safe
def dossier_ask(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Ask whose data are to be gathered."""
    return _asked(request, partnership, DossierForm())


@inner_view(rules.KEEP)
def dossier(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show how much of what is held. An address is sent in the body: no log of a server ever has it."""
    sent = _sent(request)
    if sent is None:
        return _asked(request, partnership, DossierForm())
    form = DossierForm(sent)
    if not form.is_valid():
        return _asked(request, partnership, form)
    ask = _ask(form)
    subject = subject_of(partnership, ask.person, ask.addresses)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "ask": ask,
        "held": find(partnership, subject, with_namesakes=ask.with_namesakes, most=_SHOWN),
        "papers": _PAPERS,
    }
    return render(request, "privacy/dossier.html", context)


@inner_view(rules.KEEP)
@require_POST
def dossier_file(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Hand everything out as a file."""
    form = DossierForm(request.POST)
    paper = request.POST.get("paper", "")
    if not form.is_valid():
        return _asked(request, partnership, form)
    if paper not in _PAPERS:
        raise NotFound(_("There is no such format."))
    ask = _ask(form)
    held = services.take_dossier(actor=actor_of(request), partnership=partnership, ask=ask, form=paper)
    return _file(request, partnership, paper, _dossier(partnership, ask, held))


def _file(request: HttpRequest, partnership: Partnership, paper: str, made: Dossier) -> HttpResponse:
    name = dossiers.file_name(made)
    if paper == "json":
        return attachment(dossiers.json_of(made), _JSON, name)
    if paper in _TABLES:
        return sheets_download(dossiers.sheets_of(made), paper, name)
    document = dossiers.paper_of(made)
    return document_download(document, paper, partnership=partnership, kind=KIND, name=name, request=request)


def _dossier(partnership: Partnership, ask: DossierAsk, held: Held) -> Dossier:
    now = clock.now()
    office = selectors.office_of(partnership, clock.today())
    return Dossier(partnership, office, ask.person, ask.addresses, ask.reference, held, now)


def _sent(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return what was sent; a person of the register may be named in the address, by number."""
    if request.method == "POST":
        return request.POST
    number = request.GET.get("osoba", "")
    return {"person_number": number, "person": number} if number else None


def _ask(form: DossierForm) -> DossierAsk:
    data = form.cleaned_data
    return DossierAsk(
        data["person"], tuple(data["addresses"]), data["reference"], with_namesakes=data["with_namesakes"]
    )


def _asked(request: HttpRequest, partnership: Partnership, form: DossierForm) -> HttpResponse:
    context = {"partnership": partnership, "section": SECTION, "form": form}
    return render(request, "privacy/dossier_ask.html", context, status=status_of(form))
