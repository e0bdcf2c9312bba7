"""PDF and ODT in the layout of the office, made by the LibreOffice of the server; what happens without it."""

import os
import re
import socket
import stat
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.utils import translation
from django_scopes import scope
from docx.document import Document as WordDocument
from pytest_django import Settings

from spoiwo.common.actors import SystemActor
from spoiwo.documents import kinds, services
from spoiwo.documents.adapters import office
from spoiwo.documents.kinds import Kind
from spoiwo.documents.layouts.default import default_template
from spoiwo.documents.layouts.filling import TemplateBroken
from spoiwo.documents.render import to_pdf
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.documents.readers import assert_says, needed, odt_part, odt_text, pdf_faults, pdf_text
from tests.documents.samples import minutes
from tests.documents.templates import a_template
from tests.factories.meetings import a_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault", "kind")]
SYSTEM = SystemActor("tests")
LETTERHEAD = "Biuro Partnerstwa Lokalnego w Zwoleniu"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
WORDS = "Fundusze Europejskie. Unia Europejska, Europejski Fundusz Społeczny"


@pytest.fixture
def home(cast: Cast, kind: Kind) -> Iterator[Partnership]:
    """A partnership whose papers of the trial kind have the letterhead of the office."""
    with scope(partnership=cast.partnership), translation.override("en"):
        _use(
            cast.partnership,
            kind,
            a_template("{{znaki}}", "{{tytuł}}", "{{przebieg}}", "{{treść}}", change=_head),
        )
        yield cast.partnership


def _head(word: WordDocument) -> None:
    word.sections[0].header.paragraphs[0].text = LETTERHEAD


def _use(partnership: Partnership, kind: Kind, content: bytes) -> None:
    template = services.add_template(
        actor=SYSTEM, partnership=partnership, kind=kind, upload=BytesIO(content), name="biuro.docx"
    )
    services.use_template(actor=SYSTEM, template=template)


def _made(home: Partnership, form: str) -> services.Made:
    return services.in_form(minutes(), form, partnership=home, kind="trial")


