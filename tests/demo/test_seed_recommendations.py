"""The facts of the documents about recommendations and effects, each by its number."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.meetings.states import MeetingKind
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import selectors
from spoiwo.recommendations.chain import Chain
from spoiwo.recommendations.models import Effect, Matter, Recommendation
from spoiwo.recommendations.states import Answer, Kind, MatterState, State, StepKind, StepState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def lubuskie() -> Partnership:
    return Partnership.objects.get(slug="lubuskie-es")


def of_2016() -> list[Recommendation]:
    with scope(partnership=lubuskie()):
        rows = selectors.recommendations_of(lubuskie(), selectors.RecommendationFilter(year=2016))
        return sorted(rows, key=lambda one: one.number or 0)


def chain(place: int) -> Chain:
    with scope(partnership=lubuskie()):
        return selectors.chain_of(of_2016()[place], public_only=True)


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


def test_003_31_two_recommendations_were_drawn_up_in_2016_and_both_carried_out() -> None:
    found = of_2016()

    assert [(one.kind, one.number, one.year) for one in found] == [
        (Kind.RECOMMENDATION, 1, 2016),
        (Kind.RECOMMENDATION, 2, 2016),
    ]
    assert {one.state for one in found} == {State.COMPLETED}
    assert all("pokazowe" in one.demo_note for one in found)


def test_003_32_the_first_led_to_the_training_on_arts_therapy() -> None:
    step = chain(0).steps[0]

    assert step.step.meeting is not None
    assert step.step.meeting.kind == MeetingKind.TRAINING
    assert step.step.title == "Szkolenie „Arteterapia sposobem na stres”"
    assert (step.step.kind, step.step.state) == (StepKind.TRAINING, StepState.DONE)
    assert step.proofs[0].meeting == step.step.meeting


def test_003_33_and_34_the_programme_of_the_training_names_its_groups_and_its_aim() -> None:
    training = chain(0).steps[0].step.meeting
    assert training is not None
    with scope(partnership=lubuskie()):
        programme = selectors.programme_of(training)

    assert programme is not None
    for group in ("rynku pracy", "integracji społecznej", "podmiotów ekonomii społecznej"):
        assert group in programme.target_groups
    assert "Poznanie arteterapii" in training.aim
    assert "pokazowe" in programme.demo_note


def test_003_35_to_38_the_second_created_the_forum_with_both_of_its_rules_and_no_client() -> None:
    step = chain(1).steps[0].step
    assert step.body is not None

    assert step.body.name == "Forum wzajemnej wymiany informacji pracowników PUP, OPS i PCPR"
    assert step.body.tasks.count("co najmniej 3 razy w roku") == 2
    assert (step.kind, step.state) == (StepKind.FORUM, StepState.DONE)
    assert "wspólnego klienta" in of_2016()[1].content


def test_institutions_accepted_before_anything_was_done_and_nobody_was_written_to() -> None:
    for place in (0, 1):
        links = chain(place)
        assert {one.response.state for one in links.answers} == {Answer.ACCEPTED}
        assert len(links.effects) == 1
    assert not Message.objects.filter(subject__contains="Rekomendacja").exists()


def test_003_44_to_47_the_three_effects_of_the_year_are_numbered() -> None:
    with scope(partnership=lubuskie()):
        effects = [one for one in selectors.effects_of(lubuskie(), 2016) if one.recommendation_id is None]

    assert [one.order for one in effects] == [1, 2, 3]
    assert "nadal tematem dyskusji" in effects[0].sentence
    assert "informacja i edukacja sygnatariuszy" in effects[1].sentence
    assert "Lepsza współpraca" in effects[2].sentence


def test_003_45_matters_without_a_paper_are_on_a_list_of_their_own() -> None:
    with scope(partnership=lubuskie()):
        matters = list(Matter.objects.select_related("meeting"))

    assert {one.state for one in matters} == {MatterState.OPEN, MatterState.AGENDA}
    assert all(one.meeting is not None and one.meeting.day.isoformat() == "2016-11-18" for one in matters)


def test_everybody_reads_the_register_the_chain_and_the_effects() -> None:
    register = page("/partnerstwa/lubuskie-es/rekomendacje/?rok=2016")
    one = page(f"/partnerstwa/lubuskie-es/rekomendacje/{of_2016()[0].pk}/")

    assert "Arteterapia sposobem na stres" in register
    with scope(partnership=lubuskie()):
        assert all(effect.sentence in register for effect in Effect.objects.filter(recommendation=None))
    assert "Wojewódzki Urząd Pracy w Zielonej Górze" in one
    assert "<svg" in one
