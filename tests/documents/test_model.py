"""A document that cannot be printed cannot be made."""

import time
from collections.abc import Callable

import pytest

from spoiwo.documents.model import Document, Heading, Paragraph, Picture, Sign, Span, Table
from spoiwo.documents.prepared import prepared, prepared_blocks
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from tests.documents.samples import a_picture, hostile, minutes

WRONG: tuple[Callable[[], object], ...] = (
    lambda: Document(title="  "),
    lambda: Heading(0, "Nad tytułem"),
    lambda: Heading(7, "Za głęboko"),
    lambda: Table("", (), ()),
    lambda: Table("", ("a", "b"), (("jedna",),)),
    lambda: Table("", ("a",), (), widths=(1, 2)),
    lambda: Table("", ("a",), (), widths=(0,)),
    lambda: Sign(b"\x89PNG\r\n\x1a\n", " "),
    lambda: Sign(b"<svg/>", "znak"),
    lambda: Picture(a_picture(), "\n"),
    lambda: Picture(b"GIF89a", "zdjęcie"),
    lambda: Picture(a_picture(), "zdjęcie", width_mm=161),
    lambda: Picture(a_picture(), "zdjęcie", width_mm=0),
)


@pytest.mark.parametrize("make", WRONG)
def test_what_cannot_be_printed_is_refused_when_it_is_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        make()


@pytest.mark.parametrize("document", [minutes(), hostile()], ids=["minutes", "hostile"])
def test_preparing_twice_changes_nothing(document: Document) -> None:
    once = prepared(document)

    assert prepared(once) == once


def test_emphasis_does_not_tear_what_is_held_together() -> None:
    [block] = prepared_blocks([Paragraph((Span("jest w "), Span("Zwoleniu", strong=True), Span("")))])

    assert block == Paragraph((Span("jest w\u00a0"), Span("Zwoleniu", strong=True)))


@pytest.mark.parametrize(
    ("write", "limit"),
    [(to_docx, 1.0), (to_pdf, 2.0), (to_odt, 1.0), (to_html, 1.0)],
    ids=["docx", "pdf", "odt", "html"],
)
def test_minutes_of_sixty_nine_institutions_are_written_in_time(
    write: Callable[[Document], object], limit: float
) -> None:
    write(minutes(3))  # what is read once per process is not the paper's own time
    document = minutes(69)

    began = time.perf_counter()
    write(document)

    assert time.perf_counter() - began < limit
