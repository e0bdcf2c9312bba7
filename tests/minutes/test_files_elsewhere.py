"""Sealed minutes opened by programs that are not ours: LibreOffice, poppler, a checker of standards."""

from pathlib import Path

import pytest

from spoiwo.documents.render import to_docx, to_odt, to_pdf
from spoiwo.minutes import papers
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from tests.documents.readers import office_pdf, pdf_faults, pdf_text
from tests.minutes.test_minutes import sealed

SAID = ("Instytucja 02", "Przedstawiono")


@pytest.fixture
def minutes(home: Partnership) -> Minutes:
    return sealed(home)


@pytest.mark.parametrize(("ending", "write"), [("docx", to_docx), ("odt", to_odt)])
def test_minutes_open_in_libreoffice_and_say_the_same(
    minutes: Minutes, ending: str, write: object, tmp_path: Path
) -> None:
    content = write(papers.minutes_paper(minutes))  # type: ignore[operator]  # one of two writers

    printed = " ".join(pdf_text(office_pdf(content, ending, tmp_path)).split())

    for words in SAID:
        assert words in printed, words


def test_minutes_pass_an_independent_check_of_pdf_ua_a11y_13(minutes: Minutes) -> None:
    content = to_pdf(papers.minutes_paper(minutes))

    assert pdf_faults(content, "ua1") == []
    assert all(words in " ".join(pdf_text(content).split()) for words in SAID)
