"""Seed 003-36: what institutions offer to the clients they share is exchanged; the offers are invented."""

import pytest

from demo.offers import NOTE
from spoiwo.common import clock
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import Need, find
from spoiwo.offers.states import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def offers(slug: str) -> list[Offer]:
    return list(Offer._base_manager.filter(partnership__slug=slug))


@pytest.mark.parametrize("slug", ["lubuskie-es", "powiat-zwolenski-2018"])
def test_003_36_offers_for_common_clients_are_shown_and_say_that_they_are_invented(slug: str) -> None:
    found = offers(slug)

    assert len(found) >= 4
    assert {offer.demo_note for offer in found} == {NOTE}
    assert {offer.email.split("@")[1] for offer in found} == {"example.org"}
    assert {offer.phone for offer in found} == {""}


def test_003_36_every_standing_is_there_to_be_seen() -> None:
    standings = {
        offer.standing for slug in ("lubuskie-es", "powiat-zwolenski-2018") for offer in offers(slug)
    }

    assert {Standing.OPEN, Standing.STALE, Standing.FADED, Standing.ENDED} == standings


def test_003_36_a_need_is_answered_within_and_across_partnerships() -> None:
    def names(need: Need) -> set[str]:
        return {hit.offer.name for hit in find(need, day=clock.today()).hits}

    assert "Poradnictwo psychologiczne dla rodzin" in names(Need(words="psychologicznego", area="0861"))
    assert "Grupa wsparcia dla opiekunów osób zależnych" in names(Need(words="psychologiem"))
