"""A paper handed out: the format asked for, a name in Polish letters, nothing kept on the way."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from django_scopes import scope

from spoiwo.common.exceptions import NotFound
from spoiwo.documents.kinds import ANY
from spoiwo.documents.model import Document
from spoiwo.documents.web import disposition, document_download
from tests.cast import Cast
from tests.documents.samples import minutes

PAPER = Document(title="Uchwała w sprawie „źródeł”", number="Nr 3/2026")


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(partnership=cast.partnership):
        yield


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("pdf", "application/pdf", b"%PDF-"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("odt", "application/vnd.oasis.opendocument.text", b"PK"),
    ],
)
def test_a_paper_is_handed_out_in_the_format_asked_for(
    cast: Cast, form: str, media_type: str, beginning: bytes
) -> None:
    answer = document_download(PAPER, form, partnership=cast.partnership, kind=ANY)

    assert answer["Content-Type"] == media_type
    assert answer.content.startswith(beginning)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    plain, full = answer["Content-Disposition"].split("; filename*=")
    assert plain == f'attachment; filename="nr-3-2026-uchwala-w-sprawie-zrodel.{form}"'
    assert full.startswith("UTF-8''Nr%203-2026%20Uchwa%C5%82a%20w%20sprawie%20")
    assert unquote(full) == f"UTF-8''Nr 3-2026 Uchwała w sprawie „źródeł”.{form}"


def test_a_name_may_be_given(cast: Cast) -> None:
    answer = document_download(minutes(), "pdf", partnership=cast.partnership, kind=ANY, name="Lista")

    assert answer["Content-Disposition"] == "attachment; filename=\"lista.pdf\"; filename*=UTF-8''Lista.pdf"


def test_a_name_cannot_break_out_of_the_header() -> None:
    header = disposition('../a"b\r\nSet-Cookie: x=1;\u202e.pdf')

    assert "\n" not in header
    assert "\r" not in header
    assert header.count('"') == 2
    assert "/" not in header


def test_another_format_is_not_there(cast: Cast) -> None:
    with pytest.raises(NotFound):
        document_download(PAPER, "exe", partnership=cast.partnership, kind=ANY)
