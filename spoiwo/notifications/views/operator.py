"""The operator's outbox and the letters that came in, of all partnerships."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.notifications import rules, selectors, services
from spoiwo.notifications.states import Outcome, State

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


@require_safe
@login_required
def received_list(request: HttpRequest) -> HttpResponse:
    """Show the letters that came in and what became of them; never the words of those of a partnership."""
    require(rules.can_view_outbox(actor_of(request)))
    chosen = request.GET.get("wynik", "")
    page = Paginator(selectors.received(chosen), _PER_PAGE).get_page(request.GET.get("strona"))
    values = {"page": page, "outcomes": list(Outcome), "chosen": chosen}
    return render(request, "notifications/received_list.html", values)


@require_POST
@login_required
def message_resend(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Queue a letter again that went wrong."""
    actor = actor_of(request)
    require(rules.can_view_outbox(actor))
    services.resend_message(actor=actor, message=selectors.message(pk))
    messages.success(request, _("The letter is waiting to be sent again."))
    return redirect("notifications:outbox")
