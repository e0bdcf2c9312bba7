"""The demonstration election: marked as such, held by institutions, filling the seats of the second term."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.councils.selectors import body_by_slug, body_on
from spoiwo.elections.models import Election
from spoiwo.elections.selectors import counted_rounds, elected_in, last_protocol_of
from spoiwo.elections.states import State
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LUBUSKIE = "lubuskie-es"


@pytest.fixture
def election() -> Election:
    partnership = Partnership.objects.get(slug=LUBUSKIE)
    with scope(partnership=partnership):
        return Election.objects.select_related("partnership", "body", "term").get()


def test_the_election_says_that_it_is_invented(election: Election) -> None:
    assert election.state == State.DECIDED
    assert "pokazowe" in election.demo_note


def test_the_second_term_sits_the_elected_and_invents_nobody(election: Election) -> None:
    with scope(partnership=election.partnership):
        council = body_on(body_by_slug(election.partnership, "rada-programowa"), date(2018, 5, 14))
        sitting = {member.holding.organization_id for member in council.composition.members}
        elected = {row.nomination.organization_id for row in elected_in(election)}

        assert sitting == elected
        assert all(one.holding.person is None and one.holding.is_demo for one in council.composition.members)
        assert council.term is not None
        assert council.term.number == 2


def test_no_sector_has_more_than_its_quota(election: Election) -> None:
    with scope(partnership=election.partnership):
        count = counted_rounds(election)[0].count
        groups = [row.group for row in elected_in(election)]

        assert max(groups.count(group) for group in groups) == 4
        assert (len(count.passed_over), count.vacant) == (2, 2)
        assert last_protocol_of(election) is not None
