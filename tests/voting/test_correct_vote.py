"""A raised hand entered wrong is written down anew before the close; the earlier one is kept, not counted."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import selectors, services
from spoiwo.voting.counting import MotionCount
from spoiwo.voting.models import AnnulledBallot, Ballot, Entitlement, Poll
from spoiwo.voting.states import Secrecy
from tests.cast import Cast
from tests.factories.voting import FIRST, Representative, an_open_poll, vote

OFFICER = SystemActor("secretariat")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def voter(poll: Poll, place: int) -> Entitlement:
    return Entitlement.objects.select_related("poll").get(poll=poll, organization_id=FIRST + place)


def hand(poll: Poll, place: int, choice: str) -> None:
    token = f"token-of-raised-hands-{place}"
    services.cast_vote(actor=OFFICER, entitlement=voter(poll, place), choices=[choice], token=token)


def correct(poll: Poll, place: int, *choices: str, ground: str = "źle policzona ręka") -> None:
    said = choices or None
    services.correct_vote(actor=OFFICER, entitlement=voter(poll, place), choices=said, ground=ground)


def counted(poll: Poll) -> tuple[int, int, int]:
    services.close_poll(actor=OFFICER, poll=poll)
    count = selectors.recount(poll)
    assert isinstance(count, MotionCount)
    return count.yes, count.no, count.abstain


def test_the_corrected_vote_counts_and_the_earlier_one_is_kept(home: Partnership) -> None:
    poll = an_open_poll(home, secrecy=Secrecy.NAMED)
    for place in range(4):
        hand(poll, place, "yes")

    correct(poll, 0, "no")
    correct(poll, 1, "abstain")
    correct(poll, 2)

    assert [row.choices for row in AnnulledBallot.objects.all()] == [["yes"], ["yes"], ["yes"]]
    assert counted(poll) == (1, 1, 1)
    told = selectors.protocol_of(poll).corrected
    assert next((line.institution, line.entered) for line in told) == ("Instytucja 000", "for")
    assert {line.ground for line in told} == {"źle policzona ręka"}


def test_the_book_says_that_it_was_corrected_and_why_and_not_how_anybody_voted(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")

    correct(poll, 0, "no")

    entry = LogEntry.objects.get(action="voting.ballot.corrected")
    assert entry.data["institution"] == "Instytucja 000"
    assert entry.data["ground"] == "źle policzona ręka"
    assert not {"yes", "no"} & {str(value) for value in entry.data.values()}
    services.close_poll(actor=OFFICER, poll=poll)
    assert [line.entered for line in selectors.protocol_of(poll).corrected] == [""]


def test_a_vote_the_institution_cast_itself_is_its_own(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote(poll, 0, "yes")

    with pytest.raises(NotAllowed, match="voted itself"):
        correct(poll, 0, "no")

    assert Ballot.objects.get().choices == ["yes"]
    assert selectors.corrigible(poll) == set()


def test_a_corrected_vote_can_be_corrected_again_and_a_withdrawn_one_cast(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")
    correct(poll, 0, "no")
    correct(poll, 0)
    assert selectors.corrigible(poll) == set()

    services.cast_vote(
        actor=Representative(FIRST), entitlement=voter(poll, 0), choices=["abstain"], token="x" * 20
    )

    assert AnnulledBallot.objects.count() == 2
    assert counted(poll) == (0, 0, 1)


def test_the_form_of_raised_hands_sent_again_keeps_the_correction(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")
    correct(poll, 0, "no")

    hand(poll, 0, "yes")

    assert counted(poll) == (0, 1, 0)


def test_a_secret_vote_is_corrected_by_nobody(home: Partnership) -> None:
    poll = an_open_poll(home, secrecy=Secrecy.SECRET)
    vote(poll, 0, "yes")

    with pytest.raises(NotAllowed, match="secret"):
        correct(poll, 0, "no")
    assert selectors.corrigible(poll) == set()


def test_after_the_close_nothing_is_corrected(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")
    services.close_poll(actor=OFFICER, poll=poll)

    with pytest.raises(NotAllowed, match="while the vote is open"):
        correct(poll, 0, "no")
    assert selectors.corrigible(poll) == set()


def test_what_cannot_be_corrected_is_refused_with_its_reason(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")

    with pytest.raises(BadInput, match="why"):
        correct(poll, 0, "no", ground="  ")
    with pytest.raises(BadInput, match="already"):
        correct(poll, 0, "yes")
    with pytest.raises(BadInput):
        correct(poll, 0, "maybe")
    with pytest.raises(NotAllowed, match="No vote"):
        correct(poll, 1, "no")
    assert not AnnulledBallot.objects.exists()


def test_only_the_secretariat_corrects(cast: Cast, home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")

    for actor in (cast.leader, cast.council_member, Representative(FIRST)):
        with pytest.raises(NotAllowed):
            services.correct_vote(actor=actor, entitlement=voter(poll, 0), choices=["no"], ground="pomyłka")


def test_the_database_keeps_what_was_entered_first(home: Partnership) -> None:
    poll = an_open_poll(home)
    hand(poll, 0, "yes")
    correct(poll, 0, "no")
    kept = AnnulledBallot.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        AnnulledBallot.objects.update(choices=["no"])
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.delete()
    services.close_poll(actor=OFFICER, poll=poll)
    kept.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save()
