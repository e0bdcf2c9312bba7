"""The ballot, by a personal link or from an account, and what is published after the close.

A ballot is cast outside the transaction of the request: the lock of the box is held for the ballot
alone, so that a hundred can come in a second. No use of the link is noted, for a note bears a time.
"""

import secrets
from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Denied
from spoiwo.common.exceptions import NotFound, SpoiwoError, WrongState
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import TYPED_WRONG, posted
from spoiwo.elections import links, rules, selectors
from spoiwo.elections.forms.ballot import BallotForm, ReceiptForm
from spoiwo.elections.models import Election, Round
from spoiwo.elections.views.shared import TAKE_PART, election_view
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.voting import rules as voting_rules
from spoiwo.voting import services as voting
from spoiwo.voting.models import Entitlement
from spoiwo.voting.receipts import new_receipt
from spoiwo.voting.selectors import has_voted, turnout_of
from spoiwo.voting.states import State as PollState
from spoiwo.voting.wording import rule_sentences, voter_sentence


@dataclass(frozen=True, slots=True)
class Booth:
    """One voter at the box: the round, the place on the list, who acts, and the page around it."""

    held: Round
    voter: Entitlement
    actor: Actor
    link: PersonalLink | None

    @property
    def frame(self) -> str:
        """Return the page the ballot is shown in."""
        return "elections/link_base.html" if self.link else "base_inner.html"


