"""Votes from afar, in secret and by circulation: who gets a link, what it asks, when it closes."""

from datetime import timedelta

import pytest

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.decisions import selectors, services
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.states import Closed
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.counting import Choice, Outcome
from spoiwo.voting.receipts import new_receipt
from spoiwo.voting.states import Form, Secrecy
from tests.decisions.votes import TOKEN, hands, result
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.decisions import (
    SYSTEM,
    a_circulated_motion,
    a_motion,
    an_open_motion,
    at_the_table,
)
from tests.factories.meetings import a_meeting
from tests.factories.registry import a_signatory, an_organization


def test_remote_voters_get_a_link_and_nobody_else_a_letter(home: Partnership) -> None:
    meeting = a_meeting(home, form="hybrid", remote_url="https://example.org/sala")
    at_the_table(meeting, 5, remote=2)
    motion = a_motion(meeting, form=Form.HYBRID)

    sent = services.open_motion(actor=SYSTEM, motion=motion, is_writing=True)

    assert sent == 2
    assert {message.to[0] for message in Message.objects.all()} == {
        "osoba04@example.org",
        "osoba05@example.org",
    }
    link = PersonalLink.objects.get(holder__contains="Instytucja 05")
    services.cast_ballot(actor=LinkActor(link), motion=motion, choices=["no"], token=TOKEN)
    again = services.cast_ballot(actor=LinkActor(link), motion=motion, choices=["no"], token=TOKEN)
    assert again.is_repeat
    with pytest.raises(WrongState, match="already voted"):
        services.cast_ballot(
            actor=LinkActor(link), motion=motion, choices=["yes"], token="inny-formularz-12345"
        )
    hands(motion, rest=Choice.YES, token="sala-sala-sala-1234")
    services.close_motion(actor=SYSTEM, motion=motion)
    assert result(motion).votes == "For: 4, against: 1, abstained: 0."
    with pytest.raises(NotAllowed, match="over"):
        services.cast_ballot(
            actor=LinkActor(PersonalLink.objects.get(holder__contains="Instytucja 04")),
            motion=motion, choices=["no"], token="za-pozno-za-pozno-1")  # fmt: skip


def test_whoever_speaks_instead_of_somebody_gets_a_link_of_their_own(home: Partnership) -> None:
    meeting = a_meeting(home, form="hybrid", remote_url="https://example.org/sala")
    rows = at_the_table(meeting, 3, remote=1)
    motion = a_motion(meeting, form=Form.HYBRID)
    services.prepare_motion(actor=SYSTEM, motion=motion)
    first = PersonalLink.objects.get(holder__contains="Osoba 03")
    Participant.objects.filter(pk=rows[2].pk).update(name="Ewa Następczyni")

    services.open_motion(actor=SYSTEM, motion=motion)

    second = PersonalLink.objects.get(holder__contains="Ewa Następczyni")
    first.refresh_from_db()
    assert (first.closed, second.closed) == (Closed.REVOKED, None)
    with pytest.raises(NotFound):
        services.cast_ballot(actor=LinkActor(first), motion=motion, choices=["no"], token=TOKEN)
    services.cast_ballot(actor=LinkActor(second), motion=motion, choices=["no"], token=TOKEN)
    assert PersonalLink.objects.filter(holder__contains="Osoba 01").count() == 1


def test_a_link_of_another_vote_asks_nothing_here(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 2)
    ours = an_open_motion(meeting, form=Form.REMOTE)
    other = an_open_motion(meeting, form=Form.REMOTE)
    foreign = PersonalLink.objects.filter(subject_id=other.pk).first()
    assert foreign is not None

    with pytest.raises(NotFound):
        services.cast_ballot(actor=LinkActor(foreign), motion=ours, choices=["yes"], token=TOKEN)
    with pytest.raises(NotFound):
        services.cast_ballot(actor=Visitor(), motion=ours, choices=["yes"], token=TOKEN)


def test_a_secret_vote_is_cast_only_by_the_voters_themselves(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 3)
    motion = an_open_motion(meeting, secrecy=Secrecy.SECRET, form=Form.HYBRID)
    assert motion.poll is not None

    with pytest.raises(WrongState, match="nobody raises a hand"):
        hands(motion, rest=Choice.YES)
    for link in PersonalLink.objects.filter(subject_id=motion.pk):
        receipt = new_receipt(motion.poll.pk)
        services.cast_ballot(actor=LinkActor(link), motion=motion, choices=["yes"], receipt=receipt)
    assert not any(voter.has_voted for voter in selectors.voters_of(motion))
    services.close_motion(actor=SYSTEM, motion=motion)

    assert result(motion).votes == "For: 3, against: 0, abstained: 0."


