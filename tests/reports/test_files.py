"""A report as files: read back by programs that are not ours, each says the same words and numbers."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils.translation import override
from lxml import html
from PIL import Image
from pytest_django import Settings

from spoiwo.documents import kinds
from spoiwo.documents import services as templates
from spoiwo.documents.render import to_pdf
from spoiwo.documents.services import TemplateRefused
from spoiwo.files import services as files
from spoiwo.files.adapters import vault
from spoiwo.files.services import PhotoDraft
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, services
from spoiwo.reports.data import as_json
from spoiwo.reports.formats import FORMATS, written
from spoiwo.reports.models import Attachment, Report
from spoiwo.reports.sentences import say
from spoiwo.reports.sheets import sheets_of
from spoiwo.reports.states import Chapter
from tests.documents import readers
from tests.documents.templates import a_template
from tests.factories.files import NOBODY
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_signatory, an_organization
from tests.factories.reports import BY_LEADER, SYSTEM, a_report

pytestmark = pytest.mark.django_db
FIGURES, RECORDS = 1, 2  # the places of these sheets
SHOWN = "Uczestnicy warsztatów przy wspólnym stole"
TRAPS = (
    "=1+1",
    '{{okres}} {{x}} {% for a in b %} #panic("x") <b>gruby</b> <script>alert(1)</script> ]]> &amp;',
    "+48 @SUMA(A1) -2",
    "odwrócone\u202e i sterujące\x08\x1f znaki",
)


@pytest.fixture(autouse=True)
def _vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def filed(home: Partnership) -> Report:
    """A filed report with a dozen meetings, words, a photograph and an annex."""
    for month in range(1, 13):
        a_held_meeting(home, title=f"Spotkanie nr {month}", day=date(2016, month, 3))
    a_signatory(home, an_organization("Ośrodek Pomocy Społecznej w Zwoleniu"), since=date(2015, 1, 1))
    report = a_report(home, is_in_words=False)
    write(report, Chapter.PLENARIES, "Spotkania prowadził starosta.\n\nPrzyszło 69 instytucji.")
    attach(report)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
    services.file_report(actor=SYSTEM, report=report, filed_with="Wojewódzki Urząd Pracy")
    services.annex_report(actor=SYSTEM, report=report, title="Sprostowanie", text="Było 13 spotkań.")
    return report


def write(report: Report, chapter: Chapter, text: str) -> None:
    services.write_narrative(actor=SYSTEM, report=report, chapter=chapter, text=text, version=0)


def attach(report: Report, title: str = "Warsztaty w Zwoleniu", words: str = SHOWN) -> Attachment:
    upload = BytesIO()
    Image.new("RGB", (60, 40), "#8a5a00").save(upload, "JPEG")
    upload.seek(0)
    draft = PhotoDraft(upload=upload, name="foto.jpg", alternative=words, author="A. Nowak", ground=NOBODY)
    photo = files.store_photo(actor=SYSTEM, draft=draft, partnership=report.partnership, is_public=False)
    made: Attachment = Attachment.objects.create(report=report, title=title, photo=photo)
    return made


def said_of_meetings(report: Report) -> str:
    with override("pl"):
        return say("P03", papers.content_of(report).number("P03"), in_words=report.is_in_words)


def made(report: Report, form: str) -> bytes:
    return written(report, form).content


def cells(content: bytes) -> list[list[tuple[Any, ...]]]:
    """Return the rows of every sheet, read by openpyxl as Excel would show them."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


READINGS: dict[str, Callable[[bytes], str]] = {
    "docx": readers.word_text,
    "odt": readers.odt_text,
    "pdf": readers.pdf_text,
    "html": lambda content: readers.html_text(content.decode()),
}


