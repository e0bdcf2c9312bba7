"""The words: written, previewed, compared with what somebody else saved; annexes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.agreements import rules, selectors, services, wording
from spoiwo.agreements.forms.agreement import AnnexForm, TextForm
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.views.deeds import EDIT, Deed, address, agreement_view, context_of, deed_page, stored
from spoiwo.agreements.wording import Provision
from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of


@agreement_view(EDIT)
def text_edit(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Write the text as plain lines and see it in paragraphs before saving."""
    require(rules.can_write_text(actor_of(request), agreement))
    latest = selectors.latest_text(agreement)
    initial: dict[str, object] = {"version": agreement.version}
    if latest:
        initial |= {"text": wording.render(latest.parsed), "is_extract": latest.is_extract}
    form = TextForm(request.POST or None, initial=initial)
    preview: list[Provision] = []
    if form.is_valid() and "preview" in request.POST:
        run(form, lambda: preview.extend(wording.parse(form.cleaned_data["text"])))
    elif form.is_valid() and run(form, lambda: _save(request, agreement, form)):
        said = (
            _("The text is saved as a new version; the earlier one is kept.")
            if latest
            else _("The text is saved. Nobody outside sees it before signing begins.")
        )
        messages.success(request, said)
        return redirect(address("agreement", agreement))
    theirs = ""
    if form.is_bound and form.cleaned_data.get("version") not in {None, agreement.version}:
        theirs = wording.render(latest.parsed) if latest else ""
        form.renew(agreement.version)
    context = context_of(agreement) | {"form": form, "preview": preview, "theirs": theirs, "latest": latest}
    return render(request, "agreements/text_edit.html", context, status=status_of(form))


def _save(request: HttpRequest, agreement: Agreement, form: TextForm) -> None:
    data = form.cleaned_data
    services.write_text(
        actor=actor_of(request),
        agreement=agreement,
        text=data["text"],
        version=data["version"],
        is_extract=data["is_extract"],
        note=data["note"],
    )


@agreement_view(EDIT)
def annex_add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Attach an annex to a draft."""
    form = AnnexForm(request.POST or None, request.FILES or None)

    def attach() -> None:
        data = form.cleaned_data
        services.add_annex(
            actor=actor_of(request),
            agreement=agreement,
            title=data["title"],
            number=data["number"],
            body=data["body"],
            file=stored(request, form, agreement.partnership, is_public=True),
        )

    deed = Deed(
        title=_("Add an annex"),
        lead=_("By-laws, a form of the declaration, an action plan. It becomes part of what is signed."),
        button=_("Add the annex"),
        back=address("agreement", agreement),
    )
    allowed = rules.can_write_text(actor_of(request), agreement)
    return deed_page(request, agreement, deed, form, attach, done=_("The annex is added."), allowed=allowed)


@agreement_view(EDIT)
@require_POST
def annex_remove(request: HttpRequest, agreement: Agreement, annex: int) -> HttpResponse:
    """Take an annex off a draft."""
    services.remove_annex(actor=actor_of(request), annex=selectors.annex_by_id(agreement, annex))
    messages.success(request, _("The annex is removed."))
    return redirect(address("agreement", agreement))
