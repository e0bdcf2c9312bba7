"""What is invented so that each screen lives: marked as such, and written to nobody."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State as MinutesState
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice, Result
from spoiwo.recommendations.models import Recommendation, Response
from spoiwo.recommendations.rules import EDIT
from spoiwo.recommendations.states import Answer, Kind, State
from tests.cast import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def of(slug: str) -> Partnership:
    return Partnership.objects.get(slug=slug)


def test_a_request_a_position_and_a_recommendation_are_on_their_way() -> None:
    with scope(partnership=of("powiat-zwolenski-2018")):
        found = {one.kind: one for one in Recommendation.objects.all()}
        answers = set(Response.objects.values_list("state", flat=True))

    assert {kind: one.state for kind, one in found.items()} == {
        Kind.REQUEST: State.PASSED,
        Kind.POSITION: State.PASSED,
        Kind.RECOMMENDATION: State.UNDERWAY,
    }
    assert answers == {Answer.ASKED, Answer.ANSWERED, Answer.ACCEPTED}
    assert all("zmyślone" in one.demo_note for one in found.values())
    assert found[Kind.POSITION].resolution is not None


def test_they_are_told_outside_the_post() -> None:
    with scope(partnership=of("powiat-zwolenski-2018")):
        assert not Response.objects.exclude(message=None).exists()


def test_the_late_answer_is_on_the_desk_of_the_secretariat() -> None:
    partnership = of("powiat-zwolenski-2018")
    with scope(partnership=partnership):
        texts = [str(task.text) for task in tasks_of(partnership, clock.today(), {EDIT})]

    assert sum("Rada Powiatu (adresat pokazowy)" in text for text in texts) == 1


def test_a_practice_has_numbers_counted_and_estimated() -> None:
    with scope(partnership=of("powiat-zwolenski-2018")):
        card = GoodPractice.objects.get()
        numbers = Result.objects.filter(practice=card)

    assert "zmyślone" in card.demo_note
    assert {row.kind for row in numbers} == {"exact", "estimate"}
    said = Client().get(f"/partnerstwa/powiat-zwolenski-2018/dobre-praktyki/{card.pk}/").content.decode()
    assert "zmyślone" in said.replace("\xa0", " ")


def test_minutes_wait_for_the_member_of_the_council(client_of: ClientOf) -> None:
    from spoiwo.accounts.models import User

    said = client_of(User.objects.get(email="rada@example.org")).get("/pulpit/lubuskie-es/").content.decode()
    with scope(partnership=of("lubuskie-es")):
        told = Minutes.objects.get(state=MinutesState.REMARKS)

    assert "zmyślone" in told.demo_note
    assert f"/spotkania/{told.meeting_id}/" in said


def test_no_letter_waits_for_the_post() -> None:
    assert not Message.objects.exists()