@pytest.mark.parametrize("form", READINGS)
def test_every_paper_says_every_word_of_the_report_with_its_approval_and_annexes(
    filed: Report, form: str
) -> None:
    text = READINGS[form](made(filed, form))

    readers.assert_says(text, papers.report_paper(filed))
    said = " ".join(text.replace("\u00ad\n", "").split())
    for wanted in (said_of_meetings(filed), "Anna Nowak, starosta", "Sprostowanie", "Było 13 spotkań."):
        assert wanted in said
    assert filed.sha256 in "".join(text.split())


def test_the_same_numbers_stand_in_the_tables_the_data_and_the_paper(filed: Report) -> None:
    counts = papers.content_of(filed).counts
    figures = cells(made(filed, "xlsx"))[FIGURES][1:]
    told = json.loads(made(filed, "json"))["figures"]

    numbers = {count.code: count.number for count in counts}
    assert numbers["P03"] == 12
    assert {row[0]: row[3] for row in figures} == numbers
    assert {one["code"]: one["number"] for one in told} == numbers
    for one in told:
        assert sum(record["weight"] for record in one["records"]) == one["number"]


def test_every_record_behind_a_number_stands_in_the_tables(filed: Report) -> None:
    rows = cells(made(filed, "xlsx"))[RECORDS][1:]

    behind = [row for row in rows if row[0] == "P03"]
    assert [row[2] for row in behind] == [f"Spotkanie nr {month}" for month in range(1, 13)]
    assert {row[1].date() for row in behind} == {date(2016, month, 3) for month in range(1, 13)}
    added: dict[str, int] = {}
    for row in rows:
        added[row[0]] = added.get(row[0], 0) + row[4]
    assert added == {one.code: one.number for one in papers.content_of(filed).counts if one.number}


def test_every_table_of_the_paper_has_a_sheet_with_the_same_cells(filed: Report) -> None:
    tables = [
        [table.headings, *([str(cell) for cell in row] for row in table.rows)]
        for _section, table in papers.content_of(filed).tables()
    ]

    sheets = cells(made(filed, "xlsx"))[3 : 3 + len(tables)]

    assert tables
    shown = [[[cell or "" for cell in row] for row in rows] for rows in sheets]
    assert shown == [[list(row) for row in table] for table in tables]


def test_every_format_says_its_title_and_the_polish_language(filed: Report, tmp_path: Path) -> None:
    title = filed.title
    pdf, odt = made(filed, "pdf"), made(filed, "odt")
    word = readers.word(made(filed, "docx"))
    page = html.document_fromstring(made(filed, "html"))
    data = json.loads(made(filed, "json"))

    (tmp_path / "a.pdf").write_bytes(pdf)
    told = subprocess.run(
        [readers.needed("pdfinfo"), str(tmp_path / "a.pdf")], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    assert title in told.replace("\u00a0", " ")
    assert re.search(rb"/Lang\s*\(pl\)", pdf)
    assert (word.core_properties.title.replace("\u00a0", " "), word.core_properties.language) == (
        title,
        "pl-PL",
    )
    meta = "".join(readers.odt_part(odt, "meta.xml").itertext()).replace("\u00a0", " ")
    assert title in meta
    assert (page.get("lang"), page.findtext("head/title")) == ("pl", title)
    assert (data["language"], data["title"]) == ("pl", title)
    assert openpyxl.load_workbook(BytesIO(made(filed, "xlsx"))).properties.title == title


def test_the_annexes_and_the_hash_stand_in_the_tables_and_the_data(filed: Report) -> None:
    sheets = cells(made(filed, "xlsx"))
    data = json.loads(made(filed, "json"))

    assert sheets[-1][1][0] == 1
    assert sheets[-1][1][2:4] == ("Sprostowanie", "Było 13 spotkań.")
    assert ("SHA-256", filed.sha256) in sheets[0]
    [annex] = data["annexes"]
    assert (annex["number"], annex["title"], annex["text"]) == (1, "Sprostowanie", "Było 13 spotkań.")
    assert data["sha256"] == filed.sha256
    assert data["state"] == "filed"


def test_the_data_keep_to_what_is_written_about_them(filed: Report) -> None:
    page = (Path(__file__).parents[2] / "docs" / "rooms" / "reports.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `([\w.\[\]]+)` \|", page, re.M))

    assert set(_names(json.loads(made(filed, "json")))) <= described
    assert as_json(filed) == as_json(filed)


