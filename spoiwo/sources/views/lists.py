"""The list of documents: bringing in, what waits, how far the reading is."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import selectors, services
from spoiwo.sources.forms import BringInForm
from spoiwo.sources.services import Brought
from spoiwo.sources.views.shared import base_context

PER_PAGE = 25


def document_list(request: HttpRequest, partnership: Partnership | None) -> HttpResponse:
    """Take documents, and list those brought in before."""
    form = BringInForm(request.POST, request.FILES) if request.method == "POST" else BringInForm()
    if form.is_valid():
        brought = _bring_in(request, partnership, form)
        if brought and not form.errors:
            return _answer(request, partnership, brought)
    page = Paginator(selectors.documents_of(partnership), PER_PAGE).get_page(request.GET.get("strona"))
    context = base_context(partnership) | {
        "form": form,
        "page": page,
        "queue": selectors.queue_of(partnership),
    }
    if partnership is not None:
        link = selectors.mail_link(partnership)
        context |= {
            "mail_link": link,
            "mail_address": selectors.mail_address(link),
            "mail_limit": settings.FILE_MAX_BYTES,
            "has_mail": bool(settings.REPLY_ADDRESS),
        }
    if request.htmx and request.method == "GET":  # type: ignore[attr-defined]  # set by HtmxMiddleware
        return render(request, "sources/parts/_documents.html", context)
    return render(request, "sources/document_list.html", context, status=status_of(form))


def _bring_in(request: HttpRequest, partnership: Partnership | None, form: BringInForm) -> list[Brought]:
    """Bring in every file by itself: one that is refused takes none of the others with it."""
    actor, brought = actor_of(request), []
    # Errors take fields out of what was cleaned.
    chosen, text = form.cleaned_data["documents"], form.cleaned_data["text"]
    for file in chosen:
        try:
            brought.append(
                services.bring_in_document(
                    actor=actor, partnership=partnership, content=file.read(), name=file.name or ""
                )
            )
        except BadInput as error:
            form.add_error("documents", str(error.message))
    if text.strip() or not chosen:
        try:
            brought.append(services.paste_document(actor=actor, partnership=partnership, text=text))
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error.message))
    return brought


def _answer(
    request: HttpRequest, partnership: Partnership | None, brought: Iterable[Brought]
) -> HttpResponse:
    all_of_them = list(brought)
    known = [one.document for one in all_of_them if not one.is_new]
    for document in known:
        messages.info(
            request, _("“%(name)s” is here already: it was not brought in again.") % {"name": document}
        )
    if len(all_of_them) == 1:
        return redirect(selectors.address_of(all_of_them[0].document, partnership))
    number = len(all_of_them) - len(known)
    said = ngettext("%(number)s document is being read.", "%(number)s documents are being read.", number)
    if number:
        messages.success(request, said % {"number": number})
    return redirect(request.path)


@require_POST
def address_renew(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Make the address for documents by e-mail, or another one when it leaked."""
    told = request.POST.get("instead_of", "")
    instead_of = int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None
    try:
        services.renew_address(actor=actor_of(request), partnership=partnership, instead_of=instead_of)
    except ConcurrentChange as error:
        messages.info(request, str(error.message))
    else:
        messages.success(request, _("The new address takes documents from now on."))
    return redirect(selectors.list_address(partnership) + "#by-mail")