def _pretend(settings: Settings, place: Path, *orders: str) -> None:
    """Put a program of our own in the place of LibreOffice."""
    program = place / "soffice"
    program.write_text("#!/bin/sh\n" + "\n".join(orders) + "\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    settings.SOFFICE = str(program)


def test_a_pdf_in_the_layout_of_the_office_is_tagged_and_says_the_same(
    home: Partnership, tmp_path: Path
) -> None:
    needed("soffice")

    made = _made(home, "pdf")

    (tmp_path / "a.pdf").write_bytes(made.content)
    told = subprocess.run(
        [needed("pdfinfo"), str(tmp_path / "a.pdf")], capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")
    assert made.remark == ""
    assert re.search(r"^Tagged:\s+yes$", told, re.M)
    assert re.search(r"^Title:\s+Protokół posiedzenia plenarnego$", told, re.M)
    assert "LibreOffice" in told
    assert LETTERHEAD in subprocess.run(
        [needed("pdftotext"), str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")
    said = " ".join(pdf_text(made.content).split())
    assert "jednogłośnie" in said
    assert "Instytucja Źdźbło numer 6" in said
    assert WORDS.encode("utf-16-be").hex().upper().encode() in made.content.upper()


def test_a_pdf_in_the_default_template_passes_the_check_of_pdf_ua(home: Partnership, kind: Kind) -> None:
    needed("soffice")
    _use(home, kind, default_template(kind))

    faults = pdf_faults(_made(home, "pdf").content, "ua1")

    # LibreOffice 7.4 draws the borders of paragraphs (a line to be signed) without marking them as ornament.
    assert [fault for fault in faults if "path painting" not in fault] == []


def test_an_odt_in_the_layout_of_the_office_keeps_words_of_signs(home: Partnership) -> None:
    needed("soffice")

    made = _made(home, "odt")

    assert made.remark == ""
    assert LETTERHEAD in "".join(odt_part(made.content, "styles.xml").itertext())
    described = [node.text or "" for node in odt_part(made.content, "content.xml").iter(f"{SVG}desc")]
    assert [words.replace("\u00a0", " ") for words in described] == [WORDS]
    assert "jednogłośnie" in odt_text(made.content)


def test_a_paper_of_an_office_without_a_template_needs_no_libreoffice(
    cast: Cast, kind: Kind, settings: Settings, tmp_path: Path
) -> None:
    _pretend(settings, tmp_path, "exit 1")

    with scope(partnership=cast.partnership):
        made = _made(cast.partnership, "pdf")

    assert made == services.Made(to_pdf(minutes()))


@pytest.mark.parametrize("form", ["pdf", "odt"])
def test_without_libreoffice_papers_keep_the_default_layout_in_silence(
    home: Partnership, settings: Settings, form: str
) -> None:
    for absent in ("off", "nie-ma-takiego-programu"):
        settings.SOFFICE = absent

        made = _made(home, form)

        assert made.remark == ""
        assert LETTERHEAD.encode() not in made.content
        assert_says(odt_text(made.content) if form == "odt" else pdf_text(made.content), minutes())


PDF = "%PDF-1.7 /StructTreeRoot /Marked true pdfuaid:part"
FAILURES = {
    "ends badly": ("exit 3",),
    "writes nothing": ("exit 0",),
    "writes what is no paper": (
        'mkdir -p out; echo "<html>" > out/pismo.pdf; cp out/pismo.pdf out/pismo.odt',
    ),
    "writes an untagged paper": ('mkdir -p out; echo "%PDF-1.7" > out/pismo.pdf',),
    "writes a paper that acts": (f'mkdir -p out; echo "{PDF} /JavaScript" > out/pismo.pdf',),
    "never ends": ("sleep 600 & sleep 600",),
}


@pytest.mark.parametrize("name", FAILURES)
def test_when_libreoffice_fails_the_paper_comes_in_the_default_layout_with_a_sentence(
    home: Partnership, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(office, "SECONDS", 1)
    _pretend(settings, tmp_path, *FAILURES[name])

    made = _made(home, "pdf")

    assert "could not be made from the office’s template" in made.remark
    assert_says(pdf_text(made.content), minutes())


def test_a_template_that_can_no_longer_be_filled_does_not_hold_up_a_pdf(
    home: Partnership, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed("soffice")
    monkeypatch.setattr(services, "as_docx", _broken)

    made = _made(home, "odt")

    assert made.remark
    assert_says(odt_text(made.content), minutes())


def _broken(*_given: object, **_named: object) -> bytes:
    raise TemplateBroken("pole")


def test_libreoffice_is_run_without_our_surroundings_macros_or_a_network(
    home: Partnership, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://tajne")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        _pretend(
            settings,
            tmp_path,
            f"env > {tmp_path}/env; echo $* > {tmp_path}/asked; cat profile/user/*.xcu > {tmp_path}/strict",
            f"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' && touch {tmp_path}/reached",
        )

        _made(home, "pdf")

    around = (tmp_path / "env").read_text()
    assert "tajne" not in around
    ours = {"HOME", "TMPDIR", "LANG", "SAL_USE_VCLPLUGIN", "PATH", "http_proxy", "https_proxy"}
    of_the_shell = {"PWD", "OLDPWD", "SHLVL", "_"}
    assert set(re.findall(r"^(\w+)=", around, re.M)) <= ours | of_the_shell
    strict = (tmp_path / "strict").read_text()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true<' in strict
    assert 'oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in strict
    assert "-env:UserInstallation=file:///" in (tmp_path / "asked").read_text()
    # Where the system forbids a network of its own, the templates alone hold nothing to fetch.
    assert (tmp_path / "reached").exists() == (office._without_network() == ())


def test_nothing_is_left_of_a_paper_made_by_libreoffice(
    home: Partnership, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed("soffice")
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))

    assert _made(home, "odt").remark == ""

    assert os.listdir(place) == []


def test_the_pages_of_templates_say_which_formats_have_the_layout(
    cast: Cast, kind: Kind, client_of: ClientOf, settings: Settings, tmp_path: Path
) -> None:
    client = client_of(cast.officer)
    client.cookies["jezyk"] = "en"
    pages = [f"/pulpit/{cast.partnership.slug}/szablony/{end}" for end in ("", "protokol-probny/")]
    _pretend(settings, tmp_path, "exit 0")
    assert all("DOCX, ODT and PDF all have the layout" in client.get(page).content.decode() for page in pages)

    settings.SOFFICE = "off"

    assert all("this server has no LibreOffice" in client.get(page).content.decode() for page in pages)


def test_who_downloads_a_paper_reads_on_the_next_page_why_it_has_the_default_layout(
    cast: Cast, client_of: ClientOf, settings: Settings, tmp_path: Path
) -> None:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership)
        content = a_template("{{treść}}", change=_head)
        _use(cast.partnership, kinds.get("paper"), content)
    _pretend(settings, tmp_path, "exit 1")
    home = f"/pulpit/{cast.partnership.slug}/"

    given = client.get(f"{home}spotkania/{meeting.pk}/obecnosc/lista.pdf")
    after = client.get(f"{home}szablony/").content.decode()

    assert given.content.startswith(b"%PDF-")
    assert "could not be made from the office’s template" in after
    assert docx.Document(
        BytesIO(client.get(f"{home}spotkania/{meeting.pk}/obecnosc/lista.docx").content)
    ).sections
