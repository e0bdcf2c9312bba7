"""Writing offers, opening, confirming and ending them; how they grow stale and fade."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.offers import selectors, services
from spoiwo.offers.models import Assurance, Listing, Offer
from spoiwo.offers.selectors import Rule
from spoiwo.offers.states import Cost, Deed, Standing, State
from spoiwo.partnerships.models import Partnership
from spoiwo.search.selectors import search
from tests.cast import Cast
from tests.factories.offers import SYSTEM, a_draft_of, a_stale_offer, an_offer, an_open_offer
from tests.factories.registry import an_organization

TODAY = date(2018, 4, 10)


def on(day: date, offer: Offer) -> Standing:
    return offer.standing_on(day)


def test_a_new_offer_is_a_draft_that_nobody_finds(home: Partnership) -> None:
    offer = an_offer(home)

    assert offer.standing == Standing.DRAFT
    assert not Listing.objects.exists()
    assert search("zadłużeni").total == 0


def test_opening_an_offer_assures_it_and_makes_it_found(home: Partnership) -> None:
    offer = an_open_offer(home)

    assert (offer.state, offer.assured_on, offer.assured_by) == (State.OPEN, TODAY, home.short_name)
    assert [hit.object_id for hit in search("zadłużonym").hits] == [offer.pk]
    assert selectors.has_offers(home, TODAY)


def test_an_offer_grows_stale_and_then_fades_by_the_days_of_the_rule(home: Partnership) -> None:
    offer = an_open_offer(home)
    days = [0, 99, 100, 159, 160]

    found = [on(TODAY + timedelta(days=number), offer) for number in days]

    assert found == [Standing.OPEN, Standing.OPEN, Standing.STALE, Standing.STALE, Standing.FADED]


@pytest.mark.parametrize("days", [0, 99, 100, 159, 160, 400])
def test_counts_agree_with_the_standing_of_each(home: Partnership, days: int) -> None:
    offers = [
        an_offer(home, "A"),
        an_open_offer(home, "B"),
        an_open_offer(home, "C", valid_to=date(2018, 6, 1)),
    ]
    services.end_offer(actor=SYSTEM, offer=an_open_offer(home, "D"))
    day = TODAY + timedelta(days=days)

    counts = selectors.counts_of(home, day)

    for standing in Standing:
        counted = [offer for offer in [*offers, Offer.objects.get(name="D")] if on(day, offer) == standing]
        assert getattr(counts, standing.value) == len(counted), standing
        wanted = selectors.OfferFilter(standing=standing.value)
        assert set(selectors.offers_of(home, day, wanted)) == set(counted)


def test_the_last_day_ends_an_offer_by_itself(home: Partnership) -> None:
    offer = an_open_offer(home, valid_to=date(2018, 5, 1))

    assert on(date(2018, 4, 30), offer) == Standing.OPEN
    assert on(date(2018, 5, 1), offer) == Standing.OVER
    assert not selectors.has_offers(home, date(2018, 5, 1))


def test_a_confirmation_makes_a_stale_offer_fresh(home: Partnership) -> None:
    offer = a_stale_offer(home)
    assert offer.is_stale

    services.confirm_offer(actor=SYSTEM, offer=offer)

    offer.refresh_from_db()
    assert (offer.standing, offer.assured_on) == (Standing.OPEN, TODAY)
    assert Listing.objects.get(offer=offer).shown_until == TODAY + timedelta(days=160)


def test_confirming_twice_a_day_is_one_assurance(home: Partnership) -> None:
    offer = a_stale_offer(home)

    for _ in range(3):
        services.confirm_offer(actor=SYSTEM, offer=offer)

    assert Assurance.objects.filter(offer=offer, deed=Deed.CONFIRMED).count() == 1


def test_a_confirmation_with_places_writes_them(home: Partnership) -> None:
    offer = an_open_offer(home, places_total=10, places_left=4)

    services.confirm_offer(actor=SYSTEM, offer=offer, places_left=2)
    with pytest.raises(BadInput):
        services.confirm_offer(actor=SYSTEM, offer=offer, places_left=11)

    offer.refresh_from_db()
    assert offer.places_left == 2


def test_ending_twice_is_harmless(home: Partnership) -> None:
    offer = an_open_offer(home)

    services.end_offer(actor=SYSTEM, offer=offer, ground="koniec projektu")
    services.end_offer(actor=SYSTEM, offer=offer)

    offer.refresh_from_db()
    assert (offer.state, offer.ended_on, offer.ended_because) == (State.ENDED, TODAY, "koniec projektu")
    assert Assurance.objects.filter(offer=offer, deed=Deed.ENDED).count() == 1
    assert not Listing.objects.exists()
    assert search("zadłużonym").total == 0


def test_an_ended_offer_is_opened_again_and_assured_anew(home: Partnership) -> None:
    offer = a_stale_offer(home)
    services.end_offer(actor=SYSTEM, offer=offer)

    services.open_offer(actor=SYSTEM, offer=offer)

    assert (offer.standing, offer.ended_on, offer.assured_on) == (Standing.OPEN, None, TODAY)
    with pytest.raises(NotAllowed):
        services.open_offer(actor=SYSTEM, offer=offer)


def test_an_offer_whose_last_day_passed_is_not_opened(home: Partnership) -> None:
    offer = an_offer(home, valid_to=TODAY)

    with pytest.raises(BadInput, match="last day"):
        services.open_offer(actor=SYSTEM, offer=offer)


def test_a_draft_is_removed_and_an_open_offer_is_not(home: Partnership) -> None:
    services.remove_offer(actor=SYSTEM, offer=an_offer(home))

    assert not Offer.objects.exists()
    with pytest.raises(NotAllowed):
        services.remove_offer(actor=SYSTEM, offer=an_open_offer(home))


def test_the_same_draft_sent_twice_is_one(home: Partnership) -> None:
    provider = an_organization()

    first = an_offer(home, provider=provider)
    second = an_offer(home, provider=provider)

    assert first == second


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"description": " "}, "description"),
        ({"topics": []}, "topics"),
        ({"topics": ["nic"]}, "topics"),
        ({"areas": []}, "areas"),
        ({"languages": []}, "languages"),
        ({"minimum_age": 30, "maximum_age": 20}, "maximum_age"),
        ({"minimum_age": 130}, "minimum_age"),
        ({"places_total": 3, "places_left": 4}, "places_left"),
        ({"cost": Cost.FREE, "price": Decimal("10")}, "price"),
        ({"hours": "kiedyś"}, "hours"),
        ({"phone": "12"}, "phone"),
        ({"postal_code": "2670"}, "postal_code"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    home: Partnership, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        an_offer(home, **fields)  # type: ignore[arg-type]  # fields of the draft

    assert refused.value.field == field


def test_an_offer_is_edited_once_by_two_windows(home: Partnership) -> None:
    offer = an_open_offer(home)
    services.edit_offer(actor=SYSTEM, offer=offer, draft=a_draft_of("Pomoc w długach"), version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_offer(actor=SYSTEM, offer=offer, draft=a_draft_of("Inaczej"), version=1)

    assert [hit.title for hit in search("długi").hits] == ["Pomoc w długach"]


def test_an_ended_offer_is_not_edited(home: Partnership) -> None:
    offer = an_open_offer(home)
    services.end_offer(actor=SYSTEM, offer=offer)

    with pytest.raises(NotAllowed):
        services.edit_offer(actor=SYSTEM, offer=offer, draft=a_draft_of())


def test_other_days_of_the_rule_reach_open_offers_at_once(home: Partnership) -> None:
    offer = an_open_offer(home)

    services.set_rule(actor=SYSTEM, partnership=home, rule=Rule(True, 10, 20, 30))

    offer.refresh_from_db()
    assert offer.stale_from == TODAY + timedelta(days=20)
    assert Listing.objects.get(offer=offer).shown_until == TODAY + timedelta(days=30)
    for wrong in (
        Rule(True, 29, 20, 30),
        Rule(True, 5, 30, 30),
        Rule(True, 5, 0, 30),
        Rule(True, 5, 1, 1001),
    ):
        with pytest.raises(BadInput):
            services.set_rule(actor=SYSTEM, partnership=home, rule=wrong)


def test_the_night_takes_faded_offers_out_of_the_search_box(home: Partnership) -> None:
    offer = an_open_offer(home)

    with clock.frozen(TODAY + timedelta(days=160)):
        assert services.hide_faded() == 1
        assert services.hide_faded() == 1
        assert search("zadłużonym").total == 0
        services.confirm_offer(actor=SYSTEM, offer=offer)
        assert search("zadłużonym").total == 1


def test_only_who_keeps_offers_may_change_them(home: Partnership, cast: Cast) -> None:
    offer = an_open_offer(home)
    for person in (cast.leader, cast.council_member, cast.auditor, cast.neighbour, cast.newcomer):
        for deed in (services.confirm_offer, services.end_offer):
            with pytest.raises(NotAllowed):
                deed(actor=person, offer=offer)
        with pytest.raises(NotAllowed):
            services.edit_offer(actor=person, offer=offer, draft=a_draft_of())

    services.confirm_offer(actor=cast.officer, offer=offer)


def test_a_state_outside_the_table_is_refused(home: Partnership) -> None:
    offer = an_offer(home)

    with pytest.raises(NotAllowed):
        services.end_offer(actor=SYSTEM, offer=offer)
    with pytest.raises(NotAllowed):
        services.confirm_offer(actor=SYSTEM, offer=offer)
