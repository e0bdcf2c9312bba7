"""Pages of templates: what papers there are, what each looks like, how to make it look otherwise."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.documents import kinds, selectors, services
from spoiwo.documents.forms import TemplateForm
from spoiwo.documents.kinds import Kind
from spoiwo.documents.layouts.default import default_template
from spoiwo.documents.layouts.verdict import Verdict
from spoiwo.documents.models import Template
from spoiwo.documents.rules import EDIT
from spoiwo.documents.states import State
from spoiwo.documents.web import attachment
from spoiwo.files.kinds import DOCX
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
@require_safe
def template_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the kinds of papers and the template each is made with."""
    current = selectors.current_templates(partnership)
    rows = [(kind, current.get(kind.code) or current.get(kinds.ANY)) for kind in kinds.known()]
    return render(
        request,
        "documents/template_list.html",
        _context(partnership, rows=rows, can_convert=services.can_convert()),
    )


@inner_view(EDIT)
def template_kind(request: HttpRequest, partnership: Partnership, papers: str) -> HttpResponse:
    """Show what papers of a kind are made with, its fields and versions; take a new version."""
    kind = kinds.by_address(papers)
    form = TemplateForm(request.POST or None, request.FILES or None)
    made: list[Template] = []
    refused: list[Verdict] = []
    if form.is_valid() and run(form, lambda: made.append(_add(request, partnership, kind, form, refused))):
        messages.success(request, _("The file can be a template. Look at a trial print, then use it."))
        return redirect("documents:template", partnership.slug, papers, made[0].number)
    current = selectors.current_templates(partnership).get(kind.code)
    context = _context(
        partnership,
        kind=kind,
        form=form,
        can_convert=services.can_convert(),
        refused=refused[0] if refused else None,
        versions=selectors.templates_of(partnership, kind.code),
        current=current,
        # Fields may have changed since it came; a paper would then be refused.
        broken=services.verdict_on(current) if current else None,
    )
    return render(request, "documents/template_kind.html", context, status=status_of(form))


@inner_view(EDIT)
@require_safe
def template(request: HttpRequest, partnership: Partnership, papers: str, number: int) -> HttpResponse:
    """Show what a version will fill, and offer to use it."""
    kind = kinds.by_address(papers)
    found = selectors.template_by_number(partnership, kind.code, number)
    verdict = services.verdict_on(found)
    context = _context(
        partnership, kind=kind, template=found, verdict=verdict, is_current=found.state == State.CURRENT
    )
    return render(request, "documents/template.html", context)


@inner_view(EDIT)
@require_safe
def template_default(request: HttpRequest, partnership: Partnership, papers: str) -> HttpResponse:
    """Hand out the default layout as a template to begin with."""
    kind = kinds.by_address(papers)
    return attachment(default_template(kind), DOCX, _("Template – %(kind)s") % {"kind": kind.label})


@inner_view(EDIT)
@require_safe
def template_trial(request: HttpRequest, partnership: Partnership, papers: str, number: int) -> HttpResponse:
    """Hand out a paper made with the version from samples."""
    kind = kinds.by_address(papers)
    found = selectors.template_by_number(partnership, kind.code, number)
    return attachment(
        services.trial_print(kind, found), DOCX, _("Trial print – %(kind)s") % {"kind": kind.label}
    )


@inner_view(EDIT)
@require_POST
def template_use(request: HttpRequest, partnership: Partnership, papers: str, number: int) -> HttpResponse:
    """Take a version into use."""
    kind = kinds.by_address(papers)
    found = selectors.template_by_number(partnership, kind.code, number)
    services.use_template(actor=actor_of(request), template=found)
    messages.success(request, _("From now on papers of this kind have this layout."))
    return redirect("documents:template_kind", partnership.slug, papers)


@inner_view(EDIT)
@require_POST
def template_leave(request: HttpRequest, partnership: Partnership, papers: str) -> HttpResponse:
    """Return to the default layout."""
    kind = kinds.by_address(papers)
    services.return_to_default(actor=actor_of(request), partnership=partnership, kind=kind)
    messages.success(request, _("Papers of this kind have the default layout again. The versions are kept."))
    return redirect("documents:template_kind", partnership.slug, papers)


def _add(
    request: HttpRequest, partnership: Partnership, kind: Kind, form: forms.Form, refused: list[Verdict]
) -> Template:
    """Add the file of the form; what must be mended in a refused one is put into ``refused``."""
    upload = form.cleaned_data["file"]
    try:
        return services.add_template(
            actor=actor_of(request), partnership=partnership, kind=kind, upload=upload, name=upload.name
        )
    except services.TemplateRefused as refusal:
        refused.append(refusal.verdict)
        raise


def _context(partnership: Partnership, **more: object) -> dict[str, object]:
    return {"partnership": partnership, "section": "templates"} | more