@transaction.non_atomic_requests
@link_view(links.VOTE)
def link_vote(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Vote by a personal link; after the close find the ballot by its receipt."""
    held = selectors.round_by_id(link.subject_id)
    held.election.partnership = link.partnership
    actor = LinkActor(link)
    return _vote(request, Booth(held, selectors.own_entitlement(held, actor), actor, link))


@transaction.non_atomic_requests
@election_view(TAKE_PART)
def own_ballot(request: HttpRequest, election: Election, round_number: int) -> HttpResponse:
    """Vote from an account; after the close find the ballot by its receipt."""
    held = selectors.round_of(election, round_number)
    actor = actor_of(request)
    return _vote(request, Booth(held, selectors.own_entitlement(held, actor), actor, None))


def _vote(request: HttpRequest, booth: Booth) -> HttpResponse:
    if booth.held.poll.closed_at is not None:
        return _after_the_close(request, booth)
    allowed = voting_rules.can_cast_vote(booth.actor, booth.voter)
    if not allowed:
        return _page(request, "elections/ballot_closed.html", booth, allowed=allowed)
    if request.method != "POST" and has_voted(booth.voter):
        return _page(request, "elections/ballot_closed.html", booth, allowed=_voted_already(booth))
    is_cast = request.POST.get("step") == "cast"
    is_confirmed = booth.link is None or bool(request.POST.get("acting_for"))
    if is_cast and is_confirmed:
        return _cast(request, booth)
    form = _ballot(request, booth)
    if not form.is_valid():
        return _page(request, "elections/ballot.html", booth, form=form)
    return _page(
        request, "elections/ballot_confirm.html", booth, form=form, acting=_acting(booth), is_missing=is_cast
    )


def _voted_already(booth: Booth) -> Denied:
    is_secret = booth.held.poll.is_secret
    return Denied(voting_rules.ALREADY_IN_THE_BOX if is_secret else voting_rules.ALREADY_VOTED)


def _ballot(request: HttpRequest, booth: Booth, *, is_fresh: bool = False) -> BallotForm:
    """Return the ballot as it was marked; a fresh one, or one to be changed, gets a mark of its own."""
    poll = booth.held.poll
    is_fresh = is_fresh or request.POST.get("step") == "again"
    mark = new_receipt(poll.pk) if poll.is_secret else secrets.token_urlsafe(24)
    return BallotForm(
        None if is_fresh else posted(request),
        options=selectors.options_of(booth.held),
        rule=selectors.rule_of_round(booth.held),
        initial={"mark": mark, "choices": request.POST.getlist("choices")},
    )


def _acting(booth: Booth) -> object:
    return acting_for(booth.link).label if booth.link is not None else ""


def _cast(request: HttpRequest, booth: Booth) -> HttpResponse:
    """Hand the ballot to the box, which looks at it itself; the form was checked on the page before."""
    choices, mark = request.POST.getlist("choices"), request.POST.get("mark", "")
    try:
        if booth.held.poll.is_secret:
            done = voting.cast_secret_ballot(
                actor=booth.actor, entitlement=booth.voter, choices=choices, receipt=mark
            )
        else:
            done = voting.cast_vote(actor=booth.actor, entitlement=booth.voter, choices=choices, token=mark)
    except WrongState as refusal:
        return _page(request, "elections/ballot_closed.html", booth, allowed=refusal, status=409)
    except SpoiwoError as refusal:
        form = _ballot(request, booth, is_fresh=True)
        return _page(request, "elections/ballot.html", booth, form=form, refusal=refusal)
    return _page(request, "elections/ballot_cast.html", booth, receipt=done.receipt)


def _after_the_close(request: HttpRequest, booth: Booth) -> HttpResponse:
    if booth.held.poll.state == PollState.ANNULLED:
        refusal = WrongState(_("This round was annulled. Its votes count for nothing."))
        return _page(request, "elections/ballot_closed.html", booth, allowed=refusal)
    paper = selectors.result_of(booth.held).paper
    found = {} if paper else search_in(request, booth.held)
    return _page(request, "elections/ballots.html", booth, paper=paper, **found)


def search_in(request: HttpRequest, held: Round) -> dict[str, object]:
    """Return the published ballots and, when a receipt was typed, the ballot it finds.

    The receipt comes by POST: an address would leave it in the logs of the server.
    """
    form = ReceiptForm(posted(request))
    typed = form.is_valid()
    found = selectors.ballot_by_receipt(held, form.cleaned_data["receipt"]) if typed else None
    return {"ballots": selectors.ballots_of(held), "form": form, "found": found, "is_searched": typed}


def _page(request: HttpRequest, template: str, booth: Booth, **more: object) -> HttpResponse:
    status = cast(int, more.pop("status", 200))
    form = more.get("form")
    if isinstance(form, BallotForm) and (form.errors or "refusal" in more):
        status = TYPED_WRONG
    election = booth.held.election
    context = {
        "frame": booth.frame,
        "partnership": election.partnership,
        "section": "elections",
        "election": election,
        "booth": booth,
        # Asked for by the pages that show them: a ballot being cast waits for neither.
        "turnout": lambda: turnout_of(booth.held.poll),
        "rule": lambda: rule_sentences(selectors.rule_of_round(booth.held)),
        "voter_sentence": voter_sentence if booth.held.poll.is_secret else "",
    } | more
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    # A refusal would be written into the server's log with its address and time: here with the link itself.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark (utils/log.py)
    return response


@transaction.non_atomic_requests
@election_view("partnerships.view_partnership")
def round_page(request: HttpRequest, election: Election, round_number: int) -> HttpResponse:
    """Show a round: the turnout while it is open, the result and the ballots after the close."""
    held = selectors.round_of(election, round_number)
    if held.poll.closed_at is None:
        if request.method == "POST":
            raise NotFound(_("Ballots are published after the close."))
        more: dict[str, object] = {}
    else:
        more = search_in(request, held) | {"result": selectors.result_of(held)}
    context = {
        "partnership": election.partnership,
        "section": "elections",
        "election": election,
        "held": held,
        "turnout": turnout_of(held.poll),
        "may_count": rules.can_count_on_paper(actor_of(request), held),
        "follows_door": selectors.door_of(election) is not None,
        "rule": rule_sentences(selectors.rule_of_round(held)),
    } | more
    return render(request, "elections/round.html", context)
