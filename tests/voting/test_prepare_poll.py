"""A poll is written down with its rule and voters, and can be mended until it opens."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import merge_organizations
from spoiwo.voting import rules, selectors, services
from spoiwo.voting.counting import ElectionRule, MotionRule, Quorum, QuorumBasis, TieBreak
from spoiwo.voting.models import Entitlement, Poll
from spoiwo.voting.snapshots import rule_of
from spoiwo.voting.states import Form, Secrecy
from tests.cast import Cast
from tests.factories.registry import an_organization
from tests.factories.voting import ANY_QUORUM, FIRST, SYSTEM, a_poll, an_open_poll, candidates, vote, voters

pytestmark = pytest.mark.django_db


def test_a_poll_keeps_its_rule_as_it_was(home: Partnership) -> None:
    rule = MotionRule(quorum=Quorum(is_more_than=True), tie_break=TieBreak.CHAIR)
    poll = a_poll(home, rule=rule)

    assert rule_of(poll.kind, Poll.objects.get().rules) == rule


def test_an_election_keeps_its_rule_as_it_was(home: Partnership) -> None:
    rule = ElectionRule(seats=3, quorum=ANY_QUORUM)
    poll = a_poll(home, rule=rule, options=candidates("JST", "NGO"))

    assert rule_of(poll.kind, Poll.objects.get().rules) == rule


def test_an_institution_is_on_the_list_once(home: Partnership) -> None:
    with pytest.raises(BadInput, match="Instytucja 000"):
        a_poll(home, electorate=[*voters(3), voters(1)[0]])


def test_only_one_institution_chairs(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_poll(home, electorate=[replace(voter, is_chair=True) for voter in voters(2)])


def test_the_chair_breaks_no_tie_in_secret(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_poll(home, rule=MotionRule(tie_break=TieBreak.CHAIR), secrecy=Secrecy.SECRET)


def test_nobody_is_present_by_circulation(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_poll(home, form=Form.CIRCULATION)

    assert a_poll(home, form=Form.CIRCULATION, rule=MotionRule(quorum=Quorum(basis=QuorumBasis.CAST)))


def test_an_election_has_candidates_and_a_motion_has_none(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_poll(home, rule=ElectionRule(seats=1))
    with pytest.raises(BadInput):
        a_poll(home, options=candidates("JST"))
    with pytest.raises(BadInput):
        a_poll(home, rule=ElectionRule(seats=1), options=[*candidates("JST"), *candidates("JST")])


def test_the_list_is_replaced_before_the_opening_and_the_excluded_stay_so(home: Partnership) -> None:
    poll = a_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)
    services.exclude_voter(actor=SYSTEM, entitlement=voter, because="jest stroną umowy")

    services.list_voters(actor=SYSTEM, poll=poll, voters=voters(7))

    listed = selectors.entitlements_of(poll)
    assert len(listed) == 7
    assert [one.excluded_because for one in listed if one.excluded_because] == ["jest stroną umowy"]


def test_an_exclusion_has_a_reason_and_can_be_taken_back(home: Partnership) -> None:
    poll = a_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)
    with pytest.raises(BadInput):
        services.exclude_voter(actor=SYSTEM, entitlement=voter, because=" ")
    services.exclude_voter(actor=SYSTEM, entitlement=voter, because="jest stroną umowy")

    assert selectors.turnout_of(poll).entitled == 4
    services.readmit_voter(actor=SYSTEM, entitlement=voter)
    assert selectors.turnout_of(poll).entitled == 5


def test_the_list_is_frozen_when_the_poll_opens(home: Partnership) -> None:
    poll = an_open_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)

    with pytest.raises(NotAllowed):
        services.list_voters(actor=SYSTEM, poll=poll, voters=voters(7))
    with pytest.raises(NotAllowed):
        services.exclude_voter(actor=SYSTEM, entitlement=voter, because="za późno")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE voting_entitlement SET organization_name = 'Inna'",
        "UPDATE voting_entitlement SET is_chair = true WHERE organization_id = 1000",
        "DELETE FROM voting_entitlement",
        "UPDATE voting_poll SET rules_reference = 'inny regulamin'",
        "UPDATE voting_poll SET closed_at = opened_at",
        "UPDATE voting_poll SET state = 'annulled', annulled_at = now()",
    ],
)
def test_the_database_itself_keeps_what_was_frozen(home: Partnership, statement: str) -> None:
    an_open_poll(home)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_gives_an_institution_one_vote(home: Partnership) -> None:
    poll = a_poll(home)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entitlement.objects.create(poll=poll, organization_id=FIRST, organization_name="Ta sama")


def test_presence_follows_the_door_until_the_close(home: Partnership) -> None:
    poll = an_open_poll(home, electorate=voters(5, present=2))
    services.mark_presence(actor=SYSTEM, poll=poll, organizations=[FIRST, FIRST + 4])

    present = [voter.organization_id for voter in selectors.entitlements_of(poll) if voter.is_present]
    assert present == [FIRST, FIRST + 4]


def test_whoever_voted_stays_present(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote(poll, 0, "yes")

    with pytest.raises(BadInput):
        services.mark_presence(actor=SYSTEM, poll=poll, organizations=[FIRST + 1])


def test_nobody_to_vote_is_nothing_to_open(home: Partnership) -> None:
    with pytest.raises(BadInput):
        an_open_poll(home, electorate=[])


def test_only_the_secretariat_prepares_polls(cast: Cast, home: Partnership) -> None:
    for person in (cast.officer, cast.coordinator, cast.operator):
        assert rules.can_create_poll(person, home)
    for person in (cast.leader, cast.council_member, cast.representative, cast.auditor, cast.neighbour):
        assert not rules.can_create_poll(person, home)


def test_a_stranger_sees_no_poll(cast: Cast, home: Partnership) -> None:
    poll = a_poll(home)

    assert list(rules.visible_polls(cast.representative, home)) == [poll]
    assert not rules.visible_polls(cast.neighbour, home).exists()
    with scope(partnership=cast.other), pytest.raises(NotFound):
        selectors.poll_of(cast.other, poll.pk)


def test_polls_are_read_only_inside_a_scope(home: Partnership) -> None:
    poll = a_poll(home)

    with scopes_disabled():
        assert Poll.objects.filter(pk=poll.pk).exists()
    with scope(partnership=None), pytest.raises(ScopeError):
        Poll.objects.count()


def test_two_records_of_one_institution_do_not_become_two_votes(home: Partnership) -> None:
    kept, dropped = an_organization("Stowarzyszenie Most"), an_organization("Stow. Most")
    people = [
        replace(voter, organization_id=one.pk) for voter, one in zip(voters(2), (kept, dropped), strict=True)
    ]
    a_poll(home, electorate=people)

    with pytest.raises(BadInput):
        merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)


def test_a_draft_follows_a_merged_record_and_a_held_vote_does_not(home: Partnership) -> None:
    kept, dropped = an_organization("Stowarzyszenie Most"), an_organization("Stow. Most")
    people = [replace(voters(1)[0], organization_id=dropped.pk, organization_name="Stow. Most")]
    number = dropped.pk
    draft, held = a_poll(home, electorate=people), an_open_poll(home, electorate=people)
    merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)

    assert selectors.entitlements_of(draft)[0].organization_id == kept.pk
    assert selectors.entitlements_of(held)[0].organization_id == number


def test_what_was_prepared_is_in_the_book(home: Partnership) -> None:
    poll = a_poll(home)

    entry = LogEntry.objects.get(action="voting.poll.created")
    assert (entry.object_id, entry.partnership_id) == (str(poll.pk), home.pk)
    assert entry.data["rules_reference"] == poll.rules_reference
