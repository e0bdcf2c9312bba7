"""The facts of the documents about plans, each by its number."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.common.texts import Text
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans import selectors
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.selectors import PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
NOWODWORSKI, PRZYSUCHA = "powiat-nowodworski-2018", "powiat-przysuski-2018"
DAY = date(2022, 10, 1)


def page(slug: str) -> PlanPage:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        plan = Plan.objects.select_related("partnership", "body").get()
        return selectors.page_of(plan, DAY)


def actions(slug: str) -> list[Action]:
    return [line.action for line in page(slug).lines()]


def test_the_projects_chosen_at_the_gala_of_2018_are_actions_for_2018_to_2023() -> None:
    titles = {action.title for action in actions(NOWODWORSKI)}

    assert titles == {
        "Ścieżki rowerowe",
        "Platforma przedsiębiorców",
        "Nowoczesna szkoła",
        "Brzeg Wisły",
        "„Szlakiem nasielskiego guzika”",
    }
    plan = page(NOWODWORSKI).plan
    assert (plan.adopted_on, plan.valid_to) == (date(2018, 12, 12), date(2024, 1, 1))
    assert "pokazowe" in plan.demo_note


def test_actions_stand_in_the_thematic_areas_of_the_document_004_20() -> None:
    areas = {str(line.area) for line in page(NOWODWORSKI).lines() if line.area}

    assert areas == {
        "programy ekonomiczne, socjalne i ekologiczne",
        "tworzenie nowych miejsc pracy",
        "specjalistyczne szkolenia i warsztaty",
        "innowacje technologiczne i eksperymenty",
    }


def test_actions_hang_on_the_seven_aims_of_the_model_004_21() -> None:
    shown = page(NOWODWORSKI)

    assert all(line.action.aim.kind == StatementKind.AIM for line in shown.lines())
    aims: list[Text] = [*(section.text for section in shown.sections), *shown.aims_without_action]
    assert len(aims) == 7


def test_duties_are_divided_and_resources_named_004_19_004_22_004_29_004_62() -> None:
    shown = page(NOWODWORSKI)
    duties = {duty.title: duty for duty in selectors.duties_in(shown)}
    brought = {row.kind for row in selectors.brought_to(selectors.contributions_in(shown))}

    assert duties["Ścieżki rowerowe"].helps == ("Gmina Czosnów", "Gmina Leoncin")
    assert duties["Uzgodnić przebieg ścieżki Leoncin – Czosnów"].leads == "Gmina Leoncin"
    assert len(brought) == 5
    assert all(action.source for action in actions(NOWODWORSKI))


def test_the_plan_is_read_by_everybody_and_its_course_is_told() -> None:
    shown = page(NOWODWORSKI)
    figures = selectors.figures_of(shown)

    assert (figures.done, figures.planned, figures.late) == (1, 4, 0)
    assert (figures.reached, figures.targets) == (1, 5)


def test_each_obligation_of_przysucha_has_an_indicator_000_27_to_000_31() -> None:
    shown = page(PRZYSUCHA)

    assert [section.number for section in shown.sections] == ["Z1", "Z2", "Z3", "Z4"]
    indicators = [line.action.indicator for line in shown.lines()]
    assert indicators[0] == "miejsca pracy w sektorze ekonomii społecznej"
    assert indicators[3] == "zamówienia z klauzulą społeczną"
    assert not shown.plan.is_adopted


def test_the_list_of_obligations_is_known_to_be_incomplete_000_32() -> None:
    assert StatementKind.OBLIGATION in Partnership.objects.get(slug=PRZYSUCHA).incomplete_lists
