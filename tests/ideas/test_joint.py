"""The rule of joint projects: at least 3 partners from at least 2 sectors (domain.md 12.1, P17)."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from spoiwo.ideas.joint import measure
from spoiwo.registry.categories import Sector

SECTORS = st.lists(st.sampled_from(Sector), max_size=12)


def test_three_partners_of_two_sectors_meet_the_rule() -> None:
    assert measure([Sector.PUBLIC, Sector.PUBLIC, Sector.BUSINESS]).is_met


def test_three_partners_of_one_sector_do_not() -> None:
    found = measure([Sector.PUBLIC] * 3)

    assert not found.is_met
    assert (found.missing_partners, found.missing_sectors) == (0, 1)


def test_two_partners_of_two_sectors_do_not() -> None:
    found = measure([Sector.PUBLIC, Sector.SOCIAL])

    assert (found.missing_partners, found.missing_sectors, found.is_met) == (1, 0, False)


def test_finer_sectors_count_as_one_of_the_three() -> None:
    # A school and a commune are both public, a social cooperative and an association both social.
    assert measure([Sector.EDUCATION, Sector.PUBLIC, Sector.PUBLIC]).sectors == (Sector.PUBLIC,)
    assert measure([Sector.SOCIAL_ECONOMY, Sector.SOCIAL]).sectors == (Sector.SOCIAL,)


def test_a_collegiate_body_is_a_partner_of_no_sector() -> None:
    found = measure([Sector.COLLEGIATE] * 3)

    assert (found.partners, found.sectors) == (3, ())


@given(SECTORS, st.sampled_from(Sector))
def test_one_more_partner_never_breaks_the_rule(sectors: list[Sector], more: Sector) -> None:
    before, after = measure(sectors), measure([*sectors, more])

    assert after.partners == before.partners + 1
    assert set(before.sectors) <= set(after.sectors)
    assert after.is_met or not before.is_met


@given(SECTORS, st.randoms())
def test_the_order_of_partners_changes_nothing(sectors: list[Sector], chance: Random) -> None:
    shuffled = list(sectors)
    chance.shuffle(shuffled)

    assert measure(shuffled) == measure(sectors)


@given(SECTORS, st.integers(1, 12), st.integers(1, 3))
def test_the_rule_is_met_exactly_when_nothing_is_missing(
    sectors: list[Sector], partners: int, of: int
) -> None:
    found = measure(sectors, needed_partners=partners, needed_sectors=of)

    assert found.is_met == (len(sectors) >= partners and len(found.sectors) >= of)
    assert found.is_met == (found.missing_partners == found.missing_sectors == 0)
