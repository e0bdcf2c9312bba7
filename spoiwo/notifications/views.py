"""The operator's outbox, and the page of previews."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.notifications import letters, previews, rules, selectors, services
from spoiwo.notifications.states import State

_PER_PAGE = 50


@require_safe
@login_required
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the last letters and what became of them."""
    require(rules.can_view_outbox(actor_of(request)))
    chosen = request.GET.get("stan", "")
    page = Paginator(selectors.outbox(chosen), _PER_PAGE).get_page(request.GET.get("strona"))
    counts = selectors.counts()
    states = [(state, state.label, counts[state]) for state in State]
    return render(request, "notifications/outbox.html", {"page": page, "states": states, "chosen": chosen})


@require_POST
@login_required
def message_resend(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Queue a failed letter again."""
    actor = actor_of(request)
    require(rules.can_view_outbox(actor))
    services.resend_message(actor=actor, message=selectors.message(pk))
    messages.success(request, _("The letter is waiting to be sent again."))
    return redirect("notifications:outbox")


@require_safe
def preview_list(request: HttpRequest) -> HttpResponse:
    """Show every letter with sample content."""
    rendered = [(preview, letters.render(preview.template, preview.sample())) for preview in previews.known()]
    return render(request, "notifications/preview_list.html", {"letters": rendered})


@require_safe
def preview_html(request: HttpRequest, template: str) -> HttpResponse:
    """Show one letter as a mail program would."""
    preview = next((one for one in previews.known() if one.template == template), None)
    if preview is None:
        raise NotFound(_("There is no such letter."))
    response = HttpResponse(letters.render(preview.template, preview.sample()).html)
    # Mail programs know only styles inside the letter; the page has nothing else.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
