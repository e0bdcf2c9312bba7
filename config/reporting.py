"""``spoiwo report``: the report of a partnership written as a file, for those who automate.

Nothing is saved in the database: a report nobody has begun is put together from its records and forgotten.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from config import service
from config.options import Options
from config.trouble import Trouble

if TYPE_CHECKING:
    from spoiwo.partnerships.models import Partnership
    from spoiwo.reports.models import Report

_STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open days, and whether they are one whole year."""

    since: date
    until: date
    is_year: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told."""
    parser.add_argument("slug", help="the partnership, as in the address of its page")
    parser.add_argument("year", nargs="?", help="the year; or name the days with --since and --until")
    parser.add_argument("--since", metavar="YYYY-MM-DD", help="the first day")
    parser.add_argument("--until", metavar="YYYY-MM-DD", help="the last day")
    parser.add_argument("--format", default="pdf", help="pdf (default), docx, odt, xlsx, json or html")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the file; - is the output")


def write(options: Options, arguments: argparse.Namespace) -> None:
    """Write the report to the file; raise Trouble, nothing half-written, when something stands in the way."""
    import django

    period = period_of(arguments.year, arguments.since, arguments.until)
    django.setup()
    from django.utils.translation import override

    from spoiwo.reports.formats import FORMATS

    if arguments.format not in FORMATS:
        raise Trouble(f"There is no format “{arguments.format}”. Choose one of: {', '.join(FORMATS)}.")
    with _target(arguments.output) as put, service.database(options), override("en"):
        # What the rooms refuse is said in English, as everything of these commands.
        put(_made(arguments.slug, period, arguments.format))
    if arguments.output != _STDOUT:
        tell(f"Saved {arguments.output}.")


def period_of(year: str | None, since: str | None, until: str | None) -> Period:
    """Return the days asked for; raise Trouble for none, both, or a period without days."""
    if year is not None and since is None and until is None:
        number = int(year) if year.isascii() and year.isdecimal() else 0
        if not 1900 <= number <= 2999:
            raise Trouble(f"“{year}” is not a year.")
        return Period(date(number, 1, 1), date(number + 1, 1, 1), is_year=True)
    if year is not None or since is None or until is None:
        raise Trouble("Name either a year, or both --since and --until.")
    first, last = _day(since), _day(until)
    if last < first:
        raise Trouble(f"The period has no days: {last} comes before {first}.")
    return Period(first, last + timedelta(days=1))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.max
    if day == date.max:  # its next day could not be named
        raise Trouble(f"“{text}” is not a day. Write it as 2016-12-31.")
    return day


def _made(slug: str, period: Period, form: str) -> bytes:
    """Return the file; raise Trouble for what the rooms or the database refuse."""
    from django.db import Error as DatabaseError
    from django_scopes import scope

    from spoiwo.common.exceptions import SpoiwoError
    from spoiwo.reports.formats import written

    try:
        partnership = _partnership(slug)
        with scope(partnership=partnership):
            report = _report(partnership, period)
            tell(f"Writing {form.upper()} …")
            made = written(report, form)
    except SpoiwoError as refusal:
        raise Trouble(str(refusal)) from refusal
    except DatabaseError as failure:
        reason = str(failure).strip().split("\n")[0]
        raise Trouble(f"The database does not answer as it should: {reason}") from failure
    if made.remark:
        tell(made.remark)
    return made.content


def _partnership(slug: str) -> "Partnership":
    from spoiwo.partnerships.models import Partnership

    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise Trouble(f"There is no partnership “{slug}”. Its name stands in the address of its page.")
    return found


def _report(partnership: "Partnership", period: Period) -> "Report":
    """Return the report of the period as it was written or frozen; else one of records alone, not saved."""
    from spoiwo.figures.definitions import Ground
    from spoiwo.figures.periods import PeriodKind
    from spoiwo.figures.selectors import values_of
    from spoiwo.reports.models import Report
    from spoiwo.reports.services import ReportDraft, unsaved_report

    rows = Report.objects.filter(partnership=partnership, since=period.since, until=period.until)
    found: Report | None = rows.select_related("partnership").first()
    if found is not None:
        tell(f"{partnership.short_name}: the report of this period ({found.state}).")
        return found
    tell(f"{partnership.short_name}: no report of this period was begun; its records are read.")
    if not any(value.number for value in values_of(Ground((partnership,), period.since, period.until))):
        tell("Nothing was recorded in this period: every figure is nought.")
    kind = PeriodKind.YEAR if period.is_year else PeriodKind.OTHER
    return unsaved_report(partnership, ReportDraft(since=period.since, until=period.until, kind=kind))


@contextmanager
def _target(output: str) -> Iterator[Callable[[bytes], None]]:
    """Yield what writes the file; one of the name appears, or changes, only when all of it is written."""
    if output == _STDOUT:
        yield _print
        return
    path = Path(output).resolve()
    if path.exists() and not path.is_file():
        raise Trouble(f"{output} is no file.")
    beside = path.with_name(f".spoiwo-{os.getpid()}.part")
    with said_plainly(output):
        # Whether it can be written is said before anything is read.
        beside.open("xb").close()

    def put(content: bytes) -> None:
        with said_plainly(output):
            beside.write_bytes(content)
            beside.replace(path)

    try:
        yield put
    finally:
        beside.unlink(missing_ok=True)


def _print(content: bytes) -> None:
    with said_plainly("The output"):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def said_plainly(output: str) -> Iterator[None]:
    """Say in a sentence why the file cannot be written."""
    try:
        yield
    except OSError as failure:
        raise Trouble(f"{output} cannot be written: {failure.strerror}.") from failure


def tell(line: str) -> None:
    """Tell a line beside the output, at once."""
    print(line, file=sys.stderr, flush=True)