def _names(value: object, under: str = "") -> list[str]:
    if isinstance(value, dict):
        own = [f"{under}{name}" for name in value]
        return own + [deep for name, one in value.items() for deep in _names(one, f"{under}{name}.")]
    if isinstance(value, list):
        return [deep for one in value for deep in _names(one, f"{under.rstrip('.')}[].")]
    return []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_pdf_with_its_photograph_keeps_the_standards(filed: Report, profile: str) -> None:
    assert readers.pdf_faults(made(filed, "pdf"), profile) == []


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_libreoffice_opens_the_report(filed: Report, form: str, tmp_path: Path) -> None:
    printed = readers.office_pdf(made(filed, form), form, tmp_path)

    said = " ".join(readers.pdf_text(printed).split())
    assert said_of_meetings(filed) in said
    assert "Warsztaty w Zwoleniu. " in said


def test_a_photograph_is_printed_after_the_titles_with_its_words_in_every_format(filed: Report) -> None:
    [image] = html.document_fromstring(made(filed, "html")).iter("img")
    last = json.loads(made(filed, "json"))["sections"][-1]

    described = _described(made(filed, "docx"))
    assert described[-1] == SHOWN
    assert str(image.get("alt")).replace("\u00a0", " ") == SHOWN
    assert [one.replace("\u00a0", " ") for one in readers.pdf_alternatives(made(filed, "pdf"))] == described
    assert last["chapter"] == 16
    assert last["text"].endswith("\n\n1. Warsztaty w Zwoleniu")
    picture = last["pictures"][-1]
    assert picture["words"] == SHOWN
    assert re.fullmatch(r"Warsztaty w Zwoleniu\. \w+: A\. Nowak", picture["caption"])


def _described(word: bytes) -> list[str]:
    """Return the words of the pictures of a Word file, charts among them."""
    shapes = readers.word(word).inline_shapes
    return [str(shape._inline.docPr.get("descr")).replace("\u00a0", " ") for shape in shapes]


def test_a_photograph_lost_from_disk_is_named_and_the_report_still_comes(home: Partnership) -> None:
    report = a_report(home)
    attachment = attach(report)
    assert attachment.photo is not None
    vault.path_of(attachment.photo.large.sha256).unlink()

    [last] = json.loads(made(report, "json"))["sections"][-1:]

    assert last["pictures"] == []
    assert last["text"].count("Warsztaty w Zwoleniu") == 2
    assert last["text"].splitlines()[-1] in " ".join(readers.pdf_text(made(report, "pdf")).split())


@pytest.fixture
def trapped(home: Partnership) -> Report:
    """A report with words in every place that some program might take for an order."""
    first, second, third, fourth = TRAPS
    a_held_meeting(home, title=first, day=date(2016, 3, 3))
    a_held_meeting(home, title=second, day=date(2016, 4, 3))
    a_signatory(home, an_organization(third), since=date(2015, 1, 1))
    report = a_report(home, title=fourth)
    write(report, Chapter.SCOPE, "\n\n".join(TRAPS))
    write(report, Chapter.COUNCIL, "żółć " * 20_000)
    attach(report, title=first, words=f"{second} {fourth}"[:300])
    return report


@pytest.mark.parametrize("form", READINGS)
def test_hostile_words_stay_words_in_every_paper(trapped: Report, form: str) -> None:
    text = READINGS[form](made(trapped, form))

    readers.assert_says(text, papers.report_paper(trapped))
    said = " ".join(text.replace("\u00ad\n", "").split())
    for literal in ("=1+1", "{{x}}", '#panic("x")', "<script>alert(1)</script>", "]]> &amp;", "@SUMA(A1)"):
        assert literal in said.replace("\u00a0", " ")
    assert "\u202e" not in text


