"""The desk names the next deed of an election, and is silent while only time has to pass."""

from datetime import date

import pytest
from django.utils import translation
from django_scopes import scope

from spoiwo.dashboard.cards import elections as cards
from spoiwo.dashboard.cards.card import told
from tests.cast import Cast
from tests.factories.elections import (
    CALLED,
    CLOSING,
    VOTE,
    an_election,
    an_open_round,
    closed,
    confirmed,
    voters,
    with_candidates,
)

pytestmark = pytest.mark.django_db


def test_an_election_asks_for_its_next_deed_and_no_more_when_decided(cast: Cast) -> None:
    home = cast.partnership

    def said(day: date) -> list[str]:
        with translation.override("en"):
            return [str(task.text).partition(": ")[2] for task in told(cards.CARDS, home, day)]

    with scope(partnership=home):
        people = voters(home, 3)
        election = an_election(home, seats=1)
        assert said(CALLED) == []
        assert said(CLOSING) == ["nominations are over, the list of candidates is to be closed"]
        with_candidates(election, people[:2])
        assert said(CLOSING) == []
        assert said(VOTE) == ["the day of the vote has come"]
        held = an_open_round(election)
        assert said(VOTE) == []
        assert said(date(2026, 3, 21)) == ["the vote is still open"]
        closed(held, {people[0]: [1]})
        assert said(VOTE) == ["the votes are counted, the result is not confirmed"]
        confirmed(election)
        assert said(VOTE) == []
