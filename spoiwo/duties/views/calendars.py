"""The calendar of deadlines: its secret address, and what is read there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.duties import rules, selectors, services
from spoiwo.duties.states import SUBSCRIBING
from spoiwo.duties.views.shared import EDIT
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.web import feed_answer, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
@require_POST
def calendar_give(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Give the reader a calendar of deadlines of their own, or take its address back."""
    actor = actor_of(request)
    assert isinstance(request.user, User)  # an inner page
    if request.POST.get("take_back"):
        services.take_back_calendar(actor=actor, user=request.user, partnership=partnership)
        messages.success(request, _("The address of the calendar is taken back."))
    else:
        services.give_calendar(actor=actor, user=request.user, partnership=partnership)
    return redirect("duties:watch", partnership.slug)


@link_view(SUBSCRIBING)
@require_safe
def deadline_calendar(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Give the deadlines of the partnership to whoever still works in its office."""
    # Nothing is told to whoever works in the office no more, not even that there is a calendar.
    if not rules.can_edit_rule(selectors.holder_of(link), link.partnership):
        raise NotFound(_("This calendar belongs to nobody any more."))
    with override("pl"):
        return feed_answer(request, selectors.deadline_feed(link.partnership, clock.today()))
