"""Pages behind personal links: hand an idea in, be a partner, vote. On a telephone, without an account.

GET changes nothing. A page shows only what came through its own link.
"""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from spoiwo.common import clock
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.ideas import rules, selectors, services
from spoiwo.ideas.forms.cards import LinkAnswerForm, LinkIdeaForm
from spoiwo.ideas.forms.votes import BallotForm
from spoiwo.ideas.models import Idea, Vote
from spoiwo.ideas.selectors import Result
from spoiwo.ideas.states import AGREEING, HANDING_IN, VOTING
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.voting.selectors import has_voted


@link_view(HANDING_IN)
def link_ideas(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Hand an idea in; below it those that came through this link, with what became of them."""
    invitee = selectors.invitee_of_link(link)
    call = invitee.call
    start = {"theme": invitee.theme} if invitee.is_table else {}
    form = LinkIdeaForm(posted(request), themes=call.themes, initial=start)
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        services.add_idea(
            actor=LinkActor(link),
            call=call,
            draft=form.draft(),
            invitee=invitee,
            mark=form.cleaned_data["mark"],
        )

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}?zgloszono=1")
    context = {
        "link": link,
        "call": call,
        "invitee": invitee,
        "form": form,
        "is_collecting": call.is_collecting(clock.today()),
        "is_sent": "zgloszono" in request.GET,
        "ideas": list(selectors.ideas_of_invitee(invitee)),
        "token": token_of(link),
    }
    return render(request, "ideas/link_ideas.html", context, status=status_of(form))


def _here(link: PersonalLink) -> str:
    return reverse("ideas:link_ideas", args=[token_of(link)])


@link_view(HANDING_IN)
def link_idea_edit(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Let the author write a returned card anew and hand it in again."""
    invitee = selectors.invitee_of_link(link)
    found = selectors.idea_of_invitee(invitee, number)
    form = LinkIdeaForm(posted(request), themes=found.call.themes, idea=found)
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        actor = LinkActor(link)
        services.edit_idea(
            actor=actor, idea=found, draft=_kept(form, found), version=form.cleaned_data["version"]
        )
        services.hand_in(actor=actor, idea=found)

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}?zgloszono=1")
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    context = {
        "link": link,
        "call": found.call,
        "idea": found,
        "form": form,
        "may_rewrite": rules.can_rewrite(LinkActor(link), found),
        "back": _here(link),
    }
    return render(request, "ideas/link_idea_edit.html", context, status=status_of(form))


def _kept(form: LinkIdeaForm, found: Idea) -> services.IdeaDraft:
    """Return the draft with the institutions the secretariat wrote down; a link changes none."""
    data = {name: value for name, value in form.cleaned_data.items() if name in services.IdeaDraft.__slots__}
    return services.IdeaDraft(**({"theme": found.theme} | data), author=found.author, leader=found.leader)


@link_view(AGREEING)
def link_partner(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the idea and ask whether the institution is a partner of it."""
    partner = selectors.partner_of_link(link)
    form = LinkAnswerForm(posted(request))
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        services.answer_partner(
            actor=LinkActor(link),
            partner=partner,
            agrees=request.POST.get("answer") == "tak",
            words=form.cleaned_data["words"],
        )

    if form.is_valid() and request.POST.get("answer") not in {"tak", "nie"}:
        form.add_error(None, _("Choose one of the two answers."))
    if form.is_valid() and run(form, deed):
        return redirect(reverse("ideas:link_partner", args=[token_of(link)]))
    context = {
        "link": link,
        "partner": partner,
        "idea": partner.idea,
        "card": selectors.card_of(partner.idea),
        "form": form,
        "may_answer": rules.can_answer_for(LinkActor(link), partner),
    }
    return render(request, "ideas/link_partner.html", context, status=status_of(form))


@link_view(VOTING)
@never_cache
def link_vote(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Vote by a personal link; after the close read the result."""
    vote = selectors.vote_of_link(link)
    voter = selectors.entitlement_of_actor(vote, LinkActor(link))
    context = {"link": link, "vote": vote, "call": vote.call, "voter": voter, "is_public": True}
    if not vote.is_open:
        return render(request, "ideas/link_vote_over.html", context | {"result": _own_result(vote)})
    lines = selectors.lines_of(vote)
    form = BallotForm(
        posted(request),
        lines=lines,
        votes_each=vote.votes_each,
        initial={"mark": secrets.token_urlsafe(24)},
    )
    form.fields["acting"] = acting_for(link)
    receipts: list[str] = []

    def deed() -> None:
        use_link(link)
        data = form.cleaned_data
        done = services.cast(actor=LinkActor(link), vote=vote, choices=data["choices"], token=data["mark"])
        receipts.append(done.receipt)

    if form.is_valid() and run(form, deed):
        return render(request, "ideas/link_vote_cast.html", context | {"receipt": receipts[0]})
    if not form.is_bound and has_voted(voter):
        return render(request, "ideas/link_vote_cast.html", context | {"receipt": ""})
    status = status_of(form)
    return render(request, "ideas/link_vote.html", context | {"form": form, "lines": lines}, status=status)


def _own_result(vote: Vote) -> Result | None:
    """Return the result of this very vote; none of one that was annulled."""
    result = selectors.result_of(vote.call)
    return result if result is not None and result.vote.pk == vote.pk else None
