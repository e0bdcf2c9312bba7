"""The same decision about personal data sent twice in the same moment: one effect, one refusal."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.privacy.models import Disposal, Hold
from tests.security.at_once import Twice, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def _later() -> str:
    return f"{clock.today() + timedelta(days=90):%d.%m.%Y}"


def test_a_document_is_removed_once(world: World, twice: Twice) -> None:
    place = [world.partnership.slug, "requests", world.numbers["due_request"]]

    statuses = twice(
        reverse("privacy:document_decide", args=place), {"fate": "removed", "reason": "Zgoda archiwum"}
    )

    assert one_and_a_refusal(statuses), statuses
    assert deeds("privacy.document.removed") == 1
    with scope(partnership=world.partnership):
        assert Disposal.objects.filter(fate="removed").count() == 1


def test_a_record_held_back_twice_is_held_once(world: World, twice: Twice) -> None:
    place = [world.partnership.slug, "requests.forget_people", world.numbers["due_request"]]

    twice(reverse("privacy:hold_set", args=place), {"reason": "Kontrola", "until": _later()})

    assert deeds("privacy.hold.set") == 2  # that of the world, and one of these two
    with scope(partnership=world.partnership):
        assert Hold.objects.filter(reason="Kontrola").count() == 1


def test_a_record_is_let_go_once(world: World, twice: Twice) -> None:
    address = reverse("privacy:hold_lift", args=[world.partnership.slug, world.numbers["hold"]])

    statuses = twice(address, {})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("privacy.hold.lifted") == 1
