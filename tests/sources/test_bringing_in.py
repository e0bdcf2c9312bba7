"""Documents are brought in unchanged, read and understood; the same one twice is one."""

import hashlib
from io import BytesIO

import pytest
from docx import Document

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.files import services as files
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.states import DocumentState
from tests.cast import Cast
from tests.sources.conftest import brought_in
from tests.sources.texts import SIGNING


def _docx(text: str) -> bytes:
    made, kept = Document(), BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def test_a_document_is_kept_as_it_came_with_its_sum(cast: Cast, home: Partnership) -> None:
    content = _docx(SIGNING)

    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=content, name="podpisanie.docx"
    )
    services.read_source(brought.document)

    document = SourceDocument.objects.get()
    assert document.source is not None
    assert files.content(document.source) == content
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.state, document.kind) == (DocumentState.PROPOSED, "signing")
    assert document.findings.exists()


def test_the_same_document_under_another_name_is_recognised(cast: Cast, home: Partnership) -> None:
    first = brought_in(cast.officer, home, SIGNING, "pierwszy.txt")

    again = services.bring_in_document(
        actor=cast.officer, partnership=home, content=SIGNING.encode(), name="drugi.txt"
    )

    assert (again.is_new, again.document.pk) == (False, first.pk)
    assert SourceDocument.objects.count() == 1


def test_one_put_aside_may_be_brought_in_again(cast: Cast, home: Partnership) -> None:
    first = brought_in(cast.officer, home, SIGNING)
    services.discard_document(actor=cast.officer, document=first)

    again = brought_in(cast.officer, home, SIGNING)

    first.refresh_from_db()
    assert (first.text, first.source, first.findings.count()) == ("", None, 0)
    assert again.findings.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "pusty.docx"),
        (b"PK\x03\x04" + b"\x00" * 64, "archiwum.docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "obraz.docx"),
    ],
)
def test_what_is_no_document_is_refused_and_nothing_is_kept(
    cast: Cast, home: Partnership, content: bytes, name: str
) -> None:
    with pytest.raises(BadInput):
        services.bring_in_document(actor=cast.officer, partnership=home, content=content, name=name)

    assert not SourceDocument.objects.exists()


def test_a_damaged_document_says_what_is_wrong_and_may_be_read_again(cast: Cast, home: Partnership) -> None:
    broken = b"%PDF-1.7\n" + b"\x00 broken off " * 40

    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=broken, name="uszkodzony.pdf"
    )
    services.read_source(brought.document)

    assert brought.document.state == DocumentState.UNREADABLE
    assert brought.document.problem
    services.read_anew(actor=cast.officer, document=brought.document)
    assert brought.document.state == DocumentState.WAITING


def test_a_reading_that_broke_off_begins_anew_and_leaves_one_set_of_findings(
    cast: Cast, home: Partnership
) -> None:
    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=SIGNING.encode(), name="a.txt"
    )
    # The worker was killed after it had begun.
    SourceDocument.objects.update(state=DocumentState.READING)
    brought.document.refresh_from_db()

    services.read_source(brought.document)
    services.read_source(brought.document)

    numbers = list(brought.document.findings.values_list("number", flat=True))
    assert brought.document.state == DocumentState.PROPOSED
    assert numbers == sorted(set(numbers))


def test_hostile_names_are_kept_harmless(cast: Cast, home: Partnership) -> None:
    brought = services.bring_in_document(
        actor=cast.officer,
        partnership=home,
        content=SIGNING.encode(),
        name="../../etc/<script>\u202etxt.exe\x00.txt",
    )

    assert not set(brought.document.name) & set("/\\<>\x00\u202e")


def test_a_text_without_words_is_not_taken(cast: Cast, home: Partnership) -> None:
    with pytest.raises(BadInput):
        services.paste_document(actor=cast.officer, partnership=home, text="  \n ")


def test_neither_a_leader_nor_a_stranger_brings_documents_in(cast: Cast, home: Partnership) -> None:
    for somebody in (cast.leader, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.paste_document(actor=somebody, partnership=home, text=SIGNING)
    for somebody in (cast.officer, cast.coordinator):
        with pytest.raises(NotAllowed):
            services.paste_document(actor=somebody, partnership=None, text=SIGNING)
