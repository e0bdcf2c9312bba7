"""Actions: on which aim they hang, what they are on a day, how far they are."""

from datetime import date
from decimal import Decimal

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services import StatementDraft, set_statements
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans import selectors, services
from spoiwo.plans.models import Action, Plan, Progress
from spoiwo.plans.numbers import amount, share_of_way
from spoiwo.plans.states import ActionState, Standing
from tests.cast import Cast
from tests.factories.plans import (
    AIMS,
    SYSTEM,
    a_draft,
    a_plan,
    a_report,
    adopted,
    an_action,
    an_adopted_plan,
    some_aims,
)
from tests.factories.projects import a_joined_project

pytestmark = pytest.mark.django_db
LATER = date(2020, 1, 1)


def the_action(plan: Plan) -> Action:
    return Action.objects.select_related("plan__partnership", "aim").get(plan=plan)


def test_codes_follow_the_number_of_the_aim(home: Partnership) -> None:
    plan, aims = a_plan(home), some_aims(home)

    made = [an_action(plan, aim=aim) for aim in (aims[0], aims[1], aims[1])]

    assert [action.code for action in made] == ["1.1", "2.1", "2.2"]


def test_a_code_stands_once_in_a_plan(home: Partnership) -> None:
    plan = a_plan(home)
    an_action(plan, code="A1")

    with pytest.raises(BadInput) as refused:
        an_action(plan, code="A1")

    assert refused.value.field == "code"


def test_an_action_hangs_on_an_aim_of_its_own_partnership(home: Partnership, cast: Cast) -> None:
    plan = a_plan(home)
    foreign = some_aims(cast.other)[0]
    area = Statement.objects.create(partnership=home, kind=StatementKind.AREA, text="Turystyka")

    for wrong in ({"aim": foreign}, {"aim": area}):
        with pytest.raises(BadInput) as refused:
            an_action(plan, **wrong)
        assert refused.value.field == "aim"
    with pytest.raises(BadInput) as not_an_area:
        an_action(plan, area=some_aims(home)[1])

    assert not_an_area.value.field == "area"
    assert an_action(plan, area=area).area == area


def test_a_project_of_an_action_is_one_the_partnership_is_joined_to(home: Partnership, cast: Cast) -> None:
    plan = a_plan(home)
    own, foreign = a_joined_project(home), a_joined_project(cast.other, "Cudzy projekt")

    assert an_action(plan, project=own.project).project == own.project
    with pytest.raises(BadInput) as refused:
        an_action(plan, project=foreign.project)

    assert refused.value.field == "project"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "  "}, "title"),
        ({"valid_to": date(2019, 1, 1)}, "valid_to"),
        ({"valid_from": date(2017, 12, 31)}, "valid_from"),
        ({"valid_to": date(2024, 1, 2)}, "valid_to"),
        ({"indicator": ""}, "indicator"),
        ({"budget": Decimal("-0.01")}, "budget"),
    ],
)
def test_an_action_that_cannot_be_is_refused(
    home: Partnership, fields: dict[str, object], field: str
) -> None:
    plan = a_plan(home)

    with pytest.raises(BadInput) as refused:
        an_action(plan, **fields)

    assert refused.value.field == field
    assert Action.objects.count() == 0


def test_an_action_is_late_from_the_day_after_its_last(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home))

    told = [action.standing_on(day) for day in (date(2019, 12, 31), LATER)]
    services.finish_action(actor=SYSTEM, action=action, on=clock.today())

    assert told == [Standing.PLANNED, Standing.LATE]
    assert action.standing_on(LATER) == Standing.DONE


def test_an_action_that_should_have_begun_says_so(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home))
    assert [action.is_waiting_on(day) for day in (date(2018, 12, 31), date(2019, 1, 1))] == [False, True]

    services.begin_action(actor=SYSTEM, action=action)

    assert not action.is_waiting_on(date(2019, 1, 1))


def test_nothing_of_a_draft_is_carried_out(home: Partnership) -> None:
    plan = a_plan(home)
    action = an_action(plan)

    for deed in (
        lambda: services.begin_action(actor=SYSTEM, action=action),
        lambda: services.finish_action(actor=SYSTEM, action=action, on=clock.today()),
        lambda: services.drop_action(actor=SYSTEM, action=action, ground="Nie"),
        lambda: a_report(action, "1"),
    ):
        with pytest.raises(WrongState):
            deed()

    assert the_action(plan).state == ActionState.PLANNED


def test_a_dropped_action_says_why_and_is_not_finished_afterwards(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home))
    with pytest.raises(BadInput):
        services.drop_action(actor=SYSTEM, action=action, ground=" ")

    services.drop_action(actor=SYSTEM, action=action, ground="Brak zgody")

    assert (action.dropped_because, action.standing_on(LATER)) == ("Brak zgody", Standing.DROPPED)
    with pytest.raises(WrongState):
        services.finish_action(actor=SYSTEM, action=action, on=clock.today())


def test_the_newest_value_counts_and_one_taken_back_does_not(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home))
    a_report(action, "10", on=date(2019, 3, 1))
    newest = a_report(action, "40", on=date(2019, 5, 1))
    a_report(action, "15", on=date(2019, 4, 1))
    a_report(action, None, on=date(2019, 5, 20), text="Bez pomiaru")

    measure = selectors.line_of(action, clock.today()).measure
    assert measure is not None
    assert (measure.value, measure.share, measure.is_reached) == (Decimal(40), 100, True)

    services.take_back_progress(actor=SYSTEM, progress=newest, ground="Zły pomiar")

    measure = selectors.line_of(action, clock.today()).measure
    assert measure is not None
    assert (measure.value, measure.share, measure.is_reached) == (Decimal(15), 38, False)
    assert Progress.objects.count() == 4
    with pytest.raises(WrongState):
        services.take_back_progress(actor=SYSTEM, progress=newest, ground="Jeszcze raz")


