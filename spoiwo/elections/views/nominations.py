"""Nominating, and answering whether to stand: the secretariat, an account, a personal link."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.elections import links, rules, selectors, services
from spoiwo.elections.forms import deeds as small
from spoiwo.elections.models import Election, Invitee, Nomination
from spoiwo.elections.selectors import Voter
from spoiwo.elections.services import NominationDraft
from spoiwo.elections.states import Consent
from spoiwo.elections.views.shared import MANAGE, TAKE_PART, election_view, form_page
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.registry.selectors import organization_by_id


@election_view(MANAGE)
def nomination_add(request: HttpRequest, election: Election) -> HttpResponse:
    """Write down a nomination that came to the secretariat."""
    form = small.NominationForm(posted(request))
    actor = actor_of(request)
    if form.is_valid() and run(
        form,
        lambda: services.nominate(actor=actor, election=election, draft=NominationDraft(**form.cleaned_data)),
    ):
        messages.success(request, _("The nomination is recorded. Ask the person nominated for consent."))
        return redirect("elections:election", election.partnership.slug, election.number)
    return form_page(request, "elections/nomination_add.html", form, election)


@election_view(TAKE_PART)
def own_nomination(request: HttpRequest, election: Election) -> HttpResponse:
    """Nominate for the institution the account speaks for."""
    actor = actor_of(request)
    own = selectors.voters_of_account(actor, election, clock.today())
    if not own:
        raise NotFound(_("Your account speaks for no institution that votes in this election."))
    form = _nominee_form(request, election, own[0].organization_id)
    if form.is_valid() and run(form, lambda: _nominate(actor, election, own[0], form)):
        messages.success(request, _("The nomination is recorded."))
        return redirect("elections:election", election.partnership.slug, election.number)
    return form_page(request, "elections/nomination_add.html", form, election, voter=own[0])


def _nominee_form(request: HttpRequest, election: Election, own: int) -> small.ChooseNomineeForm:
    voters = selectors.electorate_of_body(None, election.partnership, clock.today())
    return small.ChooseNomineeForm(posted(request), voters=voters, own=own)


def _link_form(request: HttpRequest, invitee: Invitee) -> small.LinkNominationForm:
    voters = selectors.electorate_of_body(None, invitee.election.partnership, clock.today())
    return small.LinkNominationForm(
        posted(request),
        voters=voters,
        own=invitee.organization_id,
        holder=str(invitee.person),
        institution=invitee.organization.name,
    )


def _nominate(
    actor: Actor, election: Election, own: Voter, form: small.ChooseNomineeForm, *, speaker: str = ""
) -> Nomination:
    chosen = form.chosen
    assert chosen.person is not None  # the form offers nobody else
    return services.nominate(
        actor=actor,
        election=election,
        draft=NominationDraft(
            organization=organization_by_id(chosen.organization_id),
            person=chosen.person,
            nominated_by=organization_by_id(own.organization_id),
            office=chosen.office,
            statement=form.cleaned_data["statement"],
            speaker=speaker,
        ),
    )


@link_view(links.NOMINATE)
def link_nominate(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Nominate by a personal link."""
    invitee = selectors.invitee_by_id(link.subject_id)
    election, actor = invitee.election, LinkActor(link)
    own = Voter(
        organization_id=invitee.organization_id, name=invitee.organization.name, person=invitee.person
    )
    form = _link_form(request, invitee)
    made: list[Nomination] = []
    if form.is_valid() and run(
        form, lambda: made.append(_nominate(actor, election, own, form, speaker=form.said_by))
    ):
        return render(request, "elections/link_nominated.html", {"election": election, "nomination": made[0]})
    allowed = rules.can_nominate(actor, election, own.organization_id, clock.today())
    earlier = [
        row for row in selectors.nominations_of(election) if row.nominated_by_id == own.organization_id
    ]
    return _link_page(
        request, "elections/link_nominate.html", form, election, link, allowed=allowed, earlier=earlier
    )


@election_view(TAKE_PART)
def own_consent(request: HttpRequest, election: Election, pk: int) -> HttpResponse:
    """Answer from an account whether to stand."""
    nomination = selectors.nomination_of(election, pk)
    actor = actor_of(request)
    if not rules.is_nominee(actor, nomination):
        raise NotFound(_("There is no such election, or no such entry in it."))
    if request.method != "POST":
        require(rules.can_answer_consent(actor, nomination))
    form = small.AnswerForm(posted(request), initial={"statement": nomination.statement})
    if form.is_valid() and run(form, lambda: _answer(actor, nomination, form)):
        messages.success(request, _("Your answer is recorded."))
        return redirect("elections:election", election.partnership.slug, election.number)
    return form_page(request, "elections/own_consent.html", form, election, nomination=nomination)


@link_view(links.CONSENT)
def link_consent(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Answer by a personal link whether to stand."""
    nomination = selectors.nomination_by_id(link.subject_id)
    election, actor = nomination.election, LinkActor(link)
    form = small.AnswerForm(posted(request), initial={"statement": nomination.statement})
    form.fields["acting_for"] = acting_for(link)
    if form.is_valid() and run(form, lambda: _answer(actor, nomination, form)):
        context = {"election": election, "nomination": nomination, "link": link}
        return render(request, "elections/link_answered.html", context)
    allowed = rules.can_answer_consent(actor, nomination)
    return _link_page(
        request, "elections/link_consent.html", form, election, link, allowed=allowed, nomination=nomination
    )


def _answer(actor: Actor, nomination: Nomination, form: small.AnswerForm) -> None:
    if form.cleaned_data["answer"] == Consent.REFUSED:
        services.refuse_consent(actor=actor, nomination=nomination)
    else:
        services.give_consent(actor=actor, nomination=nomination, statement=form.cleaned_data["statement"])


def _link_page(
    request: HttpRequest,
    template: str,
    form: forms.Form,
    election: Election,
    link: PersonalLink,
    **more: object,
) -> HttpResponse:
    context = {"form": form, "election": election, "link": link} | more
    return render(request, template, context, status=status_of(form))
