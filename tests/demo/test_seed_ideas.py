"""The facts of the documents about the workshop and its gala, each by its number."""

from datetime import date

import pytest
from django_scopes import scope

from demo.ideas import CARDS, FIRM
from spoiwo.ideas import selectors
from spoiwo.ideas.models import Call, Idea, Partner
from spoiwo.ideas.states import PartnerState, State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import StatementKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
SLUG = "powiat-nowodworski-2018"
TOLD = {
    "Ścieżki rowerowe",
    "Platforma przedsiębiorców",
    "Nowoczesna szkoła",
    "Brzeg Wisły",
    "„Szlakiem nasielskiego guzika”",
}


@pytest.fixture
def partnership() -> Partnership:
    return Partnership.objects.get(slug=SLUG)


def call_of(partnership: Partnership) -> Call:
    return selectors.call_by_number(partnership, 1)


def test_the_workshop_of_leoncin_and_the_gala_have_their_days(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        call = call_of(partnership)

    assert call.title == "Warsztaty Lokalnego Ożywienia Gospodarczego"
    assert (call.held_on, call.place) == (date(2018, 9, 12), "Leoncin")
    assert call.gala_on == date(2018, 12, 12)
    assert "2018–2023" in call.summary


def test_the_five_projects_of_the_gala_are_the_chosen(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        chosen = {idea.title for idea in selectors.gala_ideas(call_of(partnership))}

    assert chosen == TOLD


def test_ideas_arise_in_the_areas_of_the_document_004_20(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        call = call_of(partnership)
        areas = set(partnership.statements.filter(kind=StatementKind.AREA).values_list("text", flat=True))

    assert set(call.themes) <= areas


def test_who_divides_the_duties_is_told_by_partners_and_a_leader_004_22(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        cards = selectors.cards_of(
            Idea.objects.select_related("call__partnership", "leader"), selectors.rule_of(partnership)
        )

    assert all(card.public_leader for card in cards)
    assert any(card.measure.is_met for card in cards)


def test_self_government_offices_firms_and_associations_are_partners_004_23(
    partnership: Partnership,
) -> None:
    with scope(partnership=partnership):
        rows = Partner.objects.filter(state=PartnerState.AGREED)
        sectors = set(rows.values_list("sector", flat=True))
        firm = rows.filter(name=FIRM).first()

    assert {"public", "business", "social"} <= sectors
    assert firm is not None
    assert firm.organization.is_demo


def test_the_choice_is_open_and_democratic_004_27(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        result = selectors.result_of(call_of(partnership))

    assert result is not None
    assert result.vote.took_part == 130
    assert result.votes_given == sum(told.votes for told in CARDS)
    assert [one.line.votes for one in result.lines] == sorted((told.votes for told in CARDS), reverse=True)


def test_partners_bring_work_and_nobody_pays_for_belonging_004_29(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        assert not Idea.objects.exclude(cost=None).exists()


def test_a_partnership_of_three_sectors_makes_a_joint_project_004_33(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        found = selectors.joint_projects(partnership, date(2019, 1, 1), date(2020, 1, 1))

    (idea,) = found.joint
    assert (idea.title, idea.partners_then, idea.sectors_then) == ("„Szlakiem nasielskiego guzika”", 4, 3)
    assert idea.project is not None
    assert "pokazowy" in idea.project.project.aims


def test_what_is_invented_says_so(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        ideas = list(Idea.objects.all())
        note = call_of(partnership).demo_note

    assert "Pokazowe" in note
    assert all("okazow" in idea.demo_note for idea in ideas)
    assert {idea.title for idea in ideas if idea.state == State.NOT_CHOSEN}.isdisjoint(TOLD)
