"""The pages of a long PDF are shown while the rest is still being read."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typst
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.sources import services
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.states import DocumentState
from tests.cast import Cast, ClientOf
from tests.sources.texts import REPORT
from tests.sources.workers import a_worker, home

__all__ = ["home"]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = 150


def _a_long_pdf() -> bytes:
    words = " ".join(REPORT.split())
    pages = "#pagebreak()".join(f"Strona numer {number}. {words * 4}" for number in range(1, PAGES + 1))
    made: bytes = typst.compile(f"#set page(numbering: none)\n{pages}".encode())
    return made


def test_pages_are_shown_as_they_are_read(
    cast: Cast, client_of: ClientOf, home: Partnership, tmp_path: Path
) -> None:
    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=_a_long_pdf(), name="kronika.pdf"
    )
    client = client_of(cast.officer)
    address = reverse("sources:document", args=[home.slug, brought.document.pk])

    with a_worker(tmp_path) as worker, _in_the_middle(brought.document, worker):
        page = client.get(address).content.decode()
        last = brought.document.blocks[-1]["page"]
        later = client.get(f"{address}postep/?od={last - 1}").content.decode()

    # Both answers were given before the rest was read.
    assert "Strona numer 1." in page
    assert f'max="{PAGES}"' in page
    assert f"/postep/?od={last}" in later
    assert f"Strona numer {last}." in later
    assert "Strona numer 1." not in later


@contextmanager
def _in_the_middle(document: SourceDocument, worker: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Hold the worker while it has read some pages and not all."""
    until = time.monotonic() + 90
    while not _is_partly_read(document):
        assert time.monotonic() < until, "no page was shown before the last one was read"
        time.sleep(0.02)
    worker.send_signal(signal.SIGSTOP)
    try:
        assert _is_partly_read(document)
        yield
    finally:
        worker.send_signal(signal.SIGCONT)


def _is_partly_read(document: SourceDocument) -> bool:
    document.refresh_from_db()
    return document.state == DocumentState.READING and 1 < document.pages_read < PAGES


def test_a_reading_that_fails_leaves_no_pages(cast: Cast, home: Partnership) -> None:
    brought = services.bring_in_document(
        actor=cast.officer, partnership=home, content=b"%PDF-1.7\nzepsuty\n%%EOF", name="zepsuty.pdf"
    )

    services.read_source(brought.document)

    assert (brought.document.state, brought.document.text) == (DocumentState.UNREADABLE, "")
