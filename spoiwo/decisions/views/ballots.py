"""Casting a vote: by a personal link, or inside by an account that speaks for an institution."""

import secrets
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.decisions import rules, selectors, services
from spoiwo.decisions.forms.motions import CHOICES
from spoiwo.decisions.models import Motion
from spoiwo.decisions.services.motions import PURPOSE
from spoiwo.decisions.states import Stage
from spoiwo.decisions.views.shared import VIEW
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.voting.models import Entitlement
from spoiwo.voting.receipts import new_receipt
from spoiwo.voting.selectors import find_receipt, has_voted, published_ballots
from spoiwo.voting.wording import voter_sentence

SEARCHED = "potwierdzenie"


class BallotForm(forms.Form):
    """A vote with the mark of its sending; in secret with its receipt."""

    choice = forms.ChoiceField(
        label=_("Your vote"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    receipt = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)


@dataclass(frozen=True, slots=True)
class Voting:
    """Who votes on what, and whether a box must be ticked that says for whom."""

    motion: Motion
    actor: Actor
    voter: Entitlement
    link: PersonalLink | None = None

    def form(self, request: HttpRequest) -> BallotForm:
        """Return the ballot; of a secret vote with a receipt drawn now."""
        poll = self.voter.poll
        receipt = new_receipt(poll.pk) if poll.is_secret else ""
        initial = {"token": secrets.token_urlsafe(18), "receipt": receipt}
        form = BallotForm(None if _is_search(request) else posted(request), initial=initial)
        if self.link is not None:
            form.fields["acting"] = acting_for(self.link)
        return form


def _is_search(request: HttpRequest) -> bool:
    """Tell whether a receipt was typed. It comes by POST: an address would stay in the logs of the server."""
    return SEARCHED in request.POST


@link_view(PURPOSE)
def vote(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the ballot to whoever holds the link; a vote is sent only by the button."""
    motion = selectors.motion_by_id(link.partnership, link.subject_id)
    actor = LinkActor(link)
    return _page(request, Voting(motion, actor, selectors.entitlement_for(motion, actor.actor_id), link))


@inner_view(VIEW)
def ballot(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show the same ballot to an account that speaks for an institution asked."""
    motion = selectors.motion_by_id(partnership, pk)
    actor = actor_of(request)
    return _page(request, Voting(motion, actor, selectors.entitlement_for(motion, actor.actor_id)))


def _page(request: HttpRequest, voting: Voting) -> HttpResponse:
    form = voting.form(request)
    cast: list[str] = []
    if form.is_valid():

        def deed() -> None:
            data = form.cleaned_data
            done = services.cast_ballot(
                actor=voting.actor,
                motion=voting.motion,
                choices=[data["choice"]],
                token=data["token"],
                receipt=data["receipt"],
            )
            if voting.link is not None and not voting.motion.is_secret:
                # Of a secret vote the time of sending is kept nowhere (ADR 0007).
                use_link(voting.link)
            cast.append(done.receipt)

        run(form, deed)
    status = status_of(form)
    response = render(request, "decisions/ballot.html", _context(request, voting, form, cast), status=status)
    response.headers["Cache-Control"] = "no-store, private"
    # A refusal would be written into the server's log with its address and time: here with the link itself.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark (utils/log.py)
    return response


def _context(request: HttpRequest, voting: Voting, form: BallotForm, cast: list[str]) -> dict[str, object]:
    motion, voter = voting.motion, voting.voter
    is_open = motion.stage == Stage.OPEN and bool(rules.can_cast_in(motion))
    asked = request.POST.get(SEARCHED, "")[:60]
    is_over = motion.stage == Stage.DECIDED
    return {
        "motion": motion,
        "partnership_of": motion.partnership,
        "voter": voter,
        "link": voting.link,
        "form": form,
        "stage": motion.stage,
        "is_open": is_open,
        "is_late": motion.stage == Stage.OPEN and not is_open,
        "has_voted": has_voted(voter),
        "cast": cast[0] if cast else "",
        "receipt": form["receipt"].value() if motion.is_secret else "",
        "voter_sentence": voter_sentence() if motion.is_secret else "",
        "result": selectors.result_of(motion),
        "turnout": selectors.turnout(motion),
        "ballots": published_ballots(voter.poll) if is_over and motion.is_secret else [],
        "asked": asked,
        "found": find_receipt(voter.poll, asked) if asked and is_over else None,
        "choices": dict(CHOICES),
    }
