"""Letters shown before they go, presence at a vote, numbers counted on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange, NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.numbers import whole_number
from spoiwo.elections import rules, selectors, services
from spoiwo.elections.forms.deeds import PresenceForm
from spoiwo.elections.forms.paper import PaperForm
from spoiwo.elections.models import Election
from spoiwo.elections.services import LetterKind
from spoiwo.elections.states import QuorumBasis
from spoiwo.elections.views.shared import MANAGE, election_view, form_page
from spoiwo.voting.selectors import entitlements_of, turnout_of


@election_view(MANAGE)
def letters(request: HttpRequest, election: Election, kind: str) -> HttpResponse:
    """Show whom the letters would reach and whom not; send them once that was seen."""
    if kind not in set(LetterKind):
        raise NotFound(_("There is no such page."))
    wanted = LetterKind(kind)
    problem = ""
    if request.method == "POST":
        seen = [key for key in map(whole_number, request.POST.getlist("seen")) if key is not None]
        # A page without the mark, or with a spoilt one, sends nothing.
        after = whole_number(request.POST.get("after", ""))
        try:
            sent = services.send_letters(
                actor=actor_of(request),
                election=election,
                kind=wanted,
                seen=seen,
                after=-1 if after is None else after,
            )
        except ConcurrentChange as changed:
            problem = str(changed)
        else:
            messages.success(request, _sent(sent))
            return redirect("elections:election", election.partnership.slug, election.number)
    rows = services.recipients_of(election, wanted)
    context = {
        "partnership": election.partnership,
        "section": "elections",
        "election": election,
        "kind": wanted,
        "after": services.times_sent(election, wanted),
        "is_time": services.can_be_sent(election, wanted),
        "reached": [row for row in rows if row.is_reached],
        "missed": [row for row in rows if not row.is_reached],
        "problem": problem,
    }
    return render(request, "elections/letters.html", context, status=409 if problem else 200)


def _sent(number: int) -> str:
    return ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number) % {
        "number": number
    }


@election_view(MANAGE)
def presence(request: HttpRequest, election: Election, round_number: int) -> HttpResponse:
    """Mark which institutions are present at the vote; at a meeting that is done at its door."""
    held = selectors.round_of(election, round_number)
    if election.meeting is not None and selectors.door_of(election) is not None:
        return redirect("attendance:door", election.partnership.slug, election.meeting.pk)
    actor = actor_of(request)
    if request.method != "POST":
        require(rules.can_close_round(actor, held))
    form = PresenceForm(posted(request), voters=entitlements_of(held.poll))
    if form.is_valid() and run(
        form, lambda: services.mark_presence(actor=actor, held=held, organizations=form.numbers())
    ):
        messages.success(request, _("Presence is marked."))
        return redirect("elections:round", election.partnership.slug, election.number, held.number)
    return form_page(request, "elections/presence.html", form, election, held=held)


@election_view(MANAGE)
def round_paper(request: HttpRequest, election: Election, round_number: int) -> HttpResponse:
    """Close a round with the numbers of ballots counted on paper in the room."""
    held = selectors.round_of(election, round_number)
    actor = actor_of(request)
    if request.method != "POST":
        require(rules.can_count_on_paper(actor, held))
    form = PaperForm(posted(request), options=selectors.options_of(held))
    if form.is_valid() and run(
        form, lambda: services.close_round(actor=actor, held=held, paper=form.draft())
    ):
        messages.success(request, _("The votes are counted."))
        return redirect("elections:round", election.partnership.slug, election.number, held.number)
    return form_page(
        request,
        "elections/round_paper.html",
        form,
        election,
        held=held,
        turnout=turnout_of(held.poll),
        counts_present=election.quorum_basis == QuorumBasis.PRESENT,
    )
