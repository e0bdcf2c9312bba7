"""Two people send the same deed of a meeting in the same moment: one effect, one refusal."""

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import draw_up_list
from spoiwo.decisions.models import Motion
from spoiwo.decisions.services import open_motion
from spoiwo.files.models import StoredFile
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes.models import Remark
from spoiwo.minutes.services import answer_remark
from spoiwo.notifications.models import Message
from spoiwo.voting.models import Tally
from tests.factories.agreements import SYSTEM
from tests.security.at_once import Twice, deeds, one_and_a_refusal
from tests.security.sittings import Numbers, seen_invitations
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def _meeting(numbers: Numbers, thing: str) -> Meeting:
    return Meeting.objects.select_related("partnership").get(pk=numbers[thing])


def test_a_list_of_a_meeting_is_drawn_up_once(world: World, twice: Twice) -> None:
    address = reverse("attendance:list_draw", args=[world.partnership.slug, world.numbers["meeting"]])
    before = deeds("attendance.list.drawn")

    statuses = twice(address, {"source": "signatories"})

    with scope(partnership=world.partnership):
        rows = Participant.objects.filter(meeting=world.numbers["meeting"])
        assert rows.count() == rows.values("organization").distinct().count() > 0
    assert one_and_a_refusal(statuses), statuses
    assert deeds("attendance.list.drawn") == before + 1


def test_invitations_go_out_once(world: World, twice: Twice) -> None:
    with scope(partnership=world.partnership):
        meeting = _meeting(world.numbers, "meeting")
        draw_up_list(actor=SYSTEM, meeting=meeting)
        mark, letters = seen_invitations(meeting), Message.objects.count()
        asked = Participant.objects.filter(meeting=meeting).exclude(email="").count()
    address = reverse("attendance:invitations", args=[world.partnership.slug, meeting.pk])

    statuses = twice(address, {"fingerprint": mark})

    assert Message.objects.count() == letters + asked
    assert asked > 0
    assert one_and_a_refusal(statuses), statuses


def test_a_vote_is_closed_and_counted_once(world: World, twice: Twice) -> None:
    number = world.numbers["motion"]
    with scope(partnership=world.partnership):
        motion = Motion.objects.get(pk=number)
        open_motion(actor=SYSTEM, motion=motion)
    address = reverse("decisions:motion_deed", args=[world.partnership.slug, number, "zamknij"])

    statuses = twice(address, {})

    with scope(partnership=world.partnership):
        assert Tally.objects.filter(poll__motion=number).count() == 1
    assert one_and_a_refusal(statuses), statuses
    assert deeds("decisions.motion.closed") == 1


def test_minutes_are_approved_and_sealed_once(world: World, twice: Twice) -> None:
    numbers = world.numbers
    with scope(partnership=world.partnership):
        remark = Remark.objects.get(pk=numbers["remark"])
        answer_remark(actor=SYSTEM, remark=remark, is_accepted=False, answer="Było inaczej.")
        item = AgendaItem.objects.get(approves=numbers["held"], meeting=numbers["session"])
    address = reverse("minutes:minutes_deed", args=[world.partnership.slug, numbers["held"], "przyjmij"])

    statuses = twice(address, {"item": item.pk, "words": "Protokół przyjęto bez uwag."})

    assert StoredFile.objects.filter(partnership=world.partnership, name="protokol.pdf").count() == 1
    assert one_and_a_refusal(statuses), statuses
    assert deeds("minutes.minutes.approved") == 1
