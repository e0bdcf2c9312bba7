"""Seeds 000-30, 000-31, 003-46: clauses by member, entities that work well; all content is invented."""

import pytest
from django_scopes import scope

from demo.market import BOUGHT, COMMUNE, INVENTED, SHOWN
from demo.partnerships import PRZYSUCHA
from spoiwo.common import clock
from spoiwo.market.models import Procurement, Product, Showcase, ShowcasePhoto
from spoiwo.market.selectors import Sum, Wanted, board_of, figures_of, find
from spoiwo.market.states import Standing
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def records(slug: str) -> list[Procurement]:
    return list(Procurement._base_manager.filter(partnership__slug=slug).order_by("-contract_on"))


def shops(slug: str) -> list[Showcase]:
    rows = Showcase._base_manager.filter(partnership__slug=slug)
    return list(rows.select_related("organization", "partnership"))


def test_000_31_a_register_by_member_counts_and_sums() -> None:
    figures = figures_of(records("powiat-zwolenski-2018"))

    assert figures.total.count == 4
    assert len(figures.by_buyer) == 2
    assert sum((line.sum for line in figures.by_buyer), Sum()) == figures.total
    assert figures.total.pes_count == 2


def test_000_31_the_commune_that_signed_in_odrzywol_has_a_record() -> None:
    (row,) = records(PRZYSUCHA.slug)

    assert row.buyer_name == COMMUNE


def test_000_31_one_member_said_none_and_one_has_not_answered() -> None:
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=partnership):
        board = board_of(partnership, 2022)

    assert sum(line.says_none for line in board.lines) == 1
    assert board.answered == 3


def test_000_30_every_contract_names_a_clause_and_says_that_it_is_invented() -> None:
    rows = list(Procurement._base_manager.all())

    assert {row.demo_note for row in rows} == {BOUGHT}
    assert all(row.clauses for row in rows)
    # Round amounts cannot be taken for statistics.
    assert all(row.net % 1_000_000 == 0 for row in rows)


def test_003_46_well_working_entities_are_shown_and_say_that_they_are_invented() -> None:
    found = shops("lubuskie-es")

    assert {one.standing for one in found} == {Standing.SHOWN, Standing.STALE}
    assert {one.demo_note for one in [*found, *shops("powiat-zwolenski-2018")]} == {SHOWN}
    assert {one.email for one in found} == {"witryna@example.org"}
    assert Product._base_manager.filter(showcase__in=found).count() >= 3


def test_003_46_invented_entities_say_so_in_their_names() -> None:
    for row in INVENTED:
        assert "wpis pokazowy" in row.name
        assert Organization.objects.get(name=row.name).is_demo


def test_003_46_a_buyer_finds_across_partnerships() -> None:
    found = find(Wanted(words="toreb"), clock.today())

    assert [card.showcase.organization.name for card in found.cards] == ["Fundacja Animacji Kobiet"]


def test_003_46_drawings_stand_for_photographs_and_say_so() -> None:
    rows = list(ShowcasePhoto._base_manager.select_related("photo"))

    assert len(rows) == 4
    assert all("rysunek pokazowy" in row.photo.alternative for row in rows)
