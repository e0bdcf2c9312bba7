"""Hostile files sent through the forms people use: refused with a sentence, or handed out harmless."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_scopes import scopes_disabled
from pytest_django import Settings

from spoiwo.files.models import StoredFile
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.states import BatchState
from tests.cast import Cast, ClientOf
from tests.files import samples
from tests.security.worlds import World, a_world_of_papers

pytestmark = pytest.mark.django_db
SCRIPT = b"<script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
# A document that a browser would run as a page, if it were let to guess.
POLYGLOT = samples.PDF.replace(b"<< >>", b"<< >>\n%" + SCRIPT + b"\n")
ODS_BOMB = samples.archive(
    mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b" " * (60 * 1024 * 1024)}
)
XLSX_BOMB = samples.archive(
    **{
        "[Content_Types].xml": b"spreadsheetml.sheet.main+xml",
        "xl__workbook.xml": b"0" * (70 * 1024 * 1024),
    }
)
LIMIT = 1024 * 1024
HOSTILE = {
    "empty": (b"", "pusty.pdf"),
    "huge": (samples.PDF + b" " * LIMIT, "wielki.pdf"),
    "document that swells": (samples.bomb(), "bomba.docx"),
    "spreadsheet that swells": (XLSX_BOMB, "bomba.xlsx"),
    "open spreadsheet that swells": (ODS_BOMB, "bomba.ods"),
    "picture with a script": (SVG, "herb.svg"),
    "script called a picture": (SVG, "herb.png"),
    "page called a document": (HTML, "skan.pdf"),
    "page before a document": (HTML + samples.PDF, "skan.pdf"),
    "document called a page": (POLYGLOT, "skan.html"),
    "program called a document": (samples.PROGRAM, "skan.pdf"),
    "macros": (samples.docm(), "tekst.docx"),
    "entities": (samples.ENTITIES_XML, "pismo.xml"),
}
NAMES = {
    "path": ("../../../etc/passwd.pdf", "passwd.pdf"),
    "path of Windows": ("..\\\\..\\\\autoexec.pdf", "autoexec.pdf"),
    "turned round": ("umowa\u202efdp.exe.pdf", "umowafdp.exe.pdf"),
    "long": ("ą" * 200 + ".pdf", None),
    "formula": ('=cmd|"x"!A1.pdf', None),
}


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILE_MAX_BYTES = LIMIT
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def world(cast: Cast) -> World:
    """Our partnership, with the papers files are added to."""
    return a_world_of_papers(cast.partnership, "NASZE")


@pytest.fixture
def browser(cast: Cast, confirmed: ClientOf) -> Client:
    """The officer's browser."""
    return confirmed(cast.officer)


def _doors(world: World) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the addresses of forms that take a file, with what else they want."""
    slug, numbers = world.partnership.slug, world.numbers
    return {
        "scan": (
            reverse("agreements:signature_scan", args=[slug, numbers["agreement"], numbers["signature"]]),
            {},
        ),
        "annex": (reverse("agreements:annex_add", args=[slug, numbers["drafted"]]), {"title": "Regulamin"}),
        "notice": (
            reverse("agreements:withdrawal_add", args=[slug]),
            {"signatory": str(numbers["signatory"]), "received_on": "1.06.2019"},
        ),
    }


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_sentence_at_every_door(
    kind: str, world: World, browser: Client
) -> None:
    content, name = HOSTILE[kind]
    before = StoredFile.objects.count()

    for door, (address, fields) in _doors(world).items():
        answer = browser.post(address, fields | {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422, (door, answer.status_code)
        assert re.search(r'class="[^"]*error[^"]*"', answer.content.decode()), door

    assert StoredFile.objects.count() == before


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_hostile_list_is_refused_with_a_sentence(kind: str, world: World, browser: Client) -> None:
    content, name = HOSTILE[kind]
    with scopes_disabled():
        known = set(ImportBatch.objects.values_list("pk", flat=True))

    answer = browser.post(
        reverse("intake:batch_list", args=[world.partnership.slug]),
        {"file": SimpleUploadedFile(name, content)},
        follow=True,
    )

    page = answer.content.decode()
    assert answer.status_code in {200, 422}
    assert SCRIPT.decode() not in page
    with scopes_disabled():
        made = [batch.state for batch in ImportBatch.objects.exclude(pk__in=known)]
    assert made in ([], [BatchState.UNREADABLE])
    assert re.search(r'class="[^"]*(error|note warn|note bad)[^"]*"', page)


def test_a_document_that_is_also_a_page_is_handed_out_so_that_no_browser_runs_it(
    world: World, browser: Client
) -> None:
    address, fields = _doors(world)["annex"]
    answer = browser.post(address, fields | {"file": SimpleUploadedFile("skan.pdf", POLYGLOT)})
    assert answer.status_code == 302
    file = StoredFile.objects.get(name="skan.pdf")

    given = browser.get(reverse("files:file_download", args=[file.uuid]))

    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"] == 'attachment; filename="skan.pdf"'
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]
    assert given.getvalue() == POLYGLOT


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_a_hostile_name_becomes_a_harmless_one(kind: str, world: World, browser: Client) -> None:
    name, expected = NAMES[kind]
    known = set(StoredFile.objects.values_list("pk", flat=True))
    address, fields = _doors(world)["annex"]
    body = _multipart(fields, name.encode())

    answer = browser.generic("POST", address, body, content_type="multipart/form-data; boundary=granica")

    assert answer.status_code == 302
    file = StoredFile.objects.exclude(pk__in=known).get()
    assert expected is None or file.name == expected
    assert not set("/\\\r\n\x00\u202e") & set(file.name)
    header = browser.get(reverse("files:file_download", args=[file.uuid]))["Content-Disposition"]
    assert header.startswith("attachment")


@pytest.mark.parametrize("hidden", [b"umowa\x00.exe.pdf", b"umowa\x0d\x0aX-Zly: 1.pdf", b"", b"\xff\xfe.pdf"])
def test_a_name_broken_on_purpose_is_no_error_of_the_server(
    hidden: bytes, world: World, browser: Client
) -> None:
    address, fields = _doors(world)["annex"]

    answer = browser.generic(
        "POST",
        address,
        _multipart(fields, hidden),
        content_type="multipart/form-data; boundary=granica",
    )

    assert answer.status_code in {302, 400, 422}
    for file in StoredFile.objects.all():
        assert not set("/\\\r\n\x00") & set(file.name)


def _multipart(fields: dict[str, str], name: bytes) -> bytes:
    parts = [
        b'--granica\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s' % (key.encode(), value.encode())
        for key, value in fields.items()
    ]
    quoted = name.replace(b'"', b"%22")
    head = b'--granica\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n' % quoted
    parts.append(head + b"Content-Type: application/pdf\r\n\r\n" + samples.PDF)
    return b"\r\n".join(parts) + b"\r\n--granica--\r\n"
