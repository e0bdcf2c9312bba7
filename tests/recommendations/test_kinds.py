"""Each kind in its own words: what is carried out, what is only answered, and when either may end."""

from django.test import Client

from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Recommendation, Response
from spoiwo.recommendations.states import Answer, Kind, Part, State, state_label
from tests.factories.decisions import a_resolution
from tests.factories.recommendations import (
    SYSTEM,
    a_step,
    an_adopted,
    answered,
    listed,
    passed_on,
    underway,
)
from tests.reading import read
from tests.recommendations.test_pages import INNER, PUBLIC, link_of, page, send

END, ALL_ANSWERED = "Record that it is carried out", "Record that all have answered"


def a_request(home: Partnership) -> tuple[Recommendation, Response]:
    found = an_adopted(home, kind=Kind.REQUEST)
    response = listed(found, part=Part.ADDRESSEE)
    passed_on(found)
    return found, response


def test_what_is_only_answered_is_never_called_carried_out(home: Partnership) -> None:
    for kind in (Kind.REQUEST, Kind.POSITION):
        assert str(state_label(kind, State.COMPLETED)) == "answered"
    assert str(state_label(Kind.RECOMMENDATION, State.COMPLETED)) == "carried out"
    assert an_adopted(home, kind=Kind.REQUEST).get_state_display() == "adopted"


def test_a_request_ends_with_its_answers_on_every_page(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    found, response = a_request(home)
    waiting = read(officer, page(found))
    assert "Not everybody has answered yet." in waiting
    assert page(found, "zrealizowana/") not in waiting
    assert send(officer, page(found, "zrealizowana/"), day="18.11.2016") == page(found)
    assert "Not everybody has answered yet." in read(officer, page(found)).split("<h1")[0]
    found.refresh_from_db()
    assert found.state == State.PASSED

    answered(response, Answer.ANSWERED, "Ujmiemy to w programie.")
    assert ALL_ANSWERED in read(officer, page(found))
    send(officer, page(found, "zrealizowana/"), day="18.11.2016")

    for said in (read(officer, page(found)), read(visitor, f"{PUBLIC}{found.pk}/")):
        assert "Answered on" in said
        assert "Carried out on" not in said
        assert ">carried out<" not in said


def test_the_end_is_offered_when_no_step_is_open_and_says_why_not_before(
    home: Partnership, officer: Client
) -> None:
    found, _response = underway(home)
    assert "No step was carried out yet." in read(officer, page(found))
    step = a_step(found)
    said = read(officer, page(found))
    assert "Some steps are still planned." in said
    assert page(found, "zrealizowana/") not in said

    services.carry_out_step(actor=SYSTEM, step=step, day=clock.today())

    said = read(officer, page(found))
    assert page(found, "zrealizowana/") in said
    assert END in said


def test_the_end_says_whom_it_shuts_out(home: Partnership, officer: Client) -> None:
    found, _response = underway(home)
    services.carry_out_step(actor=SYSTEM, step=a_step(found), day=clock.today())
    assert "has not answered yet" not in read(officer, page(found, "zrealizowana/"))

    listed(found, name="Gmina Milcząca", organization=None)
    passed_on(found)

    assert "1 institution has not answered yet" in read(officer, page(found, "zrealizowana/"))


def test_nothing_is_offered_to_an_institution_once_it_is_settled(home: Partnership, officer: Client) -> None:
    found, _response = underway(home)
    services.carry_out_step(actor=SYSTEM, step=a_step(found), day=clock.today())
    assert "Write down the answer" in read(officer, page(found))

    services.complete_recommendation(actor=SYSTEM, recommendation=found, day=clock.today())

    assert "Write down the answer" not in read(officer, page(found))


def test_a_request_is_not_put_forward_with_a_way_to_carry_it_out(home: Partnership, officer: Client) -> None:
    said = send(officer, f"{INNER}rekomendacje/nowa/", 422, kind="request", title="Wniosek o klauzule",
                reported_on="17.11.2016", manner="Pisemnie, do końca roku")  # fmt: skip

    assert "answered, not carried out" in said
    assert "Pisemnie, do końca roku" in said


def test_who_is_asked_for_an_answer_writes_it_and_may_change_it(home: Partnership, visitor: Client) -> None:
    _found, response = a_request(home)
    address = link_of(response)
    assert "Change the answer" not in read(visitor, address)
    said = send(visitor, address, 422, answer="answered", words="", name="Anna", acting="on")
    assert "This field is required" in said

    send(visitor, address, answer="answered", words="Ujmiemy to w programie.", name="Anna", acting="on")

    said = read(visitor, address).split('id="reply"')[1]
    assert said.count("Ujmiemy to w programie.") == 2
    assert "<summary>Change the answer</summary>" in said


def test_what_came_of_it_stands_before_the_facts_beside_it(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    found, _response = underway(home)

    for said in (read(officer, page(found)), read(visitor, f"{PUBLIC}{found.pk}/")):
        assert said.index('<section class="chain"') < said.index('<dl class="facts card"')


def test_what_waits_for_the_adoption_says_so_above_its_text(home: Partnership, officer: Client) -> None:
    send(officer, f"{INNER}rekomendacje/nowa/", kind="request", title="Wniosek o klauzule",
         content="Rada wnosi o klauzule.", reported_on="17.11.2016")  # fmt: skip
    found = Recommendation.objects.get()

    said = read(officer, page(found))

    assert said.index("Record the adoption") < said.index("Rada wnosi o klauzule.")


def test_a_position_says_what_it_is_on_its_way(home: Partnership, officer: Client) -> None:
    position = a_resolution(home, "w sprawie zatrudnienia socjalnego", kind="position")
    decisions.record_adoption(actor=SYSTEM, resolution=position, day=clock.today())
    send(officer, f"{INNER}rekomendacje/stanowisko/", resolution=position.pk)
    found = Recommendation.objects.get()

    said = read(officer, page(found))

    assert "Plan a step" not in said
    assert "Nothing was done yet." not in said
    assert ">Done</text>" not in said
