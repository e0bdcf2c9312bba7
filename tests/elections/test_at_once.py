"""A round closed while ballots arrive: each is counted or refused, none is lost, none comes twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.elections import services
from spoiwo.elections.models import Round
from spoiwo.notifications.tokens import token_of
from spoiwo.voting.selectors import published_ballots, tally_of
from tests.cast import Cast
from tests.elections.test_links import mark_in
from tests.factories.elections import (
    SYSTEM,
    VOTE,
    an_election,
    an_open_round,
    link_of,
    voters,
    with_candidates,
)

pytestmark = pytest.mark.django_db(transaction=True)
VOTERS = 24
CAST, OVER = "The ballot is cast", "The vote is over"


@pytest.mark.parametrize("secrecy", ["secret", "open"])
def test_a_round_closed_while_ballots_arrive_loses_and_doubles_none(cast: Cast, secrecy: str) -> None:
    with scope(partnership=cast.partnership):
        people = voters(cast.partnership, VOTERS)
        election = an_election(cast.partnership, seats=1, secrecy=secrecy)
        with_candidates(election, people[:2])
        held = an_open_round(election)
        addresses = [f"/wybory/karta/{token_of(link_of(held, one))}/" for one in people]
    start = Barrier(9)

    def vote(some: list[str]) -> list[str]:
        try:
            return [_cast(address, start if place == 1 else None) for place, address in enumerate(some)]
        finally:
            connections.close_all()

    def close() -> None:
        try:
            start.wait(20)
            with scope(partnership=cast.partnership), clock.frozen(VOTE):
                row = Round.objects.select_related("poll", "election__partnership").get(pk=held.pk)
                services.close_round(actor=SYSTEM, held=row)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(9) as pool:
        closing = pool.submit(close)
        answers = [answer for part in pool.map(vote, _parts(addresses, 8)) for answer in part]
        closing.result()

    with scope(partnership=cast.partnership):
        assert set(answers) <= {CAST, OVER}
        assert answers.count(CAST) >= 8
        assert tally_of(held.poll).count["cast"] == answers.count(CAST) == len(published_ballots(held.poll))


def _parts(addresses: list[str], number: int) -> list[list[str]]:
    return [addresses[place::number] for place in range(number)]


def _cast(address: str, start: Barrier | None) -> str:
    """Vote as a browser does; return the heading of the page that answers."""
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with clock.frozen(VOTE):
        page = browser.get(address).content.decode()
        if OVER in page:
            return OVER
        mark = mark_in(page)
        if start is not None:
            start.wait(20)
        ballot = {"step": "cast", "mark": mark, "choices": ["1"], "acting_for": "1"}
        answer = browser.post(address, ballot).content.decode()
    heading = re.search(r"<h1>(?:<[^>]+>)*([^<]+)", answer)
    assert heading is not None
    return OVER if OVER in answer else heading.group(1).strip()
