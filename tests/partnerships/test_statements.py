"""Aims as a tree, edited as an outline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.outline import read_outline, write_outline
from spoiwo.partnerships.selectors import Outline, statements_of
from spoiwo.partnerships.services import StatementDraft, set_statements
from spoiwo.partnerships.states import StatementKind
from tests.factories.partnerships import SYSTEM, a_partnership

TYPED = "rozwój\n- integracja\n-- zawodowa\n- miejsca pracy\naktywność"
words = st.text("abcąćęłńóśźż ", min_size=1, max_size=20).filter(lambda text: text.strip() != "")
trees = st.recursive(
    st.builds(lambda text: StatementDraft(text.strip()), words),
    lambda children: st.builds(
        lambda text, below: StatementDraft(text.strip(), below), words, st.lists(children, max_size=3)
    ),
    max_leaves=8,
)


def shape(drafts: list[StatementDraft]) -> list[object]:
    return [(draft.text, shape(list(draft.children))) for draft in drafts]


def typed(drafts: list[StatementDraft], depth: int = 0) -> str:
    return "\n".join(
        "-" * depth + draft.text + "\n" + typed(list(draft.children), depth + 1) for draft in drafts
    )


@given(st.lists(trees, max_size=4))
def test_what_is_typed_as_an_outline_is_read_as_that_tree(drafts: list[StatementDraft]) -> None:
    assert shape(read_outline(typed(drafts))) == shape(drafts)


def test_a_line_deeper_than_its_parent_goes_one_level_down() -> None:
    assert shape(read_outline("cel\n--- podcel")) == [("cel", [("podcel", [])])]


def texts(outlines: tuple[Outline, ...]) -> list[str]:
    return [line for o in outlines for line in [f"{o.number} {o.statement.text}", *texts(o.children)]]


@pytest.mark.django_db
def test_aims_are_numbered_as_a_tree_and_read_back_as_typed() -> None:
    partnership = a_partnership()

    set_statements(actor=SYSTEM, partnership=partnership, kind=StatementKind.AIM, drafts=read_outline(TYPED))

    (group,) = statements_of(partnership)
    assert texts(group.outlines) == [
        "1 rozwój",
        "1.1 integracja",
        "1.1.1 zawodowa",
        "1.2 miejsca pracy",
        "2 aktywność",
    ]
    assert shape(read_outline(write_outline(group.outlines))) == shape(read_outline(TYPED))


@pytest.mark.django_db
def test_an_aim_keeps_its_identity_when_the_list_around_it_changes() -> None:
    partnership = a_partnership()
    before = {"kind": StatementKind.AIM, "actor": SYSTEM, "partnership": partnership}
    set_statements(drafts=read_outline("pierwszy\ndrugi"), **before)  # type: ignore[arg-type]  # as above
    number = partnership.statements.get(text="drugi").pk

    set_statements(drafts=read_outline("nowy\n- drugi"), **before)  # type: ignore[arg-type]  # as above

    kept = partnership.statements.get(text="drugi")
    assert kept.pk == number
    assert kept.parent is not None
    assert kept.parent.text == "nowy"
    assert not partnership.statements.filter(text="pierwszy").exists()


@pytest.mark.django_db
def test_a_list_known_to_be_incomplete_says_so() -> None:
    partnership = a_partnership()

    set_statements(
        actor=SYSTEM,
        partnership=partnership,
        kind=StatementKind.OBLIGATION,
        drafts=[StatementDraft("łączenie sił")],
        is_incomplete=True,
    )

    (group,) = statements_of(partnership)
    assert group.is_incomplete


@pytest.mark.django_db
def test_a_tree_deeper_than_four_levels_is_refused_whole() -> None:
    partnership = a_partnership()

    with pytest.raises(BadInput):
        set_statements(
            actor=SYSTEM,
            partnership=partnership,
            kind=StatementKind.AIM,
            drafts=read_outline("a\n- b\n-- c\n--- d\n---- e"),
        )

    assert partnership.statements.count() == 0
