"""Broken and hostile files are refused in words, and hurt nobody."""

import json
import subprocess
import sys
import time

import pytest
from django.utils.translation import override

from spoiwo.intake.reading import running, wording
from spoiwo.intake.reading.documents import read_here
from spoiwo.intake.reading.limits import Limits
from spoiwo.intake.reading.model import Refused, RefusedFile
from spoiwo.intake.reading.names import safe_name
from spoiwo.intake.reading.running import read_document
from tests.intake.reading import files
from tests.intake.reading.files import paragraph, run, word, zipped

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 20}'>" for before, after in zip("abcdefg", "bcdefgh", strict=True)
) + "]>"  # fmt: skip


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as caught:
        read_document(content, name)
    with override("en"):
        assert wording.say(caught.value.code, caught.value.params)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.docx", "empty_file"),
        (b" \r\n\t", "a.txt", "empty_file"),
        (b"<html><body> <script>x</script></body></html>", "a.html", "empty_page"),
        (word(paragraph("")), "a.docx", "empty_page"),
        (files.a_picture(), "umowa.docx", "picture_renamed"),
        (files.docx()[:3000], "a.docx", "damaged"),
        (files.pdf()[:700], "a.pdf", "damaged"),
        (files.a_locked_pdf("tajne"), "a.pdf", "locked"),
        (zipped({"a.txt": "x"}), "a.docx", "archive"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "a.pptx", "other_office"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text",
                 "META-INF/manifest.xml": "<m:encryption-data/>"}), "a.odt", "locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked"),
        (OLD_WORD, "a.doc", "needs_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.xls", "old_office"),
        (word(paragraph(run("&h;")), head=LAUGHS), "a.docx", "declarations"),
        (zipped({"word/document.xml": b"\0" * 70_000_000}), "a.docx", "bomb"),
        (zipped({"word/document.xml": f"<w:document {files.W}>" + "<w:sdt>" * 100}), "a.docx", "damaged"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "faktura.pdf", "unknown"),
        (files.a_picture()[:60], "skan.png", "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name) == code


def test_entities_are_refused_in_an_encoding_that_hides_them() -> None:
    declared = "<!DOCTYPE x [<!ENTITY h 'ha'>]>"
    document = f"<?xml version='1.0' encoding='utf-16'?>{declared}<w:document {files.W}>&h;</w:document>"

    assert refusal(zipped({"word/document.xml": document.encode("utf-16")}), "a.docx") == "declarations"


def test_a_locked_old_word_file_is_told_before_it_is_opened() -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + b"\xec\xa5" + b"\0" * 9 + b"\x01"

    assert refusal(head.ljust(1024, b"\0") + "WordDocument".encode("utf-16-le"), "a.doc") == "locked"


def test_macros_are_told_and_never_run() -> None:
    content = word(paragraph(run("Umowa partnerska")), more={"word/vbaProject.bin": b"Attribute"})

    assert [warned.code for warned in read_document(content, "a.docm").warnings] == ["macros"]


def test_struck_out_and_hidden_words_of_a_docx_are_not_read() -> None:
    body = paragraph(
        run("Podpisano ")
        + f"<w:del><w:r><w:delText>nie </w:delText></w:r></w:del><w:ins>{run('dziś ')}</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>tajne</w:t></w:r>"
        '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>' + run("umowę.")
    )

    document = read_here(word(body), "a.docx")

    assert [block.text for block in document.main] == ["Podpisano dziś umowę."]
    assert {warned.code for warned in document.warnings} == {"tracked_changes", "hidden_text"}


def test_words_of_a_box_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('w ramce'))}</w:txbxContent>"
    both = (
        f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>"
    )

    document = read_here(word(paragraph(run("Obok") + f"<w:r>{both}</w:r>")), "a.docx")

    assert [block.text for block in document.main] == ["Obok", "w ramce"]


def test_a_letter_is_read_with_what_is_fastened_to_it() -> None:
    content = files.a_letter(raport__docx=files.docx(), zdjecie__docx=files.a_picture(), stary__doc=OLD_WORD)

    document = read_document(content, "list.eml")

    assert document.title == "Sprawozdanie z partnerstwa – załącznik"
    assert document.properties.sender == "ewa@urzad.example"
    assert document.properties.published == "2019-06-14T09:12:00+02:00"
    assert "w załączeniu przesyłam sprawozdanie za rok 2018." in [block.text for block in document.main]
    assert {block.why for block in document.blocks if block.why} == {"quoted", "signature"}
    report, picture, old = document.attachments
    assert not isinstance(report, RefusedFile)
    assert report.title == "Sprawozdanie za 2019 rok"
    assert isinstance(picture, RefusedFile)
    assert picture.code == "picture_renamed"
    assert isinstance(old, RefusedFile)
    assert old.code == "needs_office"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\umowa.docx", "umowa.docx"),
        ("umowa\u202efdp.exe", "umowafdp.exe"),
        ("\x00\n", "plik"),
        ("...", "plik"),
        ("a" * 300 + ".docx", "a" * 114 + "….docx"),
        ("Porozumienie – Żary (kopia).odt", "Porozumienie – Żary (kopia).odt"),
        ("-rf --help", "-rf --help"),
    ],
)
def test_hostile_names_are_made_fit_to_be_shown(name: str, shown: str) -> None:
    assert safe_name(name) == shown


def test_reading_ends_at_its_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()

    with pytest.raises(Refused, match="too_long"):
        read_document(files.a_long_pdf(200), "a.pdf", limits=Limits(seconds=0.05))

    assert time.monotonic() - began < 5


def test_reading_keeps_to_its_memory() -> None:
    with pytest.raises(Refused) as caught:
        read_document(b"<p>a</p>" * 2_000_000, "a.html", limits=Limits(memory_mib=250))

    assert caught.value.code in {"too_much_memory", "broke_off", "damaged"}


@pytest.mark.parametrize(
    "deed", ["socket.create_connection(('127.0.0.1', 9))", "os.system('true')", "subprocess.run(['true'])"]
)
def test_the_process_that_reads_talks_to_nobody_and_starts_nothing(deed: str) -> None:
    script = (
        f"import os, socket, subprocess; from spoiwo.intake.reading import limits; limits.forbid(''); {deed}"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert b"a reader of documents does not do this" in ran.stderr


def test_the_secrets_around_us_stay_with_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")

    assert "secret" not in json.dumps(running._around("/tmp"))
