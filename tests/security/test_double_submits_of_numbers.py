"""Deeds that give a number, take a vote or send letters, done by several in the same moment."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.attendance.services import draw_up_list, send_letters
from spoiwo.attendance.states import LetterKind
from spoiwo.common import clock
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.services import open_motion
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.voting.models import Ballot, SecretBallot
from spoiwo.voting.states import Form, Secrecy
from tests.cast import Cast, ClientOf
from tests.factories.agreements import SYSTEM
from tests.factories.councils import a_body
from tests.factories.decisions import a_motion, a_resolution, at_the_table
from tests.factories.elections import an_election
from tests.factories.meetings import a_meeting
from tests.security.at_once import REFUSED, Fields, Twice, at_once
from tests.security.sittings import seen_invitations
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def hidden(browser: Client, address: str, name: str) -> str:
    """Return what a hidden field of the page holds."""
    page = browser.get(address).content.decode()
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, page[-2000:]
    return found[1]


def test_resolutions_adopted_at_once_get_each_a_number_of_its_own(
    world: World, cast: Cast, confirmed: ClientOf
) -> None:
    slug = world.partnership.slug
    with scope(partnership=world.partnership):
        papers = [a_resolution(world.partnership).pk for _place in range(6)]
    addresses = [reverse("decisions:resolution_deed", args=[slug, one, "podjeta"]) for one in papers]
    # The third has its number from paper: the one the others would come to.
    fields: list[Fields] = [{"day": "18.11.2016", "number": "3" if place == 2 else ""} for place in range(6)]

    statuses = at_once(
        *[(confirmed(cast.officer), where, sent) for where, sent in zip(addresses, fields, strict=True)]
    )

    with scope(partnership=world.partnership):
        rows = Resolution.objects.filter(pk__in=papers, number__isnull=False)
        numbers = list(rows.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) == statuses.count(302) >= 5
    assert set(statuses) <= {302, 422}


def test_a_series_opens_its_next_meeting_once(
    world: World, twice: Twice, cast: Cast, confirmed: ClientOf
) -> None:
    slug, number = world.partnership.slug, world.numbers["series"]
    seen = hidden(confirmed(cast.officer), reverse("meetings:series", args=[slug, number]), "seen")
    with scope(partnership=world.partnership):
        before = Meeting.objects.filter(series=number).count()

    twice(reverse("meetings:series_next", args=[slug, number]), {"seen": seen})

    with scope(partnership=world.partnership):
        assert Meeting.objects.filter(series=number).count() == before + 1


def test_reminders_pressed_at_once_leave_once(
    world: World, twice: Twice, cast: Cast, confirmed: ClientOf
) -> None:
    with scope(partnership=world.partnership):
        meeting = Meeting.objects.select_related("partnership").get(pk=world.numbers["meeting"])
        draw_up_list(actor=SYSTEM, meeting=meeting)
        asked = send_letters(
            actor=SYSTEM, meeting=meeting, kind=LetterKind.INVITATION, fingerprint=seen_invitations(meeting)
        )
    address = reverse("attendance:reminder_send", args=[world.partnership.slug, meeting.pk])
    mark, before = hidden(confirmed(cast.officer), address, "fingerprint"), Message.objects.count()

    statuses = twice(address, {"fingerprint": mark})

    assert Message.objects.count() == before + asked
    assert asked > 0
    assert statuses[0] == 302
    assert statuses[1] in REFUSED


def test_letters_of_an_election_pressed_at_once_leave_once(
    world: World, twice: Twice, cast: Cast, confirmed: ClientOf
) -> None:
    with scope(partnership=world.partnership):
        today, days = clock.today(), timedelta(days=1)
        election = an_election(
            world.partnership,
            a_body(world.partnership, "Komisja nowa"),
            nominations_to=today + 9 * days,
            vote_on=today + 19 * days,
        )
    place = [world.partnership.slug, election.number, "zgloszenia"]
    address = reverse("elections:letters", args=place)
    page = confirmed(cast.officer).get(address).content.decode()
    seen = re.findall(r'name="seen" value="(\d+)"', page)
    before = Message.objects.count()

    statuses = twice(address, {"seen": seen, "after": "0"})

    assert Message.objects.count() == before + len(seen)
    assert seen
    assert statuses[0] == 302
    assert statuses[1] in REFUSED


@pytest.mark.parametrize("secrecy", [Secrecy.OPEN, Secrecy.SECRET])
def test_one_link_opened_on_four_telephones_casts_one_vote(world: World, secrecy: Secrecy) -> None:
    with scope(partnership=world.partnership):
        meeting = a_meeting(
            world.partnership, day=clock.today(), form="hybrid", remote_url="https://example.org/sala"
        )
        at_the_table(meeting, 3, remote=3)
        motion = a_motion(meeting, form=Form.HYBRID, secrecy=secrecy)
        open_motion(actor=SYSTEM, motion=motion)
        link = PersonalLink.objects.get(purpose="decisions.vote", holder__contains="Instytucja 02")
    address, telephones = f"/glos/{token_of(link)}/", [Client() for _place in range(4)]
    sent: list[tuple[Client, str, Fields]] = [
        (one, address, {
            "choice": choice, "acting": "on", "token": hidden(one, address, "token"),
            "receipt": hidden(one, address, "receipt") if secrecy == Secrecy.SECRET else "",
        })
        for one, choice in zip(telephones, ["yes", "no", "abstain", "yes"], strict=True)
    ]  # fmt: skip

    statuses = at_once(*sent)

    with scope(partnership=world.partnership):
        secret = SecretBallot.objects.filter(poll=motion.poll).count()
        openly = Ballot.objects.filter(entitlement__poll=motion.poll).count()
    assert secret + openly == 1
    assert statuses == [200, 422, 422, 422]
