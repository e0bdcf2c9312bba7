"""Meetings and bodies are found by what they were about, in any inflection."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.councils import services as councils
from spoiwo.meetings import services
from spoiwo.meetings.services import ReferenceDraft
from spoiwo.meetings.states import ReferenceKind
from tests.cast import Cast
from tests.factories.councils import a_body
from tests.factories.meetings import SYSTEM, a_draft, a_meeting, an_item

pytestmark = pytest.mark.django_db


def found(words: str) -> str:
    page = Client().get("/szukaj/", {"q": words}).content.decode()
    return page.replace("\xa0", " ")


def test_a_meeting_is_found_by_its_topic_and_its_items(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = services.plan_meeting(
            actor=SYSTEM,
            partnership=cast.partnership,
            draft=a_draft(title="Wrześniowe spotkanie", day=date(2016, 9, 15)),
            references=[ReferenceDraft(kind=ReferenceKind.TOPIC, label="spółdzielnie socjalne")],
        )
        item = an_item(meeting, "Arteterapia sposobem na stres")
    address = f"/spotkania/{meeting.pk}/"

    assert address in found("spółdzielni socjalnych")
    assert address in found("arteterapii")
    with scope(partnership=cast.partnership):
        services.remove_item(actor=SYSTEM, item=item)
    assert address not in found("arteterapii")


def test_an_internal_meeting_is_not_found_in_public(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        a_meeting(cast.partnership, title="Narada wewnętrzna", is_public=False)

    assert "Narada wewnętrzna" not in found("narady wewnętrznej")


def test_a_body_is_found_by_its_tasks_until_it_is_taken_back(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        body = a_body(cast.partnership, "Zespół do spraw klauzul", tasks="zamówienia społeczne")
    address = f"/organy/{body.slug}/"
    assert address in found("zamówień społecznych")

    with scope(partnership=cast.partnership):
        councils.take_back_body(actor=SYSTEM, body=body, ground="pomyłka")
    assert address not in found("zamówień społecznych")
