"""Two people send the same deed of a report in the same moment: one effect."""

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.figures.models import StatedNumber
from spoiwo.notifications.models import Message
from spoiwo.reports import services
from spoiwo.reports.models import MemberPart, Remark, Report
from tests.factories.reports import SYSTEM, a_report
from tests.security.at_once import Twice, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def a_second_report(world: World) -> Report:
    with scope(partnership=world.partnership):
        report = a_report(world.partnership, 2019)
        services.list_members(actor=SYSTEM, report=report)
        part = MemberPart.objects.filter(report=report).earliest("pk")
        services.set_member_address(actor=SYSTEM, part=part, name="", email="czesc2@example.org")
        MemberPart.objects.filter(report=report).exclude(pk=part.pk).update(email="")
    return report


def test_two_officers_asking_at_once_send_one_letter(world: World, twice: Twice) -> None:
    report, letters = a_second_report(world), Message.objects.count()

    statuses = twice(reverse("reports:member_ask", args=[world.partnership.slug, report.pk]), {})

    assert one_and_a_refusal(statuses), statuses
    assert Message.objects.count() == letters + 1
    assert deeds("reports.members.asked") == 1


def test_a_report_is_sent_for_remarks_once(world: World, twice: Twice) -> None:
    report, sent = a_second_report(world), deeds("reports.report.sent")
    address = reverse("reports:remark_send", args=[world.partnership.slug, report.pk])

    statuses = twice(address, {"days": "14"})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("reports.report.sent") == sent + 1


def test_a_remark_written_down_twice_is_kept_once(world: World, twice: Twice) -> None:
    address = reverse("reports:remark_note", args=[world.partnership.slug, world.numbers["report"]])

    twice(address, {"author": "Jan Radny", "institution": "", "chapter": "3", "text": "Dopisać obszar"})

    with scope(partnership=world.partnership):
        assert Remark.objects.filter(text="Dopisać obszar").count() == 1


def test_two_officers_stating_the_same_number_record_it_once_and_take_it_back_once(
    world: World, twice: Twice
) -> None:
    slug, stated = world.partnership.slug, deeds("figures.number.stated")
    fields = {
        "code": "P02", "number": "4", "since": "1.01.2016", "until": "31.12.2016", "source": "Sprawozdanie",
    }  # fmt: skip

    statuses = twice(reverse("figures:number_state", args=[slug]), dict(fields))

    assert one_and_a_refusal(statuses), statuses
    assert deeds("figures.number.stated") == stated + 1
    with scope(partnership=world.partnership):
        number = StatedNumber.objects.get(code="P02").pk
    statuses = twice(reverse("figures:number_take_back", args=[slug, number]), {"why": "Zły rok"})
    assert one_and_a_refusal(statuses), statuses
    assert deeds("figures.number.taken_back") == 1
