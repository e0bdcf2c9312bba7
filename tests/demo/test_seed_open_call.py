"""The call for ideas the demonstration leaves open: all of it invented, and ready to be carried on."""

import pytest
from django_scopes import scope

from demo.open_call import CARDS, PARTICIPANTS
from spoiwo.common import clock
from spoiwo.ideas import selectors
from spoiwo.ideas.models import Idea
from spoiwo.ideas.states import State
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
SLUG = "powiat-zwolenski-2018"


@pytest.fixture
def partnership() -> Partnership:
    return Partnership.objects.get(slug=SLUG)


def test_a_call_for_ideas_is_open_today_with_whom_it_asks_and_who_votes(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        call = selectors.call_by_number(partnership, 1)
        asked = selectors.invitees_of(call)
        voters = selectors.participants_of(call)

    assert call.is_collecting(clock.today())
    assert len(asked) == 7
    assert all(one.email.endswith("@example.org") and one.asked_at is None for one in asked)
    assert len(voters) == len(PARTICIPANTS)


def test_its_cards_stand_in_each_state_before_the_vote(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        states = {idea.title: idea.state for idea in Idea.objects.filter(call__number=1)}

    assert states == {told.title: told.state for told in CARDS}
    assert set(states.values()) == {State.ADMITTED, State.HANDED_IN, State.RETURNED}


def test_one_of_its_ideas_meets_the_rule_of_joint_projects_and_none_became_one(
    partnership: Partnership,
) -> None:
    with scope(partnership=partnership):
        rule = selectors.rule_of(partnership)
        cards = selectors.cards_of(Idea.objects.select_related("call__partnership", "leader"), rule)

    assert [card.idea.title for card in cards if card.measure.is_met] == ["Obiady od sąsiada"]


def test_the_open_call_says_that_it_is_invented_and_writes_to_nobody(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        call = selectors.call_by_number(partnership, 1)
        ideas = list(Idea.objects.filter(call=call))
    letters = Message.objects.filter(partnership=partnership, text__contains="/pomysly/")

    assert "pokazowy" in call.demo_note
    assert all("pokazowy" in idea.demo_note for idea in ideas)
    assert not letters.exists()
