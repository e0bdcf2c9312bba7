"""Quotas of the by-laws in an election: of sectors, of kinds within them, with those who sit already."""

import pytest

from spoiwo.common.exceptions import BadInput
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.models import Body
from spoiwo.councils.services import QuotaDraft, adopt_bylaws
from spoiwo.elections import selectors
from spoiwo.elections.wording import rule_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Sector
from tests.factories.councils import SINCE, a_body, a_member, a_term
from tests.factories.elections import (
    SYSTEM,
    an_election,
    an_open_round,
    closed,
    confirmed,
    voters,
    with_candidates,
)
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db
KINDS = ("jst.gmina", "irp.pup", "jst.gmina", "ngo.fundacja", "irp.pup")
PUBLIC, SOCIAL = "Sektor publiczny", "Sektor społeczny"


def ruled(body: Body, *quotas: QuotaDraft, **rules: object) -> None:
    values: dict[str, object] = {"size_from": 1, "size_to": 15, "largest_sector_percent": None}
    adopt_bylaws(
        actor=SYSTEM,
        body=body,
        drafted=ByLawRules(**(values | rules)),  # type: ignore[arg-type]  # fields of the rules
        since=SINCE,
        quotas=list(quotas),
    )


def test_the_largest_share_of_a_sector_holds_in_the_result(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, largest_sector_percent=49)
    people = voters(home, 5, categories=KINDS)
    election = an_election(home, body, seats=3)
    with_candidates(election, people)

    closed(an_open_round(election), {one: [1, 2, 3] for one in people[:4]} | {people[4]: [4]})

    assert [row.institution for row in selectors.elected_in(election)].count("Instytucja 003") == 1
    assert len(selectors.elected_in(election)) == 2
    assert selectors.plan_of(election) is None


def test_a_kind_within_a_sector_keeps_its_seat_and_counts_in_the_sector(home: Partnership) -> None:
    body = a_body(home)
    ruled(
        body,
        QuotaDraft(sector=Sector.PUBLIC, at_most=2),
        QuotaDraft(category="irp.pup", at_least=1),
    )
    people = voters(home, 5, categories=KINDS)
    election = an_election(home, body, seats=3)
    candidates = with_candidates(election, people)
    votes = {people[0]: [1, 3, 4], people[1]: [1, 3, 4], people[2]: [1], people[3]: [2]}

    closed(an_open_round(election), votes)

    assert candidates[1].group == f"{PUBLIC} / Powiatowy urząd pracy"
    assert {row.number for row in selectors.elected_in(election)} == {1, 2, 4}


def test_those_who_sit_already_count_towards_the_quotas(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, QuotaDraft(sector=Sector.PUBLIC, at_least=2, at_most=2))
    term = a_term(home, body)
    for _place in range(2):
        a_member(term, an_organization(category="jst.gmina"))
    voters(home, 1)

    election = an_election(home, body, seats=1, opens_term=False)

    assert election.quotas == [{"group": PUBLIC, "minimum": 0, "maximum": 0}]


def test_quotas_that_the_seats_cannot_hold_stop_the_call(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, QuotaDraft(sector=Sector.PUBLIC, at_least=2), QuotaDraft(sector=Sector.SOCIAL, at_least=2))

    with pytest.raises(BadInput, match="cannot all be kept"):
        an_election(home, body, seats=3)


def test_a_kind_of_several_sectors_beside_a_limit_of_sectors_stops_the_call(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, QuotaDraft(category="irp", at_least=1), largest_sector_percent=49)

    with pytest.raises(BadInput, match="several sectors"):
        an_election(home, body, seats=5)


def test_a_body_larger_than_its_by_laws_allow_is_not_called(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, size_from=7, size_to=15)

    with pytest.raises(BadInput, match="from 7 to 15"):
        an_election(home, body, seats=3)


def test_later_by_laws_change_nothing_in_an_election_called_before(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, QuotaDraft(sector=Sector.SOCIAL, at_least=1))
    voters(home, 1)
    election = an_election(home, body, seats=3)
    kept = election.quotas

    adopt_bylaws(
        actor=SYSTEM,
        body=body,
        drafted=ByLawRules(),
        since=SINCE.replace(year=2020),
        ground="zmiana",
        quotas=[],
    )

    election.refresh_from_db()
    assert election.quotas == kept == [{"group": SOCIAL, "minimum": 1, "maximum": None}]


def test_a_limit_of_every_sector_is_said_once(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, largest_sector_percent=49)

    sentences = rule_of(an_election(home, body, seats=9))

    assert sum("at most 4" in sentence for sentence in sentences) == 1
    assert "Elected from any one sector: at most 4." in sentences


def test_the_seats_of_a_further_round_reckon_with_those_elected_before(home: Partnership) -> None:
    body = a_body(home)
    ruled(body, QuotaDraft(sector=Sector.PUBLIC, at_most=1))
    people = voters(home, 5, categories=("jst.gmina", "jst.gmina", "ngo.fundacja"))
    election = an_election(home, body, seats=2, majority="absolute")
    with_candidates(election, people[:3])
    closed(an_open_round(election), {people[0]: [1, 3], people[1]: [1], people[2]: [1, 2], people[3]: [2]})

    plan = selectors.plan_of(election)

    assert plan is not None
    assert ([row.number for row in plan.standing], plan.seats) == ([3], 1)
    closed(an_open_round(election), {people[0]: [3]})
    assert len(confirmed(election).holdings.all()) == 2
