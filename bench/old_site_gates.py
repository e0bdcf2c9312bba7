"""What must hold of articles and institutions brought in (goals G9, G9b)."""

from collections.abc import Iterator, Mapping

from bench.gates import Gate

# Three times what WordPress takes in on the machine of the peers (G9).
MIN_ARTICLES_A_SECOND = 108.0
# Ten times what Indico takes in, without a book of deeds (G9b).
MIN_ROWS_A_SECOND = 450.0


def gates_of_bringing_in(figures: Mapping[str, float]) -> Iterator[Gate]:
    """Yield the gate of articles brought in."""
    yield Gate.at_least(
        "articles of an old site per second", figures["articles_a_second"], MIN_ARTICLES_A_SECOND
    )
    yield Gate.at_least(
        "rows of a list brought in per second", figures["list_rows_a_second"], MIN_ROWS_A_SECOND
    )
