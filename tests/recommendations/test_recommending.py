"""Putting forward, adopting with a number, rejecting; positions of ``decisions`` are not told twice."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.decisions import services as decisions
from spoiwo.decisions.states import ResolutionKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import selectors, services
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.selectors import due
from spoiwo.recommendations.services import AdoptionDraft, RecommendationDraft
from spoiwo.recommendations.states import MOVES, Kind, State
from tests.cast import Cast
from tests.factories.councils import a_body
from tests.factories.decisions import a_resolution
from tests.factories.recommendations import SYSTEM, a_matter, a_recommendation, an_adopted, listed, passed_on

REASON = "Zgłoszono przez pomyłkę"


def adopt(found: Recommendation, **fields: object) -> None:
    draft = AdoptionDraft(**({"day": clock.today()} | fields))  # type: ignore[arg-type]  # of the draft
    services.adopt_recommendation(actor=SYSTEM, recommendation=found, draft=draft)


def test_numbers_are_given_at_the_adoption_for_each_year_body_and_kind(home: Partnership) -> None:
    council = a_body(home)

    first, second = an_adopted(home), an_adopted(home)
    of_council = an_adopted(home, body=council)
    request = an_adopted(home, kind=Kind.REQUEST)
    earlier = an_adopted(home, day=date(2015, 5, 14))

    assert [first.label, second.label] == ["Recommendation no. 1/2016", "Recommendation no. 2/2016"]
    assert (of_council.number, request.label, earlier.label) == (
        1,
        "Request no. 1/2016",
        "Recommendation no. 1/2015",
    )


def test_a_number_of_a_paper_is_kept_and_the_next_one_follows_it(home: Partnership) -> None:
    found = a_recommendation(home)
    adopt(found, number=7)

    assert found.number == 7
    assert an_adopted(home).number == 8


def test_two_of_one_number_in_a_year_are_refused(home: Partnership) -> None:
    an_adopted(home)
    found = a_recommendation(home)

    with pytest.raises(BadInput) as refusal:
        adopt(found, number=1)

    assert refusal.value.field == "number"
    found.refresh_from_db()
    assert found.state == State.REPORTED


def test_words_are_fixed_once_they_are_adopted(home: Partnership) -> None:
    found = an_adopted(home)

    with pytest.raises(NotAllowed):
        services.edit_recommendation(
            actor=SYSTEM, recommendation=found, draft=RecommendationDraft(title="Inny tytuł")
        )


def test_saving_over_the_words_of_somebody_else_is_refused(home: Partnership) -> None:
    found = a_recommendation(home)
    draft = RecommendationDraft(title="Szkolenie z arteterapii dla urzędów")
    services.edit_recommendation(actor=SYSTEM, recommendation=found, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_recommendation(actor=SYSTEM, recommendation=found, draft=draft, version=1)


@pytest.mark.parametrize("day", [date(2016, 11, 19), date(2016, 11, 17)])
def test_it_is_adopted_neither_before_it_was_reported_nor_tomorrow(home: Partnership, day: date) -> None:
    found = a_recommendation(home)

    with pytest.raises(BadInput) as refusal:
        adopt(found, day=day)

    assert refusal.value.field == "day"


def test_an_adoption_taken_back_keeps_its_number(home: Partnership) -> None:
    found = an_adopted(home)

    services.take_back_adoption(actor=SYSTEM, recommendation=found, ground=REASON)
    an_adopted(home)
    adopt(found)

    assert found.number == 1
    assert found.state == State.ADOPTED


def test_an_adoption_that_institutions_know_of_stays(home: Partnership) -> None:
    found = an_adopted(home)
    listed(found)
    passed_on(found)

    with pytest.raises(WrongState):
        services.take_back_adoption(actor=SYSTEM, recommendation=found, ground=REASON)


def test_rejected_with_a_ground_and_taken_up_again(home: Partnership) -> None:
    found = a_recommendation(home)
    with pytest.raises(BadInput):
        services.reject_recommendation(actor=SYSTEM, recommendation=found, ground="  ")

    services.reject_recommendation(actor=SYSTEM, recommendation=found, ground="Brak środków")
    assert (found.state, found.rejected_because) == (State.REJECTED, "Brak środków")

    services.reconsider_recommendation(actor=SYSTEM, recommendation=found, ground="Są środki")
    assert (found.state, found.rejected_because) == (State.REPORTED, "")


def test_every_step_that_is_not_in_the_table_is_refused(home: Partnership) -> None:
    def reject(found: Recommendation) -> None:
        services.reject_recommendation(actor=SYSTEM, recommendation=found, ground=REASON)

    deeds: dict[State, Callable[[Recommendation], None]] = {State.ADOPTED: adopt, State.REJECTED: reject}
    refused = [(old, new) for old in State for new in deeds if new not in MOVES[old]]

    for old, new in refused:
        is_new = old in {State.REPORTED, State.REJECTED}
        found = a_recommendation(home) if is_new else an_adopted(home)
        because = REASON if old == State.REJECTED else ""
        Recommendation.objects.filter(pk=found.pk).update(state=old, rejected_because=because)
        with pytest.raises(WrongState):
            deeds[new](found)

    assert len(refused) == 10


def test_what_was_never_adopted_may_be_removed_and_a_numbered_one_may_not(home: Partnership) -> None:
    draft, adopted = a_recommendation(home), an_adopted(home)

    services.remove_recommendation(actor=SYSTEM, recommendation=draft)
    with pytest.raises(WrongState):
        services.remove_recommendation(actor=SYSTEM, recommendation=adopted)

    assert list(selectors.recommendations_of(home)) == [adopted]


def test_what_a_matter_became_is_rejected_rather_than_removed(home: Partnership) -> None:
    made = services.recommend_matter(actor=SYSTEM, matter=a_matter(home))

    with pytest.raises(WrongState):
        services.remove_recommendation(actor=SYSTEM, recommendation=made)


def test_a_position_comes_from_its_resolution_with_number_day_and_text(home: Partnership) -> None:
    position = a_resolution(home, "w sprawie zatrudnienia socjalnego", kind=ResolutionKind.POSITION)
    decisions.record_adoption(actor=SYSTEM, resolution=position, day=clock.today(), number=3)

    made = services.take_up_position(actor=SYSTEM, partnership=home, resolution=position)

    assert (made.kind, made.state, made.number, made.year) == (Kind.POSITION, State.ADOPTED, 3, 2016)
    assert made.title == "w sprawie zatrudnienia socjalnego"
    assert "§ 1." in made.content
    assert selectors.positions_to_take_up(home) == []


def test_a_position_is_neither_put_forward_here_nor_taken_up_twice(home: Partnership) -> None:
    with pytest.raises(BadInput):
        a_recommendation(home, kind=Kind.POSITION)
    position = a_resolution(home, kind=ResolutionKind.POSITION)
    with pytest.raises(WrongState):
        services.take_up_position(actor=SYSTEM, partnership=home, resolution=position)
    decisions.record_adoption(actor=SYSTEM, resolution=position, day=clock.today())
    services.take_up_position(actor=SYSTEM, partnership=home, resolution=position)

    with pytest.raises(WrongState):
        services.take_up_position(actor=SYSTEM, partnership=home, resolution=position)


def test_only_the_secretariat_and_the_coordinator_put_forward(home: Partnership, cast: Cast) -> None:
    draft = RecommendationDraft(title="Szkolenie")
    for actor in (cast.officer, cast.coordinator):
        services.report_recommendation(actor=actor, partnership=home, draft=draft)
    for actor in (cast.leader, cast.council_member, cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.report_recommendation(actor=actor, partnership=home, draft=draft)


def test_the_public_register_has_what_was_adopted_and_is_shown(home: Partnership) -> None:
    shown = an_adopted(home)
    a_recommendation(home)
    an_adopted(home, is_public=False)

    assert list(selectors.recommendations_of(home, public_only=True)) == [shown]
    assert selectors.years_of(home, public_only=True) == [2016]


def test_the_desk_says_what_is_adopted_and_not_passed_on_for_two_weeks(home: Partnership) -> None:
    found = an_adopted(home)

    assert not due.unsent(home, clock.today() + timedelta(days=14))
    assert due.unsent(home, clock.today() + timedelta(days=15)).get() == found


def test_one_entered_by_mistake_is_taken_out_and_the_last_number_is_free_again(home: Partnership) -> None:
    first, second = an_adopted(home), an_adopted(home)

    services.take_out_recommendation(actor=SYSTEM, recommendation=second, ground=REASON)

    assert list(Recommendation.objects.all()) == [first]
    assert an_adopted(home).number == 2


def test_a_number_in_the_middle_stays_used(home: Partnership) -> None:
    first, _second = an_adopted(home), an_adopted(home)

    services.take_out_recommendation(actor=SYSTEM, recommendation=first, ground=REASON)

    assert an_adopted(home).number == 3


def test_what_was_built_on_it_keeps_it_in_the_register(home: Partnership) -> None:
    found = an_adopted(home)
    listed(found)

    with pytest.raises(WrongState, match="cannot be removed"):
        services.take_out_recommendation(actor=SYSTEM, recommendation=found, ground=REASON)
    with pytest.raises(BadInput):
        services.take_out_recommendation(actor=SYSTEM, recommendation=an_adopted(home), ground=" ")


def test_only_who_keeps_the_register_takes_one_out_of_it(home: Partnership, cast: Cast) -> None:
    found = an_adopted(home)

    with pytest.raises(NotAllowed):
        services.take_out_recommendation(actor=cast.representative, recommendation=found, ground=REASON)
