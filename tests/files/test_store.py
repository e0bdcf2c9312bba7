"""Storing: what is taken, what is refused and with which sentence, and what stays on the disk."""

import hashlib
import io
import os
import time
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.files import services
from spoiwo.files.adapters import vault as bytes_at
from spoiwo.files.models import StoredFile
from tests.cast import Cast
from tests.files import samples
from tests.files.conftest import Store, kept

TAKEN = [
    (samples.PDF, "Porozumienie z 28 marca 2018.pdf", "application/pdf"),
    (samples.PNG, "skan.PNG", "image/png"),
    (samples.JPEG, "skan.jpeg", "image/jpeg"),
    (samples.docx(), "tekst.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (samples.xlsx(), "lista.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (samples.odt(), "tekst.odt", "application/vnd.oasis.opendocument.text"),
    (samples.ods(), "lista.ods", "application/vnd.oasis.opendocument.spreadsheet"),
    (samples.CSV, "lista.csv", "text/csv"),
    (samples.CSV, "lista.txt", "text/plain"),
    (samples.CP1250, "pismo.txt", "text/plain"),
    (samples.PLAIN_XML, "przyklad.txt", "text/plain"),
    (samples.asice(), "umowa.asice", "application/vnd.etsi.asic-e+zip"),
    (samples.SIGNED_XML, "pismo.xml", "application/xml"),
]
REFUSED = [
    (b"", "pusty.pdf", "empty"),
    (samples.PNG, "skan.pdf", "PNG file inside"),
    (samples.PDF, "skan", "ends in .pdf"),
    (samples.PDF, "skan.pdf.exe", "PDF file inside"),
    (samples.PROGRAM, "faktura.pdf", "not taken"),
    (samples.OLD_WORD, "pismo.doc", "not taken"),
    (samples.docm(), "makra.docx", "not taken"),
    (samples.archive(a=b"b"), "paczka.docx", "not taken"),
    (samples.docx()[:-30], "uciety.docx", "not taken"),
    (samples.PLAIN_XML, "dane.xml", "not taken"),
    (samples.ENTITIES_XML, "dane.xml", "not taken"),
    (samples.SIGNED_XML[:-5], "uciety.xml", "not taken"),
    (b"<html><script>alert(1)</script></html>", "strona.html", "not taken"),
    (samples.bomb(), "bomba.docx", "unpacks to far more"),
]


@pytest.mark.parametrize(("content", "name", "media_type"), TAKEN)
def test_a_file_is_stored_unchanged_with_its_sum_and_true_kind(
    store: Store, content: bytes, name: str, media_type: str
) -> None:
    file = store(content, name)

    assert (file.name, file.media_type, file.size) == (name, media_type, len(content))
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert bytes_at.path_of(file.sha256).read_bytes() == content


@pytest.mark.parametrize(("content", "name", "sentence"), REFUSED)
def test_a_refused_file_gets_a_sentence_and_leaves_nothing(
    store: Store, vault: Path, content: bytes, name: str, sentence: str
) -> None:
    with translation.override("en"), pytest.raises(BadInput, match=sentence) as refusal:
        store(content, name)

    assert refusal.value.field == "file"
    assert kept(vault) == []
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_refused_without_reading_it_all(
    cast: Cast, vault: Path, settings: Settings
) -> None:
    settings.FILE_MAX_BYTES = 1024 * 1024
    upload = io.BytesIO(samples.PDF + b" " * (5 * 1024 * 1024))

    with pytest.raises(BadInput, match="MB"):
        services.store(
            actor=cast.officer, upload=upload, name="a.pdf", partnership=cast.partnership, is_public=False
        )

    assert upload.tell() <= 2 * 1024 * 1024
    assert kept(vault) == []


@pytest.mark.parametrize(
    ("name", "kept_name"),
    [
        ("../../etc/hasła.pdf", "hasła.pdf"),
        ("C:\\Dokumenty\\skan.pdf", "skan.pdf"),
        ("umowa\r\nSet-Cookie: a=b.pdf", "umowaSet-Cookie: a=b.pdf"),
        ("fdp.exe\u202e.pdf", "fdp.exe.pdf"),
        ('a"; filename="b.pdf', 'a"; filename="b.pdf'),
        ("ł" * 400 + ".pdf", "ł" * 176 + ".pdf"),
    ],
)
def test_the_name_is_kept_but_made_harmless(store: Store, name: str, kept_name: str) -> None:
    assert store(samples.PDF, name).name == kept_name


def test_equal_content_is_kept_once_and_stays_after_both_are_stored(store: Store, vault: Path) -> None:
    first, second = store(name="a.pdf"), store(name="b.pdf")

    assert first.sha256 == second.sha256
    assert len(kept(vault)) == 1


def test_a_damaged_content_is_mended_by_storing_the_same_file_again(store: Store, cast: Cast) -> None:
    file = store()
    path = bytes_at.path_of(file.sha256)
    path.chmod(0o640)
    path.write_bytes(b"zmienione")
    assert not services.verify(file, actor=cast.operator)

    store(name="drugi.pdf")

    file.refresh_from_db()
    assert services.verify(file, actor=cast.operator)
    file.refresh_from_db()
    assert file.damaged_at is None


def test_the_deed_is_recorded_with_the_sum(store: Store, cast: Cast) -> None:
    file = store()

    entry = LogEntry.objects.get(action="files.file.stored")
    assert (entry.actor_id, entry.partnership_id) == (cast.officer.actor_id, cast.partnership.pk)
    assert entry.data["sha256"] == file.sha256


def test_only_those_who_keep_the_papers_add_files(cast: Cast) -> None:
    for person in (cast.representative, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.store(
                actor=person,
                upload=io.BytesIO(samples.PDF),
                name="a.pdf",
                partnership=cast.partnership,
                is_public=False,
            )


def test_content_of_a_failed_transaction_is_swept_after_a_day(store: Store, vault: Path) -> None:
    with transaction.atomic():
        store()
        transaction.set_rollback(True)
    (orphan,) = kept(vault)

    assert services.sweep_orphans() == 0
    _age(orphan)
    assert services.sweep_orphans() == 1
    assert kept(vault) == []


def test_content_that_a_file_has_is_never_swept(store: Store, vault: Path) -> None:
    store()
    (content,) = kept(vault)
    _age(content)

    assert services.sweep_orphans() == 0
    assert kept(vault) == [content]


def test_unfinished_uploads_of_a_broken_process_are_swept(store: Store, vault: Path) -> None:
    store()
    unfinished = vault / ".coming" / "tmpabc"
    unfinished.write_bytes(b"pol")
    _age(unfinished)

    assert services.sweep_orphans() == 1
    assert not unfinished.exists()


def test_the_nightly_check_finds_a_changed_and_a_missing_file_and_records_each_once(
    store: Store, cast: Cast
) -> None:
    store(samples.PNG, "cały.png")
    changed, missing = store(samples.PDF, "zmieniony.pdf"), store(samples.JPEG, "brak.jpg")
    path = bytes_at.path_of(changed.sha256)
    path.chmod(0o640)
    path.write_bytes(samples.PDF + b"dopisek")
    bytes_at.path_of(missing.sha256).unlink()

    assert services.verify_all(actor=cast.operator) == 2
    assert services.verify_all(actor=cast.operator) == 2
    assert LogEntry.objects.filter(action="files.file.damaged").count() == 2


def _age(path: Path) -> None:
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(path, (two_days_ago, two_days_ago))
