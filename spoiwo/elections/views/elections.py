"""The list of elections, one of them, and its deeds."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.councils.selectors import bodies_of
from spoiwo.elections import rules, selectors, services
from spoiwo.elections.forms import deeds as small
from spoiwo.elections.forms.election import CallForm
from spoiwo.elections.models import Election
from spoiwo.elections.selectors import Opinion
from spoiwo.elections.views import deeds
from spoiwo.elections.views.page import page_of
from spoiwo.elections.views.shared import MANAGE, VIEW, election_view, form_page
from spoiwo.meetings.selectors import meetings_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

MEETINGS_OFFERED = 50


@inner_view(VIEW)
@require_safe
def election_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the elections of the partnership."""
    context = {
        "partnership": partnership,
        "section": "elections",
        "elections": selectors.elections_of(partnership),
        "may_call": rules.can_call_election(actor_of(request), partnership),
    }
    return render(request, "elections/election_list.html", context)


@inner_view(MANAGE)
def election_call(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Call an election."""
    today = clock.today()
    bodies = [line.body for line in bodies_of(partnership, today) if line.is_running]
    form = CallForm(
        posted(request),
        bodies=bodies,
        meetings=list(meetings_of(partnership).filter(day__gte=today)[:MEETINGS_OFFERED]),
        initial={"nominations_from": today},
    )
    made: list[Election] = []
    actor = actor_of(request)
    if form.is_valid() and run(
        form,
        lambda: made.append(services.call_election(actor=actor, partnership=partnership, draft=form.draft())),
    ):
        messages.success(request, _("The election is called. Send the call for nominations."))
        return redirect("elections:election", partnership.slug, made[0].number)
    return form_page(request, "elections/election_call.html", form, None, partnership=partnership)


@election_view(VIEW)
@require_safe
def election(request: HttpRequest, election: Election) -> HttpResponse:
    """Show the election: where it stands, what is next, and everything in it."""
    context = {
        "partnership": election.partnership,
        "section": "elections",
        "election": election,
        "page": page_of(election, actor_of(request)),
    }
    return render(request, "elections/election.html", context)


@election_view(MANAGE)
def deed(request: HttpRequest, election: Election, kind: str, pk: int, address: str) -> HttpResponse:
    """Do one deed on the election or on what lies in it."""
    wanted = deeds.deed_at(kind, address)
    thing = deeds.LOADERS[kind](election, pk)
    actor = actor_of(request)
    if request.method != "POST":
        require(wanted.allowed(actor, thing))
    form = wanted.form(posted(request), initial=_initial(election, wanted.form))
    if form.is_valid() and run(form, lambda: wanted.perform(actor, thing, form)):
        messages.success(request, str(wanted.done))
        return redirect("elections:election", election.partnership.slug, election.number)
    about = "" if thing == election else str(thing)
    doubts = _doubts(election) if wanted.form is small.ConfirmForm else []
    return form_page(
        request, "elections/election_deed.html", form, election, deed=wanted, about=about, doubts=doubts
    )


def _doubts(election: Election) -> list[Opinion]:
    """Return the scrutineers who have not confirmed the protocol the result rests on, remarks first."""
    protocol = selectors.last_protocol_of(election)
    opinions = selectors.opinions_of(protocol) if protocol is not None else ()
    return sorted((one for one in opinions if not one.is_confirmed), key=lambda one: not one.remark)


def _initial(election: Election, form: type[forms.Form]) -> dict[str, Any]:
    if form is small.DaysForm:
        return {"nominations_to": election.nominations_to, "vote_on": election.vote_on}
    if form is small.ConfirmForm:
        return {"since": max(election.vote_on, clock.today())}
    return {}
