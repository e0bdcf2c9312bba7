"""By-laws as data, and what a composition breaks of them."""

from datetime import date

import pytest

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput
from spoiwo.councils import selectors, services
from spoiwo.councils.defaults import COUNCIL_DEFAULTS, ByLawRules
from spoiwo.councils.models import Body
from spoiwo.councils.services import QuotaDraft
from spoiwo.councils.states import BallotKind, Caller, Function, Majority
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
SINCE = date(2015, 1, 1)
LATER = date(2016, 6, 1)


def found_on(body: Body, day: date) -> list[str]:
    return list(selectors.body_on(body, day).findings)


def a_council(partnership: Partnership, *categories: str) -> Body:
    term = a_term(partnership)
    holdings = [a_member(term, an_organization(category=category)) for category in categories]
    if holdings:
        services.appoint_function(actor=SYSTEM, holding=holdings[0], function=Function.CHAIR, since=SINCE)
    return term.body


def test_the_defaults_are_those_of_the_handbook() -> None:
    assert (
        ByLawRules(
            size_from=7,
            size_to=15,
            term_years=3,
            called_by=Caller.CHAIR,
            quorum="1/2",
            majority=Majority.SIMPLE,
            is_tie_broken_by_chair=True,
            is_circulation_allowed=True,
            circulation_quorum="1/2",
            ballot=BallotKind.OPEN,
            co_optation_share="1/3",
            absences_limit=3,
            largest_sector_percent=49,
            papers_days=7,
            minutes_days=14,
        )
        == COUNCIL_DEFAULTS
    )


def test_a_new_version_ends_the_earlier_one_and_both_keep_their_days(partnership: Partnership) -> None:
    body = a_body(partnership)
    by_laws(body)
    by_laws(body, since=LATER, size_to=9)

    before, after = selectors.bylaws_on(body, date(2016, 5, 31)), selectors.bylaws_on(body, LATER)

    assert before is not None
    assert after is not None
    assert [(one.number, one.size_to) for one in (before, after)] == [(1, 15), (2, 9)]


def test_by_laws_taken_back_give_way_to_the_version_they_replaced(partnership: Partnership) -> None:
    body = a_body(partnership)
    by_laws(body)
    by_laws(body, since=LATER)
    latest = selectors.bylaws_on(body, LATER)
    assert latest is not None
    services.take_back_bylaws(actor=SYSTEM, bylaws=latest, ground="pomyłka")

    again = selectors.bylaws_on(body, LATER)
    assert again is not None
    assert (again.number, again.valid_to) == (1, None)


def test_by_laws_of_an_earlier_day_than_the_last_ones_are_refused(partnership: Partnership) -> None:
    body = a_body(partnership)
    by_laws(body, since=LATER)

    with pytest.raises(BadInput, match="Later by-laws"):
        by_laws(body, since=SINCE)
    with pytest.raises(BadInput, match="already begin"):
        by_laws(body, since=LATER)


@pytest.mark.parametrize("share", ["0/2", "połowa", "1/", "1", "", "3/2"])
def test_a_share_is_a_fraction(partnership: Partnership, share: str) -> None:
    with pytest.raises(BadInput, match="fraction"):
        by_laws(a_body(partnership), quorum=share)


def test_a_composition_that_agrees_has_no_findings(partnership: Partnership) -> None:
    body = a_council(partnership, "jst.gmina", "ngo.fundacja", "biz.przedsiebiorca")
    by_laws(body, size_from=3)

    assert found_on(body, SINCE) == []


def test_too_few_members_and_a_missing_chair_are_said(partnership: Partnership) -> None:
    term = a_term(partnership)
    a_member(term)
    by_laws(term.body, largest_sector_percent=None)

    assert found_on(term.body, SINCE) == [
        "Members: 1; the by-laws ask for at least 7.",
        "Nobody is recorded as the chair.",
    ]


@pytest.mark.parametrize(("public", "others", "broken"), [(1, 2, False), (1, 1, True), (2, 2, True)])
def test_the_largest_sector_is_weighed_exactly(
    partnership: Partnership, public: int, others: int, broken: bool
) -> None:
    """49 per cent: one of three passes, one of two and two of four do not."""
    civic = ["ngo.fundacja", "biz.przedsiebiorca"]
    body = a_council(partnership, *["jst.gmina"] * public, *civic[:others])
    by_laws(body, size_from=1)

    assert any("Public sector" in sentence for sentence in found_on(body, SINCE)) is broken


def test_quotas_of_a_sector_and_of_a_group_of_kinds_are_checked(partnership: Partnership) -> None:
    body = a_council(partnership, "jst.gmina", "ngo.fundacja", "ngo.stowarzyszenie")
    services.adopt_bylaws(
        actor=SYSTEM,
        body=body,
        drafted=ByLawRules(size_from=1, largest_sector_percent=None),
        since=SINCE,
        quotas=[QuotaDraft(sector="business", at_least=1), QuotaDraft(category="ngo", at_most=1)],
    )

    assert sorted(found_on(body, SINCE)) == [
        "Business sector: 0, while the by-laws ask for at least 1.",
        "Civic organisations: 2, while the by-laws allow at most 1.",
    ]


def test_a_term_past_its_years_is_said_from_the_first_day_over(partnership: Partnership) -> None:
    body = a_council(partnership, "jst.gmina")
    by_laws(body, size_from=1, largest_sector_percent=None)

    longer = "The term lasts longer than 3 years, which the by-laws set."
    assert [found_on(body, day) for day in (date(2017, 12, 31), date(2018, 1, 1))] == [[], [longer]]


def test_without_by_laws_nothing_is_found_wrong(partnership: Partnership) -> None:
    assert found_on(a_council(partnership, "jst.gmina"), SINCE) == []