def test_hostile_words_are_text_in_the_workbook_and_the_data(trapped: Report) -> None:
    content = made(trapped, "xlsx")
    book = openpyxl.load_workbook(BytesIO(content))
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert {"=1+1", TRAPS[1]} <= {cell.value for cell in every}
    assert not [cell for cell in every if cell.data_type == "f" or cell.hyperlink]
    assert "\u202e" not in "".join(str(cell.value) for cell in every)
    data = json.loads(made(trapped, "json"))
    assert {record["label"] for one in data["figures"] for record in one["records"]} >= {"=1+1", TRAPS[1]}
    assert data["title"] == "odwrócone i sterujące znaki"


def test_a_hostile_report_still_makes_a_pdf_that_keeps_the_standards(trapped: Report) -> None:
    assert readers.pdf_faults(to_pdf(papers.report_paper(trapped)), "ua1") == []


def test_a_page_of_its_own_fetches_nothing_and_runs_nothing(trapped: Report) -> None:
    page = html.document_fromstring(made(trapped, "html"))

    assert not list(page.iter("script", "link", "iframe"))
    assert all(str(image.get("src")).startswith("data:image/") for image in page.iter("img"))


def test_names_of_sheets_are_apart_whatever_the_captions_are(trapped: Report) -> None:
    names = [sheet.name for sheet in sheets_of(trapped)]

    titles = openpyxl.load_workbook(BytesIO(made(trapped, "xlsx"))).sheetnames
    assert len(titles) == len(names)
    assert len({title.casefold() for title in titles}) == len(titles)


def bring(home: Partnership, *texts: str) -> None:
    template = templates.add_template(
        actor=SYSTEM,
        partnership=home,
        kind=kinds.get(papers.KIND),
        upload=BytesIO(a_template(*texts)),
        name="biuro.docx",
    )
    templates.use_template(actor=SYSTEM, template=template)


def test_an_office_template_is_filled_with_the_period_and_the_approval(filed: Report) -> None:
    bring(filed.partnership, "Za okres: {{okres}}", "{{zatwierdzenie}}", "{{treść}}")

    text = readers.word_text(made(filed, "docx")).replace("\u00a0", " ")

    assert "Za okres: 2016" in text
    with override("pl"):
        assert papers.approval_sentence(filed) in text
    assert said_of_meetings(filed) in text
    assert SHOWN in _described(made(filed, "docx"))


@pytest.mark.parametrize("field", ["{{okers}}", "{{x}}", "{% for a in b %}", "{{okres"])
def test_a_template_with_an_unknown_field_or_a_loop_is_refused_and_the_report_still_comes(
    filed: Report, field: str
) -> None:
    with pytest.raises(TemplateRefused) as refused:
        bring(filed.partnership, field, "{{treść}}")

    assert refused.value.verdict.troubles
    for form in ("docx", "odt", "pdf"):
        assert said_of_meetings(filed) in " ".join(READINGS[form](made(filed, form)).split())


def test_hostile_words_are_not_read_as_fields_of_a_template(trapped: Report) -> None:
    bring(trapped.partnership, "{{tytuł}}", "{{treść}}")

    text = readers.word_text(made(trapped, "docx")).replace("\u00a0", " ")

    assert "{{okres}} {{x}} {% for a in b %}" in text


def test_a_period_without_a_single_record_comes_in_every_format(home: Partnership) -> None:
    report = a_report(home, 2011)

    assert all(made(report, form) for form in FORMATS)
    assert {one["number"] for one in json.loads(made(report, "json"))["figures"]} == {0}


def test_a_report_nobody_began_says_what_its_records_say_and_is_not_kept(home: Partnership) -> None:
    a_held_meeting(home, day=date(2016, 3, 3))
    draft = services.ReportDraft(since=date(2016, 1, 1), until=date(2017, 1, 1))

    report = services.unsaved_report(home, draft)

    assert json.loads(made(report, "json")) == json.loads(made(a_report(home), "json"))
    assert Report.objects.count() == 1
