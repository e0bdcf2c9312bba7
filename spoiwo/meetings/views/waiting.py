"""Matters that wait for a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import WrongState
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.meetings import rules, selectors, services
from spoiwo.meetings.forms.agenda import WaitingForm
from spoiwo.meetings.views.shared import EDIT, VIEW, bodies, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
@require_safe
def waiting_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the matters that wait, by body."""
    context = {
        "partnership": partnership,
        "section": "meetings",
        "waiting": selectors.waiting_matters(partnership, every=True),
        "may_edit": rules.can_edit_meeting(actor_of(request), partnership),
    }
    return render(request, "meetings/waiting_list.html", context)


@inner_view(EDIT)
def waiting_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write down a matter that waits."""
    form = WaitingForm(posted(request), bodies=bodies(partnership))
    if form.is_valid() and run(
        form,
        lambda: services.put_waiting(
            actor=actor_of(request),
            partnership=partnership,
            draft=form.draft(),
            body=form.cleaned_data["body"],
        ),
    ):
        messages.success(request, _("The matter waits for the next meeting."))
        return redirect("meetings:waiting_list", partnership.slug)
    back = reverse("meetings:waiting_list", args=[partnership.slug])
    return form_page(request, partnership, form, _("Write down a matter"), back)


@inner_view(EDIT)
@require_POST
def waiting_remove(request: HttpRequest, partnership: Partnership, item_pk: int) -> HttpResponse:
    """Remove a matter from those that wait."""
    item = selectors.item_by_id(partnership, item_pk)
    if item.meeting_id is not None:
        raise WrongState(_("This matter is on an agenda already."))
    services.remove_item(actor=actor_of(request), item=item)
    messages.success(request, _("The matter no longer waits."))
    return redirect("meetings:waiting_list", partnership.slug)
