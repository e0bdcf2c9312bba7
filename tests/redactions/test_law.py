"""Redaction before publishing, the original kept inside (BIP-09), read back by programs that are not ours."""

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from lxml import etree

from spoiwo.audit.models import LogEntry
from spoiwo.files.services import content
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.selectors import seal_of
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.services import hide_words, show_words
from spoiwo.redactions.states import BARS, Ground
from tests.cast import Cast, ClientOf
from tests.factories.minutes import SYSTEM
from tests.reading import english

pytestmark = pytest.mark.django_db
NAME, PESEL, PHONE = "Janina Kwiatkowska", "44051401359", "600 700 800"
HIDDEN = (NAME, "Janinie Kwiatkowskiej", PESEL, PHONE)
BAR = BARS[Ground.PRIVACY]


def _plain(text: str) -> str:
    return " ".join(re.sub("\u00ad\\s*", "", text).split())


def _by_poppler(pdf: bytes) -> str:
    made = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return made.stdout.decode()


def _by_libreoffice(file: bytes, ending: str, folder: Path) -> str:
    (folder / f"a.{ending}").write_bytes(file)
    office = shutil.which("soffice")
    assert office
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "txt:Text",
         "--outdir", str(folder), str(folder / f"a.{ending}")],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return (folder / "a.txt").read_text(encoding="utf-8-sig")


def _everything_in(archive: bytes) -> str:
    """Return every letter of every part of an office file, also where no program shows it."""
    with ZipFile(BytesIO(archive)) as parts:
        trees = [etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith(".xml")]
    return " ".join("".join(tree.itertext()) for tree in trees)


def _public(minutes: Minutes, reader: Client, form: str) -> bytes:
    home = minutes.partnership.get_absolute_url()
    return reader.get(f"{home}publikacje/protokoly/{minutes.pk}/{form}/").content


def _page(minutes: Minutes, reader: Client) -> str:
    home = minutes.partnership.get_absolute_url()
    return _plain(reader.get(f"{home}spotkania/{minutes.meeting_id}/protokol/").content.decode())


def test_bip_09_what_is_hidden_is_gone_from_the_page_and_every_file_and_the_sealed_original_stays(
    home: Partnership, read_by_all: Minutes, cast: Cast, client_of: ClientOf, tmp_path: Path
) -> None:
    minutes, reader = read_by_all, client_of(cast.visitor)
    sealed = (minutes.content, minutes.sha256, minutes.pdf_sha256)
    assert minutes.pdf is not None
    kept = content(minutes.pdf)
    assert NAME in _page(minutes, reader)

    hide_words(actor=cast.officer, text=minutes, words=HIDDEN, ground=Ground.PRIVACY)

    forms = {form: _public(minutes, reader, form) for form in ("pdf", "docx", "odt", "xml", "json")}
    shown = {
        "page": _page(minutes, reader),
        "pdf": _by_poppler(forms["pdf"]),
        "docx": _by_libreoffice(forms["docx"], "docx", tmp_path),
        "odt": _by_libreoffice(forms["odt"], "odt", tmp_path),
        "docx, every part": _everything_in(forms["docx"]),
        "odt, every part": _everything_in(forms["odt"]),
        "xml": " ".join(etree.fromstring(forms["xml"]).itertext()),
        "json": json.dumps(json.loads(forms["json"]), ensure_ascii=False).replace("\\n", " "),
    }
    for where, text in shown.items():
        said = _plain(text)
        assert BAR in said, where
        assert "Adam Wiśniewski" in said, where
        for words in HIDDEN:
            assert words not in said, (where, words)

    minutes.refresh_from_db()
    assert (minutes.content, minutes.sha256, minutes.pdf_sha256) == sealed
    assert seal_of(minutes).is_whole
    assert content(minutes.pdf) == kept
    assert NAME in _plain(_by_poppler(kept))
    page = f"/pulpit/{home.slug}/spotkania/{minutes.meeting_id}/protokol/"
    inside = english(client_of(cast.officer)).get(page)
    assert NAME in _plain(inside.content.decode())


def test_bip_09_a_redaction_after_publication_is_told_in_the_register_without_the_words(
    read_by_all: Minutes, cast: Cast, client_of: ClientOf
) -> None:
    minutes, reader = read_by_all, client_of(cast.visitor)
    home = minutes.partnership.get_absolute_url()

    hide_words(actor=cast.officer, text=minutes, words=HIDDEN, ground=Ground.PRIVACY)

    register = reader.get(f"{home}publikacje/rejestr/json/").content.decode()
    changes = json.loads(_public(minutes, reader, "json"))["changes"]
    assert json.loads(register)["entries"][0]["step"] == "changed"
    assert changes[0]["who"] == str(cast.officer)
    assert len(changes) == 2
    [deed] = LogEntry.objects.filter(action="redactions.minutes.hidden")
    for words in HIDDEN:
        assert words not in register
        assert words not in json.dumps([deed.data, deed.object_name], ensure_ascii=False)


def test_bip_09_the_page_says_on_what_ground_in_whose_interest_and_by_whom_something_is_kept_back(
    read_by_all: Minutes, cast: Cast, client_of: ClientOf
) -> None:
    hide_words(actor=cast.officer, text=read_by_all, words=[PESEL, PHONE], ground=Ground.PRIVACY)

    page = _page(read_by_all, client_of(cast.visitor))

    assert str(cast.officer) in page.partition("</article>")[0]
    assert page.count('<span class="blacked-out">') == 2


def test_bip_09_hidden_words_are_shown_again_with_a_reason_that_stays_inside(
    read_by_all: Minutes, cast: Cast, client_of: ClientOf
) -> None:
    [redaction] = hide_words(actor=SYSTEM, text=read_by_all, words=["Wójt"], ground=Ground.SECRET)

    show_words(actor=cast.officer, redaction=redaction, because="Funkcja publiczna.")

    page = _page(read_by_all, client_of(cast.visitor))
    assert "Wójt Adam" in page
    assert "Funkcja publiczna" not in page
