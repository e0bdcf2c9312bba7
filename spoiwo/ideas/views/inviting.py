"""Who hands ideas in by a link, the tables of the workshop, the list of participants."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.qr import qr_code
from spoiwo.ideas import selectors, services
from spoiwo.ideas.forms.calls import InviteeForm, ParticipantsForm, TableForm
from spoiwo.ideas.forms.cards import NoForm
from spoiwo.ideas.models import Invitee
from spoiwo.ideas.views.shared import EDIT, call_page, confirm, form_page
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import keep_address_off_paper
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
def invitees(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show who is invited and whom the letter reaches; send it."""
    call = selectors.call_by_number(partnership, number)
    form = NoForm(posted(request))
    asked: list[Invitee] = []
    if form.is_valid() and run(
        form, lambda: asked.extend(services.ask_for_ideas(actor=actor_of(request), call=call))
    ):
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", len(asked))
        messages.success(request, said % {"count": len(asked)})
        return redirect(call_page(call, "invitees"))
    rows = selectors.invitees_of(call)
    return form_page(
        request,
        partnership,
        form,
        _("Who hands ideas in"),
        call_page(call),
        call=call,
        template="ideas/invitees.html",
        institutions=[row for row in rows if not row.is_table],
        tables=[row for row in rows if row.is_table],
        reached=services.to_be_asked(call),
    )


@inner_view(EDIT)
def invitee_add(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Put an institution on the list of those asked for ideas."""
    call = selectors.call_by_number(partnership, number)
    form = InviteeForm(posted(request))
    if form.is_valid() and run(
        form, lambda: services.add_invitee(actor=actor_of(request), call=call, **form.cleaned_data)
    ):
        messages.success(request, _("The institution is on the list."))
        return redirect(call_page(call, "invitees"))
    back = call_page(call, "invitees")
    return form_page(request, partnership, form, _("Invite an institution"), back, call=call)


@inner_view(EDIT)
def invitee_all(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Put every institution of the partnership with an address on the list."""
    call = selectors.call_by_number(partnership, number)
    return confirm(
        request, call, _("Invite all institutions of the partnership"),
        lambda actor: services.invite_all(actor=actor, call=call),
        call_page(call, "invitees"),
        lines=(_("Those without an address are left out. No letter goes yet."),),
    )  # fmt: skip


@inner_view(EDIT)
def invitee_remove(request: HttpRequest, partnership: Partnership, number: int, invitee: int) -> HttpResponse:
    """Take an institution or a table off the list; its link closes."""
    call = selectors.call_by_number(partnership, number)
    row = selectors.invitee_by_id(call, invitee)
    row.call = call
    return confirm(
        request, call, _("Close the link"),
        lambda actor: services.remove_invitee(actor=actor, invitee=row),
        call_page(call, "invitees"), about=str(row), danger=True,
        lines=(_("Cards that came through it stay."),),
    )  # fmt: skip


@inner_view(EDIT)
def table_add(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Open the table of a theme; opened again, its code is new."""
    call = selectors.call_by_number(partnership, number)
    form = TableForm(posted(request), themes=call.themes)
    made: list[Invitee] = []

    def deed() -> None:
        theme = form.cleaned_data["theme"]
        made.append(services.open_table(actor=actor_of(request), call=call, theme=theme))

    if form.is_valid() and run(form, deed):
        return redirect(call_page(call, "table", made[0].pk))
    lines = (
        _("Whoever scans the code of the table writes a card on a telephone; the secretariat admits it."),
        _("A table opened again gets a new code, and the earlier one is good no more."),
    )
    back = call_page(call, "invitees")
    return form_page(request, partnership, form, _("Open a table"), back, call=call, lines=lines)


@inner_view(EDIT)
@never_cache
@require_safe
def table(request: HttpRequest, partnership: Partnership, number: int, invitee: int) -> HttpResponse:
    """Show the code of a table, for a screen or for paper."""
    keep_address_off_paper(request)
    call = selectors.call_by_number(partnership, number)
    row = selectors.invitee_by_id(call, invitee)
    link = PersonalLink.objects.filter(pk=row.link_id).first() if row.is_table and row.link_id else None
    if link is None or link.closed is not None:
        raise NotFound(_("This table is closed."))
    target = settings.SITE_ADDRESS + reverse("ideas:link_ideas", args=[token_of(link)])
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "ideas",
        "call": call,
        "invitee": row,
        "target": target,
        "picture": qr_code(target),
    }
    return render(request, "ideas/table.html", context)


@inner_view(EDIT)
def participants(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show the participants who vote with links of their own; add more."""
    call = selectors.call_by_number(partnership, number)
    form = ParticipantsForm(posted(request))
    made: list[int] = []

    def deed() -> None:
        drafts = form.cleaned_data["lines"]
        made.append(services.list_participants(actor=actor_of(request), call=call, drafts=drafts))

    if form.is_valid() and run(form, deed):
        said = ngettext("%(count)s participant added.", "%(count)s participants added.", made[0])
        messages.success(request, said % {"count": made[0]})
        return redirect(call_page(call, "participants"))
    return form_page(
        request,
        partnership,
        form,
        _("Participants"),
        call_page(call),
        call=call,
        button=_("Add to the list"),
        template="ideas/participants.html",
        rows=selectors.participants_of(call),
    )


@inner_view(EDIT)
def participant_remove(
    request: HttpRequest, partnership: Partnership, number: int, participant: int
) -> HttpResponse:
    """Take a participant off the list before the vote."""
    call = selectors.call_by_number(partnership, number)
    row = selectors.participant_by_id(call, participant)
    row.call = call
    return confirm(
        request, call, _("Take off the list"),
        lambda actor: services.remove_participant(actor=actor, participant=row),
        call_page(call, "participants"), about=row.name, danger=True,
    )  # fmt: skip
