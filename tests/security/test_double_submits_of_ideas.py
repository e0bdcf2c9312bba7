"""The same deed on an idea is sent twice in the same moment: one effect."""

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.ideas.models import Idea, Vote
from spoiwo.ideas.states import Way
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.models import Ballot
from tests.cast import Cast
from tests.factories.ideas import (
    a_call,
    a_chosen_idea,
    a_partner,
    a_voter,
    admitted,
    an_invitee,
    an_open_vote,
    token,
    voting_links,
)
from tests.factories.registry import an_organization
from tests.security.at_once import Twice, at_once, deeds, one_and_a_refusal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(cast: Cast) -> Partnership:
    return cast.partnership


def test_partners_are_asked_once(home: Partnership, twice: Twice) -> None:
    with scope(partnership=home):
        idea = admitted(a_call(home))
        a_partner(idea)
    letters = Message.objects.count()

    statuses = twice(reverse("ideas:partners_ask", args=[home.slug, idea.pk]), {})

    assert one_and_a_refusal(statuses), statuses
    assert Message.objects.count() == letters + 1


def test_a_card_sent_by_a_link_is_one_card(home: Partnership) -> None:
    with scope(partnership=home):
        invitee = an_invitee(a_call(home))
        address = reverse("ideas:link_ideas", args=[token(invitee.link_id)])
    fields: dict[str, object] = {
        "title": "Szlak",
        "problem": "Mało gości",
        "idea": "Znaki",
        "mark": "raz",
        "acting": "on",
    }

    statuses = at_once((Client(), address, fields), (Client(), address, fields))

    assert statuses == [302, 302]
    with scope(partnership=home):
        assert Idea.objects.count() == 1
    assert deeds("ideas.idea.handed_in") == 1


def test_two_votes_by_one_link_are_one_vote(home: Partnership) -> None:
    with scope(partnership=home):
        a_voter(home)
        vote = an_open_vote(a_call(home))
        address = reverse("ideas:link_vote", args=[token(voting_links(vote)[0].pk)])
    fields: dict[str, object] = {"choices": ["1"], "acting": "on"}

    statuses = at_once(
        (Client(), address, fields | {"mark": "pierwszy-formularz-glosu"}),
        (Client(), address, fields | {"mark": "drugi-formularz-glosu"}),
    )

    assert statuses == [200, 422]
    with scope(partnership=home):
        assert Ballot.objects.filter(entitlement__poll=vote.poll).count() == 1


def test_a_vote_is_opened_once(home: Partnership, twice: Twice) -> None:
    with scope(partnership=home):
        a_voter(home)
        call = a_call(home)
        admitted(call)

    statuses = twice(reverse("ideas:vote_open", args=[home.slug, call.number]), {"way": Way.LINKS.value})

    assert one_and_a_refusal(statuses), statuses
    with scope(partnership=home):
        assert Vote.objects.count() == 1


def test_an_idea_becomes_one_project(home: Partnership, twice: Twice) -> None:
    with scope(partnership=home):
        idea = a_chosen_idea(home)
        lead = an_organization("Powiat zwoleński", "jst.powiat")
    fields: dict[str, object] = {
        "title": "Ścieżki powiatu",
        "beneficiary": lead.name,
        "beneficiary_number": lead.pk,
        "perspective": "none",
    }

    statuses = twice(reverse("ideas:project_make", args=[home.slug, idea.pk]), fields)

    assert one_and_a_refusal(statuses), statuses
    assert deeds("projects.project.created") == 1
