"""Reading paragraphs from plain text, and the text of any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.agreements import wording
from spoiwo.agreements.wording import Amending, Attached, Change, Provision
from spoiwo.common.exceptions import BadInput

BASE = (
    Provision("§ 1", "Postanowienia ogólne", "Partnerstwo jest dobrowolne."),
    Provision("§ 2", "Cele", "Rozwój ekonomii społecznej."),
    Provision("§ 3", "Zasady", "Równość stron."),
    Provision("§ 10", "Postanowienia końcowe", "Wchodzi w życie z dniem podpisania."),
)
YEAR = date(2018, 1, 1)


def test_a_line_with_a_paragraph_sign_begins_a_paragraph() -> None:
    text = "Uznając korzyści,\n\n§1. Cele\n1. Pierwszy.\n2. Drugi.\n\n§ 2a\nZasady."

    assert wording.parse(text) == (
        Provision("preambuła", "", "Uznając korzyści,"),
        Provision("§ 1", "Cele", "1. Pierwszy.\n2. Drugi."),
        Provision("§ 2a", "", "Zasady."),
    )


def test_a_reference_at_the_head_of_a_line_begins_no_paragraph() -> None:
    text = "§ 1 Cele\nW sprawach, o których mowa w\n§ 3 ust. 2 stosuje się uchwałę.\n§ 3\nZasady."

    assert [one.mark for one in wording.parse(text)] == ["§ 1", "§ 3"]


def test_a_mark_cannot_stand_twice() -> None:
    with pytest.raises(BadInput, match="§ 1"):
        wording.parse("§ 1 A\nx\n§ 1 B\ny")


def test_an_empty_text_has_no_paragraphs() -> None:
    assert wording.parse(" \n\n ") == ()


words = st.text("abcąęłż ,.()12", max_size=40).map(wording.tidy)
marks = st.builds("§ {}{}".format, st.integers(1, 40), st.sampled_from(["", "a", "b"]))


@st.composite
def texts(draw: st.DrawFn) -> tuple[Provision, ...]:
    """Texts as people write them: unique marks, headings of one line."""
    chosen = draw(st.lists(marks, unique=True, max_size=8))
    heading = st.sampled_from(["", "Cele", "Zasady współpracy"])
    return tuple(Provision(mark, draw(heading), draw(words)) for mark in chosen)


@given(texts())
def test_a_text_written_out_reads_the_same(provisions: tuple[Provision, ...]) -> None:
    assert wording.parse(wording.render(provisions)) == provisions


@given(texts())
def test_stray_spaces_and_line_ends_do_not_change_the_hash(provisions: tuple[Provision, ...]) -> None:
    typed = "\r\n".join(f"  {line} " for line in wording.render(provisions).split("\n"))

    assert wording.canonical("T", wording.parse(typed)) == wording.canonical("T", provisions)


def test_a_changed_word_an_annex_or_a_title_changes_the_hash() -> None:
    base = wording.sha256(wording.canonical("Tytuł", BASE))
    annex = Attached(1, "Regulamin", "Treść")

    others = {
        wording.sha256(wording.canonical("Inny tytuł", BASE)),
        wording.sha256(wording.canonical("Tytuł", BASE[:-1])),
        wording.sha256(wording.canonical("Tytuł", BASE, [annex])),
        wording.sha256(wording.canonical("Tytuł", BASE, [Attached(1, "Regulamin", "Treść", "ab" * 32)])),
    }

    assert base not in others
    assert len(others) == 4


def test_an_amendment_replaces_adds_and_repeals_from_its_day() -> None:
    amending = Amending(
        "1",
        YEAR,
        YEAR + timedelta(days=30),
        (Change("§ 2", "Rozwój ekonomii społecznej.", "Nowe cele."), Change("§ 3", "Równość stron.", ""),
         Change("§ 3a", "", "Jawność.", "Jawność")),
    )  # fmt: skip

    before = wording.consolidate(BASE, [amending], YEAR + timedelta(days=29))
    after = wording.consolidate(BASE, [amending], YEAR + timedelta(days=30))

    assert [clause.body for clause in before] == [one.body for one in BASE]
    assert [clause.mark for clause in after] == ["§ 1", "§ 2", "§ 3", "§ 3a", "§ 10"]
    assert after[1].body == "Nowe cele."
    assert after[1].amended_by == ("1",)
    assert after[2].is_repealed
    assert not after[0].amended_by


def test_a_repealed_paragraph_can_come_back() -> None:
    gone = Amending("1", YEAR, YEAR, (Change("§ 3", "Równość stron.", ""),))
    back = Amending("2", YEAR, YEAR + timedelta(days=9), (Change("§ 3", "", "Równość i jawność."),))

    clause = wording.consolidate(BASE, [back, gone], YEAR + timedelta(days=9))[2]

    assert clause.body == "Równość i jawność."
    assert clause.amended_by == ("1", "2")
    assert not clause.is_repealed


def test_of_two_amendments_of_one_day_the_later_number_speaks_last() -> None:
    second = Amending("2", YEAR, YEAR, (Change("§ 2", "", "drugi"),))
    tenth = Amending("10", YEAR, YEAR, (Change("§ 2", "", "dziesiąty"),))

    for order in ([second, tenth], [tenth, second]):
        assert wording.consolidate(BASE, order, YEAR)[1].body == "dziesiąty"


@st.composite
def amendments(draw: st.DrawFn) -> list[Amending]:
    """Amendments with numbers of their own, on any days."""
    days = st.integers(0, 20).map(lambda number: YEAR + timedelta(days=number))
    change = st.builds(Change, mark=marks, old=st.just(""), new=words, heading=st.sampled_from(["", "Nowy"]))
    numbers = draw(st.lists(st.integers(1, 30).map(str), unique=True, max_size=5))
    return [
        Amending(number, draw(days), draw(days), tuple(draw(st.lists(change, max_size=3))))
        for number in numbers
    ]


@given(amendments(), st.randoms(use_true_random=False), st.integers(-1, 25))
def test_amendments_recorded_in_any_order_give_the_same_text_of_a_day(
    recorded: list[Amending], random: st.DataObject, offset: int
) -> None:
    day = YEAR + timedelta(days=offset)
    shuffled = list(recorded)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    assert wording.consolidate(BASE, shuffled, day) == wording.consolidate(BASE, recorded, day)


@given(amendments())
def test_the_text_before_the_first_amendment_is_the_base(recorded: list[Amending]) -> None:
    clauses = wording.consolidate(BASE, recorded, YEAR - timedelta(days=1))

    assert tuple(Provision(one.mark, one.heading, one.body) for one in clauses) == BASE


@given(amendments(), st.integers(0, 25))
def test_a_later_amendment_changes_no_earlier_day(recorded: list[Amending], offset: int) -> None:
    day = YEAR + timedelta(days=offset)
    later = Amending("99", day, day + timedelta(days=1), (Change("§ 1", "", "inne słowa"),))

    assert wording.consolidate(BASE, [*recorded, later], day) == wording.consolidate(BASE, recorded, day)
