"""What was elected at a meeting stands in its minutes, without either room knowing the other."""

from spoiwo.common import clock
from spoiwo.documents.render import to_html
from spoiwo.meetings.services import hold_meeting
from spoiwo.meetings.states import ItemKind
from spoiwo.minutes import papers, selectors
from spoiwo.partnerships.models import Partnership
from tests.factories.elections import (
    VOTE,
    an_election,
    an_open_round,
    closed,
    confirmed,
    voters,
    with_candidates,
)
from tests.factories.meetings import a_meeting, an_item
from tests.factories.minutes import SYSTEM, the_minutes_of


def test_an_election_decided_at_the_meeting_stands_at_the_item_of_elections(home: Partnership) -> None:
    people = voters(home, 4)
    meeting = a_meeting(home, day=VOTE)
    item = an_item(meeting, "Wybory uzupełniające", kind=ItemKind.ELECTION)
    election = an_election(home, meeting=meeting, seats=1)
    candidates = with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1], people[1]: [1], people[2]: [2]})
    with clock.frozen(VOTE):
        hold_meeting(actor=SYSTEM, meeting=meeting)
        minutes = the_minutes_of(meeting)
        # Counted is not yet confirmed.
        assert all(not one.outcomes for one in selectors.record_of(minutes).items)
    confirmed(election)

    record = selectors.record_of(minutes)

    told = {one.item: one.outcomes for one in record.items if one.outcomes}
    assert list(told) == [item]
    assert told[item][0].title == election.title
    said = to_html(papers.minutes_paper(minutes)).replace("\u00a0", " ")
    assert f"{candidates[0].label}: 2; {candidates[1].label}: 1." in said
    assert candidates[0].who in said
