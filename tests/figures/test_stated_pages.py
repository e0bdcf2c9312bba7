"""Numbers from documents on pages, on the desk and in the report."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.dashboard.year import glance_at
from spoiwo.documents.model import Note, Table, plain
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.periods import PeriodKind
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.content import encoded
from spoiwo.reports.data import as_json
from spoiwo.reports.formats import written
from spoiwo.reports.services import ReportDraft
from spoiwo.reports.states import Chapter
from tests.cast import Cast, ClientOf
from tests.factories.figures import a_stated_number
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import a_filed_report
from tests.reading import english, read

pytestmark = pytest.mark.django_db
FIGURES = "/pulpit/powiat-zwolenski/liczby/"
FIELDS = {
    "code": "P03",
    "number": "24",
    "since": "1.01.2016",
    "until": "31 grudnia 2016",
    "source": "Sprawozdanie 2016",
    "words": "Odbyły się 24 spotkania (s. 3).",
    "source_url": "/pulpit/powiat-zwolenski/pisma/7/",
}


@pytest.fixture(autouse=True)
def _vault(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    with scope(partnership=cast.partnership):
        a_held_meeting(cast.partnership, kind=MeetingKind.SIGNATORIES, day=date(2016, 3, 10))
    return english(client_of(cast.officer))


def test_an_officer_records_a_number_and_the_figure_says_which_part_a_document_states(
    cast: Cast, officer: Client
) -> None:
    assert officer.post(f"{FIGURES}podane/nowa/", FIELDS).status_code == 302

    listed, one = read(officer, f"{FIGURES}?rok=2016"), read(officer, f"{FIGURES}p03/?rok=2016")
    assert 'p03/?rok=2016">24<' in listed
    assert "of these 23 according to: Sprawozdanie 2016" in listed
    for words in (
        "The document says 24, 1 are recorded.",
        "23 more according to: Sprawozdanie 2016",
        'href="/pulpit/powiat-zwolenski/pisma/7/"',
        "Odbyły się 24 spotkania (s. 3).",
        "both ways agree",
    ):
        assert words in one, words
    [entry] = LogEntry.objects.filter(action="figures.number.stated")
    assert (entry.data["code"], entry.data["number"], entry.data["words"]) == ("P03", 24, FIELDS["words"])


def test_records_that_say_more_are_told_on_the_page(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        a_stated_number(cast.partnership, "P03", 0)

    assert "The records give 1, the document says 0." in read(officer, f"{FIGURES}p03/?rok=2016")


def test_a_number_taken_back_stays_readable_and_counts_no_more(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        number = a_stated_number(cast.partnership, "P03", 24).pk

    page = f"{FIGURES}podane/{number}/cofnij/"
    assert officer.post(page, {"why": " "}).status_code == 422
    assert officer.post(page, {"why": "To liczba z innego roku"}).status_code == 302

    assert 'p03/?rok=2016">1<' in read(officer, f"{FIGURES}?rok=2016")
    listed = read(officer, f"{FIGURES}podane/")
    assert "To liczba z innego roku" in listed
    assert f"{number}/cofnij/" not in listed
    assert officer.post(page, {"why": "drugi raz"}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "P01.seats"},
        {"code": "<script>"},
        {"number": "-3"},
        {"number": "dwa"},
        {"until": "31.12.2015"},
        {"source": ""},
        {"source_url": "https://example.org/"},
        {"source_url": "javascript:alert(1)"},
        {"words": "x" * 1001},
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(
    cast: Cast, officer: Client, wrong: dict[str, str]
) -> None:
    answer = officer.post(f"{FIGURES}podane/nowa/", FIELDS | wrong)

    assert answer.status_code == 422
    assert "Sprawozdanie 2016" in answer.content.decode() or not wrong.get("source", "x")
    with scope(partnership=cast.partnership):
        assert not StatedNumber.objects.exists()


def test_the_form_is_filled_with_the_figure_and_the_days_one_comes_from(officer: Client) -> None:
    page = read(officer, f"{FIGURES}podane/nowa/?liczba=p03&rok=2016")

    assert '<option value="P03" selected>' in page
    assert 'value="31.12.2016"' in page


def test_whoever_may_only_read_sees_no_button_and_words_are_no_markup(
    cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        a_stated_number(
            cast.partnership, "P03", 24, source="<b>Raport</b>", words="<script>alert(1)</script>"
        )
    auditor = client_of(cast.auditor)

    for page in (f"{FIGURES}podane/", f"{FIGURES}p03/?rok=2016", f"{FIGURES}?rok=2016"):
        text = read(auditor, page)
        assert "<script>alert" not in text
        assert "<b>Raport" not in text
        assert "podane/nowa" not in text
    assert auditor.get(f"{FIGURES}podane/nowa/").status_code == 403


def test_the_desk_gives_the_same_numbers(cast: Cast) -> None:
    home = cast.partnership
    with scope(partnership=home):
        a_held_meeting(home, kind=MeetingKind.SIGNATORIES, day=date(2016, 3, 10))
        a_stated_number(home, "P03", 24)
        a_stated_number(home, "P02", 4)
        a_stated_number(home, "P02", 3, date(2016, 5, 1), date(2016, 6, 1))
        a_stated_number(home, "P01", 69)
        glance = glance_at(home, 2016, date(2020, 1, 1))

    lines = {line.url.partition("/liczby/")[2][:3]: line for line in glance.lines}
    assert (lines["p03"].number, lines["p03"].stated, lines["p02"].number) == (24, 23, 4)
    assert [month.number for month in lines["p02"].months[3:6]] == [0, 3, 0]
    assert glance.figures[0].number == 69


def a_report(home: Partnership) -> ReportDraft:
    return ReportDraft(since=date(2016, 1, 1), until=date(2017, 1, 1), kind=PeriodKind.YEAR)


def test_the_report_its_json_and_its_workbook_say_the_number_and_its_source(cast: Cast) -> None:
    home = cast.partnership
    with scope(partnership=home):
        a_held_meeting(home, kind=MeetingKind.INFORMATION, day=date(2016, 3, 10))
        a_stated_number(home, "P07.organised", 24, source_url="/pulpit/powiat-zwolenski/pisma/7/")
        report = services.unsaved_report(home, a_report(home))
        content = papers.content_of(report)
        data = json.loads(as_json(report))
        book = openpyxl.load_workbook(BytesIO(written(report, "xlsx").content))

    [figure] = [one for one in data["figures"] if one["code"] == "P07.organised"]
    assert figure["number"] == sum(one["weight"] for one in figure["records"]) == 24
    assert [(one["weight"], one["url"]) for one in figure["records"] if one["is_stated"]] == [
        (23, "/pulpit/powiat-zwolenski/pisma/7/")
    ]
    records = [row for row in book.worksheets[2].iter_rows(values_only=True) if row[0] == "P07.organised"]
    assert sum(int(str(row[-1])) for row in records) == 24
    [section] = [one for one in content.sections if one.chapter == Chapter.INFORMATION]
    assert any("Sprawozdanie 2016" in plain(one.text) for one in section.blocks if isinstance(one, Note))
    by_host = next(one for one in section.blocks if isinstance(one, Table) and one.heads_rows)
    assert plain(by_host.rows[-1][-1]) == "24"


def test_a_filed_report_keeps_its_number_and_tells_what_a_later_document_changes(cast: Cast) -> None:
    home = cast.partnership
    with scope(partnership=home):
        filed = a_filed_report(home)
        frozen = encoded(papers.content_of(filed))
        a_stated_number(home, "P02", 4)
        filed = selectors.report_by_id(home, filed.pk)

        assert encoded(papers.content_of(filed)) == frozen
        [one] = selectors.corrections_of(filed, papers.content_of(filed))
    assert (one.filed.code, one.filed.number, one.today) == ("P02", 0, 4)
