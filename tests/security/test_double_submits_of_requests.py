"""The same deed on a request of a citizen sent twice in the same moment: one effect."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.notifications.models import Message
from spoiwo.requests.models import Case, Entry
from tests.factories.requests import EMAIL
from tests.security.at_once import Fields, Twice, at_once, deeds, one_and_a_refusal
from tests.security.worlds import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_form_sent_twice_at_once_is_one_request_with_one_letter(world: World) -> None:
    cache.clear()
    address = reverse("requests:case_ask", args=[world.partnership.slug, "dostepnosc-cyfrowa"])
    fields: Fields = {
        "subject": "Plan wysłany dwa razy",
        "reply": "email",
        "email": "dwa.razy@example.org",
        "mark": "6f1f1ac0-6f0e-4f0b-9d53-0d3f53a4b0aa",
    }

    statuses = at_once((Client(), address, fields), (Client(), address, fields))

    assert statuses == [302, 302]
    with scope(partnership=world.partnership):
        assert Case.objects.filter(subject="Plan wysłany dwa razy").count() == 1
    assert Message.objects.filter(to=["dwa.razy@example.org"]).count() == 1


def test_two_requests_at_once_get_two_numbers(world: World) -> None:
    cache.clear()
    address = reverse("requests:case_ask", args=[world.partnership.slug, "dostepnosc-cyfrowa"])
    fields: Fields = {"subject": "Dwa naraz", "reply": "email", "email": EMAIL}
    one = fields | {"mark": "6f1f1ac0-6f0e-4f0b-9d53-0d3f53a4b0ab"}
    other = fields | {"mark": "6f1f1ac0-6f0e-4f0b-9d53-0d3f53a4b0ac"}

    statuses = at_once((Client(), address, one), (Client(), address, other))

    assert statuses == [302, 302]
    with scope(partnership=world.partnership):
        numbers = Case.objects.filter(subject="Dwa naraz").values_list("year", "number")
        assert len(set(numbers)) == 2


def test_two_officers_answering_at_once_send_one_answer(world: World, twice: Twice) -> None:
    number = world.numbers["request"]
    before = deeds("requests.case.answered")
    address = reverse("requests:case_deed", args=[world.partnership.slug, number, "odpowiedz"])

    statuses = twice(address, {"text": "Opis dodany."})

    assert one_and_a_refusal(statuses), statuses
    assert deeds("requests.case.answered") == before + 1
    with scope(partnership=world.partnership):
        assert Entry.objects.filter(case=number).count() == 1
