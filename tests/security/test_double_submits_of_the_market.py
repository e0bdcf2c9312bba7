"""Two people send the same deed of the market in the same moment: one effect."""

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.market.models import Procurement
from spoiwo.notifications.models import Message
from spoiwo.registry.models import Organization
from tests.factories.market import a_buyer
from tests.security.at_once import Twice, deeds
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def buyer(world: World) -> Organization:
    with scope(partnership=world.partnership):
        return a_buyer(world.partnership, "Gmina Podwójna")


def test_a_contract_is_recorded_once(world: World, buyer: Organization, twice: Twice) -> None:
    address = reverse("market:procurement_add", args=[world.partnership.slug])
    today = f"{clock.today():%d.%m.%Y}"
    typed = {"buyer": buyer.pk, "subject": "Zieleń", "on": today, "net": "100", "clauses": ["reserved"]}

    twice(address, typed)

    with scope(partnership=world.partnership):
        assert Procurement.objects.filter(subject="Zieleń").count() == 1


def test_a_member_is_asked_about_a_year_once(world: World, buyer: Organization, twice: Twice) -> None:
    address = reverse("market:year_ask", args=[world.partnership.slug, clock.today().year])
    letters, asked = Message.objects.count(), deeds("market.buyers.asked")

    twice(address, {"instytucja": [buyer.pk]})

    assert Message.objects.count() == letters + 1
    assert deeds("market.buyers.asked") == asked + 1