def test_a_vote_by_circulation_reaches_all_and_closes_by_itself(home: Partnership) -> None:
    body = a_body(home)
    term = a_term(home, body)
    members = [a_member(term, an_organization(f"Instytucja {place:02}")) for place in range(1, 5)]
    deadline = clock.now() + timedelta(days=3)
    motion = a_circulated_motion(home, deadline, body=body)
    services.open_motion(actor=SYSTEM, motion=motion)
    links = {link.holder: link for link in PersonalLink.objects.filter(subject_id=motion.pk)}
    assert len(links) == len(members)
    for name in ("Instytucja 01", "Instytucja 02"):
        services.cast_ballot(
            actor=LinkActor(links[name]), motion=motion, choices=["yes"], token=f"{TOKEN}-{name}"
        )

    with clock.frozen(deadline + timedelta(minutes=2)):
        with pytest.raises(NotAllowed, match="time for voting has passed"):
            services.cast_ballot(
                actor=LinkActor(links["Instytucja 03"]), motion=motion, choices=["no"], token=TOKEN
            )
        assert services.close_due_motions() == 1
        assert services.close_due_motions() == 0

    assert result(motion).sentence.startswith("Adopted")


def test_circulation_needs_half_of_the_members_to_vote(home: Partnership) -> None:
    for place in range(1, 5):
        a_signatory(home, an_organization(f"Instytucja {place:02}"))
    deadline = clock.now() + timedelta(days=3)
    motion = a_circulated_motion(home, deadline)
    services.open_motion(actor=SYSTEM, motion=motion)
    hands(motion, _01=Choice.YES)

    services.close_motion(actor=SYSTEM, motion=motion)

    assert result(motion).outcome == Outcome.NO_QUORUM


def test_circulation_is_refused_where_the_by_laws_forbid_it(home: Partnership) -> None:
    body = a_body(home)
    by_laws(body, is_circulation_allowed=False)

    with pytest.raises(BadInput, match="do not allow votes between sessions"):
        a_circulated_motion(home, clock.now() + timedelta(days=1), body=body)
    with pytest.raises(BadInput, match="still ahead"):
        a_circulated_motion(home, clock.now() - timedelta(days=1))


def test_in_a_secret_vote_everybody_present_is_sent_a_link_and_may_get_it_again(home: Partnership) -> None:
    meeting = a_meeting(home, form="room")
    rows = at_the_table(meeting, 4)
    Participant.objects.filter(pk=rows[3].pk).update(email="")
    motion = a_motion(meeting, secrecy=Secrecy.SECRET)

    assert [one.organization_name for one in selectors.speechless_of(motion)] == ["Instytucja 04"]
    assert services.open_motion(actor=SYSTEM, motion=motion) == 0
    assert services.send_links(actor=SYSTEM, motion=motion) == 3

    link = PersonalLink.objects.get(holder__contains="Instytucja 01")
    assert motion.poll is not None
    services.cast_ballot(
        actor=LinkActor(link), motion=motion, choices=["yes"], receipt=new_receipt(motion.poll.pk)
    )
    # Leaving out whoever has voted would tell who has.
    assert services.send_links(actor=SYSTEM, motion=motion) == 3


def test_a_link_goes_again_only_to_whoever_has_not_voted_in_an_open_vote(home: Partnership) -> None:
    meeting = a_meeting(home, form="hybrid", remote_url="https://example.org/sala")
    at_the_table(meeting, 5, remote=2)
    motion = an_open_motion(meeting, form=Form.HYBRID)
    link = PersonalLink.objects.get(holder__contains="Instytucja 05")
    services.cast_ballot(actor=LinkActor(link), motion=motion, choices=["no"], token=TOKEN)

    assert services.send_links(actor=SYSTEM, motion=motion) == 1
    assert Message.objects.get().to == ["osoba04@example.org"]


def test_there_is_no_link_to_send_in_an_open_vote_in_the_room(home: Partnership) -> None:
    meeting = a_meeting(home)
    at_the_table(meeting, 3)
    motion = an_open_motion(meeting)

    with pytest.raises(WrongState, match="nobody to send"):
        services.send_links(actor=SYSTEM, motion=motion)
