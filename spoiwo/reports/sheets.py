"""A report as tables: what it is, its figures, every record behind them, the tables of its paper."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common.sheets import Sheet, Value
from spoiwo.documents.model import Table, plain
from spoiwo.reports.content import Content, Count, Section
from spoiwo.reports.models import Annex, Report
from spoiwo.reports.papers import approval_sentence, content_of


def sheets_of(report: Report, content: Content | None = None) -> list[Sheet]:
    """Return the tables of a report, in Polish whatever the reader's language.

    The first two sheets are what the report is and its figures, the third all records behind them; a sheet
    for each table of the paper follows, and one of annexes where there are some.
    """
    said = content if content is not None else content_of(report)
    with override("pl"):
        sheets = [_head(report, said), _figures(said.counts), _records(said.counts)]
        sheets += (_table(section, table) for section, table in said.tables())
        return [*sheets, *_annexes(report)]


def _head(report: Report, said: Content) -> Sheet:
    rows: list[tuple[str, Value]] = [
        (_("Title"), said.head.title),
        (_("Partnership"), said.head.partnership),
        (_("First day"), report.since),
        (_("Last day"), report.last_day),
        (_("State"), str(report.get_state_display())),
        (pgettext("report", "Approval"), approval_sentence(report)),
        ("SHA-256", report.sha256),
    ]
    return Sheet(_("Report"), (pgettext("table", "Name"), _("Value")), rows)


def _figures(counts: tuple[Count, ...]) -> Sheet:
    headings = (
        _("Code"),
        pgettext("report", "Part"),
        _("Figure"),
        pgettext("figure", "Number"),
        _("Exact or estimated"),
        _("Rule"),
        *(one.name for one in (counts[0].earlier if counts else ())),
    )
    rows = [
        (
            *(one.code, one.chapter, one.label, one.number, _estimated(one.is_estimate), one.rule),
            *(earlier.number for earlier in one.earlier),
        )
        for one in counts
    ]
    return Sheet(_("Figures"), headings, rows)


def _estimated(is_estimate: bool) -> str:
    return pgettext("number", "estimated") if is_estimate else pgettext("number", "exact")


def _records(counts: tuple[Count, ...]) -> Sheet:
    rows = [
        (count.code, one.day, one.label, one.detail, one.weight) for count in counts for one in count.records
    ]
    headings = (_("Code"), _("Day"), _("Record"), _("Detail"), _("Adds to the number"))
    return Sheet(_("Records"), headings, rows)


def _table(section: Section, table: Table) -> Sheet:
    name = f"{section.chapter}. {table.caption or section.heading}"
    return Sheet(name, table.headings, [tuple(plain(cell) for cell in row) for row in table.rows])


def _annexes(report: Report) -> Iterator[Sheet]:
    rows = [
        (one.number, one.made_at.date(), one.title, one.text, one.author)
        for one in Annex.objects.filter(report_id=report.pk)
    ]
    if rows:
        yield Sheet(
            pgettext("after the filing", "Annexes"),
            (_("No."), _("Day"), _("Title"), _("Text"), _("Author")),
            rows,
        )
