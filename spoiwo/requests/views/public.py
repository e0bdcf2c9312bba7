"""For everybody, without an account or a script: what may be asked for, and the form of each kind."""

from types import MappingProxyType

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view
from spoiwo.registry.selectors import secretariat_of
from spoiwo.requests import services
from spoiwo.requests.clocks import clock_of
from spoiwo.requests.forms import AskForm
from spoiwo.requests.states import Kind

ADDRESSES = MappingProxyType(
    {
        "dostepnosc-cyfrowa": Kind.DIGITAL,
        "dostepnosc": Kind.ACCESS,
        "informacja-publiczna": Kind.INFORMATION,
        "dane-osobowe": Kind.DATA,
    }
)
# The limits are in config/settings/base.py.
LIMITED = "citizen_request"
TOO_MANY = 429
FLOOD = gettext_lazy(
    "Very many requests have come in within a short time. Send it again in an hour, or write to the "
    "secretariat or call."
)


@public_view
@require_safe
def asking(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say what may be asked for, in what time it is answered, and how else than by a form."""
    today = clock.today()
    context = {
        "partnership": partnership,
        "kinds": [
            (kind, clock_of(kind, today), reverse("requests:case_ask", args=[partnership.slug, address]))
            for address, kind in ADDRESSES.items()
        ],
        "contact": secretariat_of(partnership, today),
    }
    return render(request, "requests/asking.html", context)


@public_view
def case_ask(request: HttpRequest, partnership: Partnership, address: str) -> HttpResponse:
    """Take in a request of one kind; nothing typed is lost by a mistake, a flood or a second press."""
    kind = ADDRESSES.get(address)
    if kind is None:
        raise NotFound(_("There is no such form."))
    form = AskForm(posted(request), kind=kind)
    given: list[PersonalLink] = []

    def deed() -> None:
        draft, mark = form.draft(kind=kind), str(form.cleaned_data["mark"])
        given.append(
            services.submit_case(actor=actor_of(request), partnership=partnership, draft=draft, mark=mark)
        )

    is_flood = form.is_valid() and not ratelimit.consume(request, action=LIMITED, key=partnership.slug)
    if is_flood:
        form.add_error(None, FLOOD)
    elif form.is_valid() and run(form, deed):
        return redirect("requests:link_case", token=token_of(given[0]))
    today = clock.today()
    context = {
        "partnership": partnership,
        "kind": kind,
        "term": clock_of(kind, today),
        "form": form,
        "contact": secretariat_of(partnership, today),
    }
    return render(
        request, "requests/case_ask.html", context, status=TOO_MANY if is_flood else status_of(form)
    )
