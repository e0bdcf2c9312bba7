"""Secret ballots: nothing kept after the close leads from a voter to a vote (ADR 0007)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from threading import Barrier, Event

import pytest
from django.db import connection, connections
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, SpoiwoError, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import selectors, services
from spoiwo.voting.counting import ElectionRule, MotionRule
from spoiwo.voting.models import Participation, Poll, SecretBallot
from spoiwo.voting.receipts import is_genuine, new_receipt
from spoiwo.voting.states import Secrecy
from tests.cast import Cast
from tests.factories.voting import (
    ANY_QUORUM,
    FIRST,
    SYSTEM,
    Representative,
    an_open_election,
    an_open_poll,
    vote,
    vote_all,
    voters,
)

pytestmark = pytest.mark.django_db(transaction=True)
FREE = MotionRule(quorum=ANY_QUORUM)
VOTERS = 30
# A guess at random hits one on average; ten or more by chance happen less than once in a million.
BY_CHANCE = 9


def a_secret_poll(partnership: Partnership, number: int = 5) -> Poll:
    return an_open_poll(partnership, rule=FREE, secrecy=Secrecy.SECRET, electorate=voters(number))


@dataclass(frozen=True)
class Traces:
    """All that PostgreSQL shows of a table: every column and the hidden ones, with what identifies a row."""

    columns: list[str]
    rows: list[tuple[str, ...]]

    def column(self, name: str) -> list[str]:
        return [row[self.columns.index(name)] for row in self.rows]


def _traces(table: str, where: str) -> Traces:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT xmin::text, xmax::text, cmin::text, cmax::text, ctid::text, one.*, row_number() OVER () "
            f"FROM {table} one {where}"
        )
        columns = [column.name for column in cursor.description]
        return Traces(columns, [tuple(map(str, row)) for row in cursor.fetchall()])


def _paired(left: list[str], right: list[str]) -> set[tuple[int, int]]:
    """Return the rows that equal values pair one to one."""
    return {
        (left.index(value), right.index(value))
        for value in set(left) & set(right)
        if left.count(value) == right.count(value) == 1
    }


def _by_place(value: str) -> tuple[int, ...] | str:
    digits = value.strip("()").split(",")
    return tuple(map(int, digits)) if all(digit.isdigit() for digit in digits) else value


def _in_step(left: list[str], right: list[str]) -> set[tuple[int, int]]:
    """Return the rows paired when both tables are laid out in the order of a column."""
    if len(set(left)) < len(left) or len(set(right)) < len(right):
        return set()
    first = sorted(range(len(left)), key=lambda row: str(_by_place(left[row])).rjust(40))
    second = sorted(range(len(right)), key=lambda row: str(_by_place(right[row])).rjust(40))
    return set(zip(first, second, strict=False))


def _recovered(truth: dict[str, str]) -> dict[str, int]:
    """Return how many votes each pair of columns gives away. ``truth``: receipt by entitlement."""
    ballots = _traces("voting_secretballot", "")
    receipts = ballots.column("receipt")
    others = {
        "participation": (_traces("voting_participation", ""), "entitlement_id"),
        "entitlement": (_traces("voting_entitlement", "WHERE one.excluded_because = ''"), "id"),
    }
    found: dict[str, int] = {}
    for name, (table, key) in others.items():
        keys = table.column(key)
        for mine, theirs in product(ballots.columns, table.columns):
            left, right = ballots.column(mine), table.column(theirs)
            for how, pairs in (("=", _paired(left, right)), ("~", _in_step(left, right))):
                hits = sum(truth.get(keys[theirs_row]) == receipts[row] for row, theirs_row in pairs)
                found[f"{mine} {how} {name}.{theirs}"] = hits
    return found


def _vote_in_turn(poll: Poll) -> dict[str, str]:
    """Let all vote, each in a transaction of its own; return the receipt by entitlement."""
    voters_of = {voter.organization_id: str(voter.pk) for voter in selectors.entitlements_of(poll)}
    return {
        voters_of[FIRST + place]: vote(poll, place, str(place % 3 + 1)).receipt for place in range(VOTERS)
    }


def a_secret_election(partnership: Partnership) -> Poll:
    rule = ElectionRule(seats=1, quorum=ANY_QUORUM)
    return an_open_election(
        partnership, rule, groups=["", "", ""], secrecy=Secrecy.SECRET, electorate=voters(VOTERS)
    )


def test_during_the_vote_the_transaction_would_give_every_voter_away(home: Partnership) -> None:
    truth = _vote_in_turn(a_secret_election(home))

    # What the ADR says of somebody with the database in hand; it also proves that the next test can fail.
    assert _recovered(truth)["xmin = participation.xmin"] == VOTERS


@pytest.mark.parametrize("ending", ["close", "annul"])
def test_after_the_end_no_column_of_any_table_leads_from_a_voter_to_a_vote(
    home: Partnership, ending: str
) -> None:
    poll = a_secret_election(home)
    truth = _vote_in_turn(poll)
    if ending == "close":
        services.close_poll(actor=SYSTEM, poll=poll)
    else:
        services.annul_poll(actor=SYSTEM, poll=poll, ground="Przerwane")

    assert {how: hits for how, hits in _recovered(truth).items() if hits > BY_CHANCE} == {}
    assert len(set(_traces("voting_secretballot", "").column("xmin"))) == 1


def test_the_two_tables_have_no_column_of_time_and_share_only_the_poll(home: Partnership) -> None:
    kinds = {
        model: {field.name: field.get_internal_type() for field in model._meta.concrete_fields}
        for model in (Participation, SecretBallot)
    }

    assert kinds[Participation] == {"id": "UUIDField", "entitlement": "OneToOneField"}
    assert kinds[SecretBallot] == {
        "id": "UUIDField",
        "poll": "ForeignKey",
        "receipt": "CharField",
        "choices": "ArrayField",
    }


def test_the_book_of_deeds_says_nothing_of_voters_receipts_or_choices(home: Partnership) -> None:
    poll = a_secret_election(home)
    before = set(LogEntry.objects.values_list("pk", flat=True))
    truth = _vote_in_turn(poll)
    assert set(LogEntry.objects.values_list("pk", flat=True)) == before
    services.close_poll(actor=SYSTEM, poll=poll)

    book = " ".join(" ".join(row) for row in _traces("audit_logentry", "").rows)
    assert [receipt for receipt in truth.values() if receipt in book] == []
    assert "Instytucja 0" not in book
    said = LogEntry.objects.get(action="voting.poll.closed").data
    assert said == {"outcome": "filled", "cast": VOTERS, "is_on_paper": False}


def test_the_voter_finds_the_ballot_and_everybody_can_count_again(home: Partnership) -> None:
    poll = a_secret_poll(home)
    receipt = vote(poll, 0, "no").receipt
    vote_all_from(poll, 1, "yes", "yes")
    services.close_poll(actor=SYSTEM, poll=poll)

    mine = selectors.find_receipt(poll, receipt.lower().replace("-", " "))
    assert mine is not None
    assert mine.choices == ("no",)
    assert selectors.find_receipt(poll, new_receipt(poll.pk)) is None
    published = selectors.published_ballots(poll)
    assert sorted(ballot.choices[0] for ballot in published) == ["no", "yes", "yes"]
    assert [ballot.receipt for ballot in published] == sorted(ballot.receipt for ballot in published)


def vote_all_from(poll: Poll, first: int, *said: str) -> None:
    for place, choice in enumerate(said, first):
        vote(poll, place, choice)


def test_a_second_ballot_is_refused_with_the_same_receipt_and_with_another(home: Partnership) -> None:
    poll = a_secret_poll(home)
    receipt = vote(poll, 0, "yes").receipt
    voter, actor = selectors.entitlement_of(poll, FIRST), Representative(FIRST)

    for again in (receipt, new_receipt(poll.pk)):
        with pytest.raises(WrongState):
            services.cast_secret_ballot(actor=actor, entitlement=voter, choices=["no"], receipt=again)
    services.close_poll(actor=SYSTEM, poll=poll)
    assert [ballot.choices for ballot in selectors.published_ballots(poll)] == [("yes",)]


def test_a_receipt_is_drawn_by_the_server_for_this_poll_and_used_once(home: Partnership) -> None:
    poll, other = a_secret_poll(home), a_secret_poll(home)
    used = vote(poll, 0, "yes").receipt
    voter, actor = selectors.entitlement_of(poll, FIRST + 1), Representative(FIRST + 1)

    for wrong in ("", "JANE-GŁOS-UJEZ-AKAN-DYDA-TEM1", used[:-1] + "2", used, new_receipt(other.pk)):
        with pytest.raises(BadInput):
            services.cast_secret_ballot(actor=actor, entitlement=voter, choices=["no"], receipt=wrong)
    assert Participation.objects.count() == SecretBallot.objects.count() == 1
    assert is_genuine(poll.pk, used)


def test_not_even_the_operator_casts_a_secret_vote_for_somebody(cast: Cast, home: Partnership) -> None:
    poll = a_secret_poll(home)
    voter, receipt = selectors.entitlement_of(poll, FIRST), new_receipt(poll.pk)

    for actor in (SYSTEM, cast.operator, cast.officer, Representative(FIRST + 1)):
        with pytest.raises(NotAllowed):
            services.cast_secret_ballot(actor=actor, entitlement=voter, choices=["no"], receipt=receipt)


def test_who_voted_is_shown_only_when_enough_have(home: Partnership) -> None:
    poll = a_secret_poll(home, 7)
    vote_all(poll, "yes", "no", "yes")
    with pytest.raises(NotAllowed):
        selectors.voters_so_far(poll)
    assert selectors.turnout_of(poll).cast == 3

    vote(poll, 3, "yes")
    assert selectors.voters_so_far(poll) == [f"Instytucja 00{place}" for place in range(4)]


def test_fewer_than_three_are_never_named(home: Partnership) -> None:
    poll = a_secret_poll(home, 2)
    vote_all(poll, "yes", "yes")
    services.close_poll(actor=SYSTEM, poll=poll)

    assert selectors.protocol_of(poll).voters is None
    assert selectors.protocol_of(poll).named_votes == ()


@pytest.mark.parametrize("secrecy", [Secrecy.SECRET, Secrecy.OPEN])
def test_sixty_vote_at_once_while_the_poll_is_closed(home: Partnership, secrecy: Secrecy) -> None:
    poll = an_open_poll(home, rule=FREE, secrecy=secrecy, electorate=voters(60))
    pool, half_way = Barrier(20), Event()
    accepted: list[str] = []

    def send(place: int) -> str | None:
        if place < 20:
            pool.wait()
        try:
            with scope(partnership=home):
                accepted.append(vote(poll, place, "yes" if place % 3 else "no").receipt)
            return None
        except SpoiwoError as refusal:
            return type(refusal).__name__
        finally:
            if place == 30:
                half_way.set()
            connections.close_all()

    def close() -> None:
        half_way.wait(30)
        try:
            with scope(partnership=home):
                services.close_poll(actor=SYSTEM, poll=Poll.objects.get(pk=poll.pk))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(21) as people:
        closing = people.submit(close)
        refusals = list(people.map(send, range(60)))
        closing.result()

    published = {ballot.receipt for ballot in selectors.published_ballots(poll)}
    assert published == set(accepted)
    assert len(accepted) == selectors.turnout_of(poll).cast == selectors.protocol_of(poll).count.cast
    assert len(accepted) + sum(refusal == "NotAllowed" for refusal in refusals) == 60
    assert selectors.recount(poll) == selectors.protocol_of(poll).count
    assert len(accepted) >= 20


def test_one_institution_voting_from_ten_places_at_once_votes_once(home: Partnership) -> None:
    poll, start = a_secret_poll(home), Barrier(10)

    def send(_number: int) -> bool:
        start.wait()
        try:
            with scope(partnership=home):
                return bool(vote(poll, 0, "yes").receipt)
        except WrongState:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as people:
        assert sum(people.map(send, range(10))) == 1
    assert Participation.objects.count() == SecretBallot.objects.count() == 1
