"""The report beside earlier ones: the same numbers in every format, as filed where they were filed."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.utils.translation import override
from lxml import html
from pytest_django import Settings

from spoiwo.documents.model import Chart, Table
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, services
from spoiwo.reports.content import Content
from spoiwo.reports.formats import written
from spoiwo.reports.models import Report
from tests.documents import readers
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import BY_LEADER, SYSTEM, a_filed_report, a_report

pytestmark = pytest.mark.django_db
HELD = {2014: 3, 2015: 2, 2016: 5}


@pytest.fixture(autouse=True)
def _vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def report(home: Partnership) -> Report:
    """The report of 2016, after one of 2015 was filed and a meeting of that year was recorded too late."""
    home.founded_on = date(2014, 5, 14)
    home.save(update_fields=["founded_on"])
    for year, number in HELD.items():
        for month in range(1, number + 1):
            a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(year, 5 + month, 3))
    a_filed_report(home, 2015)
    a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2015, 12, 3), title="Dopisane później")
    return a_report(home, is_in_words=False)


def table_of(content: Content) -> Table:
    [found] = [
        one for _section, one in content.tables() if any(heading == "2016" for heading in one.headings)
    ]
    return found


def row_of(content: Content) -> list[str]:
    with override("pl"):
        label = next(count.label for count in content.counts if count.code == "P03")
    [row] = [one for one in table_of(content).rows if str(one[0]).lower() == label.lower()]
    return [str(cell) for cell in row]


def test_a_filed_year_keeps_its_filed_number_and_a_year_before_the_founding_has_none(report: Report) -> None:
    content = papers.content_of(report)

    assert row_of(content)[1:] == ["–", "3", "2", "5"]
    headings = table_of(content).headings[1:]
    assert [heading[:4] for heading in headings] == ["2013", "2014", "2015", "2016"]
    assert [len(heading) > 4 for heading in headings] == [False, False, True, False]


def test_the_same_numbers_stand_in_every_format(report: Report) -> None:
    content = papers.content_of(report)
    table = table_of(content)
    wanted = [[str(cell) for cell in row] for row in (table.headings, *table.rows)]

    assert _word_rows(written(report, "docx").content, len(wanted)) == wanted
    assert _html_rows(written(report, "html").content, len(wanted)) == wanted
    assert _odt_rows(written(report, "odt").content, len(wanted)) == wanted
    printed = " ".join(readers.pdf_text(written(report, "pdf").content).split())
    assert " ".join(row_of(content)[1:]) in printed
    sheet = next(
        one
        for one in openpyxl.load_workbook(BytesIO(written(report, "xlsx").content))
        if one["A1"].value == "Kod"
    )
    figures = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert figures["P03"][3] == 5
    assert figures["P03"][-3:] == (None, 3, 2)
    told = json.loads(written(report, "json").content)
    earlier = next(one["earlier"] for one in told["figures"] if one["code"] == "P03")
    assert [(one["number"], one["is_filed"]) for one in earlier] == [(None, False), (3, False), (2, True)]
    tables = [one["rows"] for section in told["sections"] for one in section["tables"]]
    assert wanted[1:] in tables


def _clean(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("\u00a0", " ").replace("\u00ad", "").strip() for cell in row] for row in rows]


def _with(tables: list[list[list[str]]], length: int) -> list[list[str]]:
    [found] = [rows for rows in map(_clean, tables) if rows and "2016" in rows[0] and len(rows) == length]
    return found


def _word_rows(content: bytes, length: int) -> list[list[str]]:
    tables = readers.word(content).tables
    return _with([[[cell.text for cell in row.cells] for row in one.rows] for one in tables], length)


def _html_rows(content: bytes, length: int) -> list[list[str]]:
    tables = html.document_fromstring(content.decode()).iter("table")
    said = [[[cell.text_content() for cell in row] for row in one.iter("tr")] for one in tables]
    return _with(said, length)


def _odt_rows(content: bytes, length: int) -> list[list[str]]:
    name = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    tables = readers.odt_part(content, "content.xml").iter(f"{name}table")
    said = [
        [
            ["".join(cell.itertext()) for cell in row.iter(f"{name}table-cell")]
            for row in one.iter(f"{name}table-row")
        ]
        for one in tables
    ]
    return _with(said, length)


def test_pictures_have_words_in_each_format_and_draw_the_numbers_of_the_table(report: Report) -> None:
    content = papers.content_of(report)
    charts = [block for section in content.sections for block in section.blocks if isinstance(block, Chart)]
    assert (None, 3, 2, 5) in [line.numbers for chart in charts for line in chart.lines]

    words = {chart.words for chart in charts}
    shapes = readers.word(written(report, "docx").content).inline_shapes
    assert {str(one._inline.docPr.get("descr")).replace("\u00a0", " ") for one in shapes} == words
    said = readers.pdf_alternatives(written(report, "pdf").content)
    assert {one.replace("\u00a0", " ") for one in said} == words
    page = html.document_fromstring(written(report, "html").content.decode())
    assert {one.get("aria-label").replace("\u00a0", " ") for one in page.xpath("//*[@role='img']")} == words
    pictures = json.loads(written(report, "json").content)["sections"][-1]["pictures"]
    assert {one["words"] for one in pictures} == words


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_pdf_with_charts_keeps_the_standards(report: Report, profile: str) -> None:
    assert readers.pdf_faults(written(report, "pdf").content, profile) == []


def test_a_filed_comparison_never_changes(report: Report, home: Partnership) -> None:
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
    services.file_report(actor=SYSTEM, report=report, filed_with="")
    filed = row_of(papers.content_of(report))

    a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2014, 11, 3))

    report.refresh_from_db()
    assert row_of(papers.content_of(report)) == filed
