"""What differs between two texts is told word by word."""

from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.word_changes import Kind, paragraph_changes, word_changes

_WORDS = st.lists(st.sampled_from(["maj", "czerwca", ".", "Zwoleń", "–", "2018"]), max_size=12).map(" ".join)


def _told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text.strip()) for piece in word_changes(before, after)]


def test_only_the_changed_word_is_struck_out() -> None:
    assert _told("Spotkanie będzie 14 maja w starostwie.", "Spotkanie będzie 14 czerwca w starostwie.") == [
        ("same", "Spotkanie będzie 14"), ("removed", "maja"), ("added", "czerwca"), ("same", "w starostwie."),
    ]  # fmt: skip


def test_a_short_word_between_two_changes_goes_with_them() -> None:
    told = _told("Było ich tam sześć i szło wolno w las.", "Było ich tam pięć i biegło w las.")

    assert [kind for kind, _text in told] == ["same", "removed", "added", "same"]


def test_texts_with_little_in_common_are_shown_whole() -> None:
    assert _told("Zaprosimy na targi w maju.", "Nabór trwa do końca roku szkolnego") == [
        ("removed", "Zaprosimy na targi w maju."), ("added", "Nabór trwa do końca roku szkolnego"),
    ]  # fmt: skip


def test_paragraphs_that_came_and_went_are_told_apart_from_changed_ones() -> None:
    changes = paragraph_changes(["Wstęp.", "Stary akapit.", "Koniec."], ["Wstęp.", "Koniec.", "Dopisek."])

    assert [change.kind for change in changes] == [Kind.REMOVED, Kind.ADDED]


def test_texts_of_any_length_are_compared_in_good_time() -> None:
    long = " ".join(f"słowo{number}" for number in range(5000))

    assert [piece.kind for piece in word_changes(long, long[::-1])] == [Kind.REMOVED, Kind.ADDED]


@given(before=_WORDS, after=_WORDS)
def test_nothing_is_lost_of_either_text(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    now = "".join(piece.text for piece in pieces if piece.kind != Kind.REMOVED)

    assert now.split() == after.split()
    if before != after:
        went = "".join(piece.text for piece in pieces if piece.kind == Kind.REMOVED)
        assert set(went.split()) <= set(before.split())
