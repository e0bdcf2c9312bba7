"""Two people send the same deed of a plan in the same moment: one effect."""

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.notifications.models import Message
from spoiwo.plans.models import Progress
from tests.security.at_once import Twice, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_institutions_are_asked_about_a_plan_once(world: World, twice: Twice) -> None:
    address = reverse("plans:reporters", args=[world.partnership.slug, world.numbers["plan"]])
    letters = Message.objects.count()

    statuses = twice(address, {})

    assert one_and_a_refusal(statuses), statuses
    assert Message.objects.count() == letters + 1
    assert deeds("plans.progress.asked") == 1


def test_a_report_is_written_once(world: World, twice: Twice) -> None:
    address = reverse("plans:progress_add", args=[world.partnership.slug, world.numbers["plan_action"]])

    twice(address, {"text": "Wytyczono drugi odcinek", "on": "1.06.2019", "value": "20", "state": ""})

    with scope(partnership=world.partnership):
        assert Progress.objects.filter(text="Wytyczono drugi odcinek").count() == 1
    assert deeds("plans.progress.reported") == 2
