"""The board of rules, and one rule with its history."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.duties import rules, selectors
from spoiwo.duties.kinds import WATCHING
from spoiwo.duties.states import SUBSCRIBING, Kind
from spoiwo.duties.views.shared import VIEW
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
@require_safe
def watch(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show where every rule stands today, the broken first."""
    today = clock.today()
    may_edit = rules.can_edit_rule(actor_of(request), partnership)
    context = {
        "partnership": partnership,
        "section": "duties",
        "day": today,
        "board": selectors.board_of(partnership, today),
        "years": selectors.years_of(partnership, today),
        "may_edit": may_edit,
        "calendar": _calendar_of(request) if may_edit else "",
    }
    return render(request, "duties/watch.html", context)


def _calendar_of(request: HttpRequest) -> str:
    """Return the address of the reader's own calendar of deadlines; empty where none was given."""
    assert isinstance(request.user, User)  # an inner page
    for link in links_of(SUBSCRIBING, [request.user.pk]).filter(revoked_at=None):
        if link.closed is None:
            return settings.SITE_ADDRESS + reverse("duties:deadline_calendar", args=[token_of(link)])
    return ""


@inner_view(VIEW)
@require_safe
def duty(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show a rule: where it stands today, how it read in which days, and each deadline of its years."""
    found = selectors.duty_by_id(partnership, pk)
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": "duties",
        "day": today,
        "duty": found,
        "about": WATCHING[Kind(found.kind)].about,
        "standing": selectors.standing(found, today),
        "versions": selectors.versions_of(found, today),
        "years": selectors.years_under_watch(found, today),
        "hands": selectors.confirmations_of(found),
        "may_edit": rules.can_edit_rule(actor_of(request), partnership),
    }
    return render(request, "duties/duty.html", context)
