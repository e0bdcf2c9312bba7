"""``spoiwo report``: a whole file or none, and each refusal one sentence with code 1."""

import json
import os
import stat
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.db import OperationalError
from django_scopes import scope

from config import cli, reporting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory
from spoiwo.reports.models import Report
from tests.cast import Cast
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import a_report, an_approved_report

pytestmark = pytest.mark.django_db
Run = Callable[..., str]


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    """A partnership with one meeting in 2016."""
    with scope(partnership=cast.partnership):
        a_held_meeting(cast.partnership, title="Spotkanie w Zwoleniu", day=date(2016, 3, 3))
        yield cast.partnership


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in the mode and on the database of the tests; return what it told."""
    for name in ("SPOIWO_MODE", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))

    def run(*arguments: str) -> str:
        cli.main(["report", *arguments])
        return capsys.readouterr().err

    return run


def refused(run: Run, *arguments: str) -> str:
    """Return the sentence with which the command left."""
    with pytest.raises(SystemExit) as left:
        run(*arguments)
    # A sentence as the code of an exit is printed and makes it 1.
    assert isinstance(left.value.code, str)
    return left.value.code


def numbers(path: Path) -> dict[str, int]:
    return {one["code"]: one["number"] for one in json.loads(path.read_bytes())["figures"]}


BEGINNINGS = {
    "pdf": b"%PDF-",
    "docx": b"PK",
    "odt": b"PK",
    "xlsx": b"PK",
    "json": b"{",
    "html": b"<!doctype html>",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_report_is_written_in_every_format(home: Partnership, run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"sprawozdanie.{form}"

    told = run(home.slug, "2016", "--format", form, "-o", str(path))

    assert path.read_bytes().startswith(BEGINNINGS[form])
    assert os.listdir(tmp_path) == [path.name]
    assert f"Writing {form.upper()}" in told
    assert f"Saved {path}." in told


def test_a_report_nobody_began_comes_from_records_and_nothing_is_kept(
    home: Partnership, run: Run, tmp_path: Path
) -> None:
    told = run(home.slug, "2016", "--format", "json", "-o", str(tmp_path / "a.json"))

    assert "no report of this period was begun" in told
    assert numbers(tmp_path / "a.json")["P03"] == 1
    assert not Report.objects.exists()


def test_of_a_year_without_a_record_it_is_said_that_every_figure_is_nought(
    home: Partnership, run: Run, tmp_path: Path
) -> None:
    Signatory.objects.filter(partnership=home).delete()

    empty = run(home.slug, "1999", "--format", "json", "-o", str(tmp_path / "a.json"))
    full = run(home.slug, "2016", "--format", "json", "-o", str(tmp_path / "b.json"))

    assert "Nothing was recorded in this period" in empty
    assert not any(numbers(tmp_path / "a.json").values())
    assert "Nothing was recorded" not in full


def test_an_approved_report_is_written_as_it_was_frozen(home: Partnership, run: Run, tmp_path: Path) -> None:
    report = an_approved_report(home)
    a_held_meeting(home, day=date(2016, 6, 1))

    told = run(home.slug, "2016", "--format", "json", "-o", str(tmp_path / "a.json"))

    assert "(approved)" in told
    assert numbers(tmp_path / "a.json")["P03"] == 1
    assert json.loads((tmp_path / "a.json").read_bytes())["sha256"] == report.sha256


def test_a_report_being_written_says_what_is_recorded_today(
    home: Partnership, run: Run, tmp_path: Path
) -> None:
    a_report(home, title="Nasze sprawozdanie")
    a_held_meeting(home, day=date(2016, 6, 1))

    run(home.slug, "2016", "--format", "xlsx", "-o", str(tmp_path / "a.xlsx"))

    book = openpyxl.load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert book.properties.title == "Nasze sprawozdanie"
    assert {row[0].value: row[3].value for row in book.worksheets[1].iter_rows()}["P03"] == 2


def test_other_days_are_named_by_the_first_and_the_last(home: Partnership, run: Run, tmp_path: Path) -> None:
    for last, wanted in (("2016-03-02", 0), ("2016-03-03", 1)):
        days = ("--since", "2016-01-01", "--until", last)
        run(home.slug, *days, "--format", "json", "-o", str(tmp_path / "a.json"))

        assert numbers(tmp_path / "a.json")["P03"] == wanted


def test_the_file_goes_to_the_output_alone_and_progress_beside_it(
    home: Partnership, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in ("SPOIWO_MODE", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))

    cli.main(["report", home.slug, "2016", "--format", "json", "-o", "-"])

    said = capsysbinary.readouterr()
    assert json.loads(said.out)["title"]
    assert b"Writing JSON" in said.err


WRONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("nie-ma-takiego", "2016"), "There is no partnership “nie-ma-takiego”"),
    (("powiat-zwolenski", "2016", "--format", "exe"), "There is no format “exe”. Choose one of: pdf,"),
    (("powiat-zwolenski", "rok"), "“rok” is not a year."),
    (("powiat-zwolenski", "٢٠١٦"), "is not a year."),
    (("powiat-zwolenski", "2999"), "This period has not begun yet."),
    (("powiat-zwolenski",), "Name either a year, or both --since and --until."),
    (("powiat-zwolenski", "2016", "--since", "2016-01-01"), "Name either a year"),
    (("powiat-zwolenski", "--since", "2016-01-01"), "Name either a year"),
    (("powiat-zwolenski", "--since", "2016-02-01", "--until", "2016-01-31"), "The period has no days"),
    (("powiat-zwolenski", "--since", "2016-02-30", "--until", "2016-03-31"), "“2016-02-30” is not a day."),
    (("powiat-zwolenski", "--since", "2016-01-01", "--until", "9999-12-31"), "is not a day."),
)


@pytest.mark.parametrize(("arguments", "wanted"), WRONG)
def test_what_cannot_be_done_is_said_and_the_file_stays_as_it_was(
    home: Partnership, run: Run, tmp_path: Path, arguments: tuple[str, ...], wanted: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"stare")

    said = refused(run, *arguments, "-o", str(path))

    assert said.startswith("spoiwo: ")
    assert wanted in said
    assert path.read_bytes() == b"stare"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_place_that_cannot_be_written_is_named_before_anything_is_read(
    home: Partnership, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "_made", lambda *_given: pytest.fail("records were read"))
    (tmp_path / "plik").write_text("a")

    for place in (tmp_path / "nie-ma" / "a.pdf", tmp_path / "plik" / "a.pdf"):
        assert "cannot be written" in refused(run, home.slug, "2016", "-o", str(place))
    assert "is no file" in refused(run, home.slug, "2016", "-o", str(tmp_path))


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_beside(
    home: Partnership, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"stare")

    def full(_path: Path, content: bytes) -> int:
        with _path.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    assert "No space left on device" in refused(run, home.slug, "2016", "-o", str(path))
    assert path.read_bytes() == b"stare"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_database_that_is_not_ready_is_a_sentence_too(
    home: Partnership, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_slug: str) -> Partnership:
        raise OperationalError("connection refused\nhint")

    monkeypatch.setattr(reporting, "_partnership", gone)

    said = refused(run, home.slug, "2016", "-o", str(tmp_path / "a.pdf"))

    assert said == "spoiwo: The database does not answer as it should: connection refused"


def test_a_file_keeps_what_the_umask_allows(home: Partnership, run: Run, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run(home.slug, "2016", "--format", "json", "-o", str(tmp_path / "a.json"))
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640