def test_a_target_below_the_base_is_reached_from_above(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home, base=Decimal(120), target=Decimal(100)))

    assert [action.is_reached_by(Decimal(value)) for value in (110, 100, 90)] == [False, True, True]


@pytest.mark.parametrize(
    ("base", "target", "value", "share"),
    [
        ("0", "40", "10", 25),
        ("0", "40", "39.99", 99),
        ("0", "40", "40", 100),
        ("0", "40", "80", 100),
        ("0", "40", "-5", 0),
        ("120", "100", "110", 50),
        ("7", "7", "7", 100),
        ("7", "7", "6", 0),
    ],
)
def test_the_way_from_base_to_target(base: str, target: str, value: str, share: int) -> None:
    assert share_of_way(Decimal(base), Decimal(target), Decimal(value)) == share


def test_numbers_are_told_the_polish_way() -> None:
    told = [amount(Decimal(value)) for value in ("12500", "12500.50", "0.05", "-3")]

    assert told == ["12\u00a0500", "12\u00a0500,50", "0,05", "-3"]


def test_the_same_report_pressed_twice_is_written_once(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home))

    first = a_report(action, "10", state=ActionState.DONE)
    again = a_report(action, "10", state=ActionState.DONE)

    assert first == again
    assert (Progress.objects.count(), action.state) == (1, ActionState.DONE)
    with pytest.raises(WrongState):
        a_report(action, "11")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " "}, "text"),
        ({"on": date(2019, 6, 2)}, "on"),
        ({"evidence_url": "javascript:alert(1)"}, "evidence_url"),
    ],
)
def test_a_report_that_cannot_be_is_refused(home: Partnership, fields: dict[str, object], field: str) -> None:
    action = the_action(an_adopted_plan(home))

    with pytest.raises(BadInput) as refused:
        a_report(action, **fields)  # type: ignore[arg-type]  # fields of the draft by name

    assert refused.value.field == field


def test_a_value_without_an_indicator_is_refused(home: Partnership) -> None:
    action = the_action(an_adopted_plan(home, indicator="", target=None))

    with pytest.raises(BadInput) as refused:
        a_report(action, "3")

    assert refused.value.field == "value"


def test_a_reworded_aim_keeps_its_actions(home: Partnership) -> None:
    action = an_action(a_plan(home))
    reworded = [StatementDraft("Integracja społeczności lokalnych"), StatementDraft(AIMS[1])]

    set_statements(actor=SYSTEM, partnership=home, kind=StatementKind.AIM, drafts=reworded)

    action.refresh_from_db()
    assert action.aim.text == "Integracja społeczności lokalnych"


def test_an_aim_with_actions_is_not_removed(home: Partnership) -> None:
    action = an_action(a_plan(home))

    with pytest.raises(BadInput) as refused:
        set_statements(
            actor=SYSTEM, partnership=home, kind=StatementKind.AIM, drafts=[StatementDraft(AIMS[1])]
        )

    assert AIMS[0] in str(refused.value.message)
    action.refresh_from_db()
    assert action.aim.text == AIMS[0]


def test_a_removed_thematic_area_leaves_its_actions(home: Partnership) -> None:
    set_statements(
        actor=SYSTEM, partnership=home, kind=StatementKind.AREA, drafts=[StatementDraft("Turystyka")]
    )
    action = an_action(a_plan(home), area=Statement.objects.get(text="Turystyka"))

    set_statements(
        actor=SYSTEM, partnership=home, kind=StatementKind.AREA, drafts=[StatementDraft("Ekologia")]
    )

    action.refresh_from_db()
    assert action.area is None


def test_a_plan_is_counted_as_it_is_on_the_day(home: Partnership) -> None:
    plan = a_plan(home)
    kinds = [an_action(plan, title=title) for title in ("Gotowe", "W toku", "Spóźnione", "Zaniechane")]
    adopted(plan)
    services.finish_action(actor=SYSTEM, action=kinds[0], on=clock.today())
    services.begin_action(actor=SYSTEM, action=kinds[1])
    same = a_draft(home, organization=kinds[1].organization, title="W toku", valid_to=date(2021, 1, 1))
    services.edit_action(actor=SYSTEM, action=kinds[1], draft=same, ground="Dłużej")
    services.drop_action(actor=SYSTEM, action=kinds[3], ground="Nie da się")
    plan.refresh_from_db()

    figures = selectors.figures_of(selectors.page_of(plan, LATER))
    [listed] = selectors.plans_of(home, LATER)

    assert (figures.done, figures.planned, figures.late) == (1, 3, 1)
    assert (listed.done, listed.actions, listed.late) == (1, 3, 1)
    assert figures.budget == Decimal("3600000.00")
    assert selectors.finding(figures) == "Done: 1 of 3 actions, late: 1"


def test_an_aim_no_action_serves_is_named(home: Partnership) -> None:
    plan = a_plan(home)
    an_action(plan)

    page = selectors.page_of(plan, clock.today())

    assert [str(text) for text in page.aims_without_action] == [AIMS[1]]
