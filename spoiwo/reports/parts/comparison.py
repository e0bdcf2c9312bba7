"""The figures beside those of earlier periods of the same length: a table, and pictures of it."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from spoiwo.common import clock, polish
from spoiwo.documents.model import Align, Block, Note, Paragraph, Span, Table
from spoiwo.figures.selectors import Column, Standing, charts_of, own_column
from spoiwo.reports.content import Count
from spoiwo.reports.parts.sources import Sources


def compared(sources: Sources) -> Iterable[Block]:
    """Yield the figures of this and the earlier periods; nothing where there is nothing to compare with.

    A figure that is nought in all of them is left out; its number stands among the figures.
    """
    rows = tuple(_row(one) for one in sources.counts.values() if _is_told(one))
    if not sources.columns or not rows:
        return
    numbers = {code: count.number for code, count in sources.counts.items()}
    columns = [*sources.columns, own_column(sources.report.ground, numbers)]
    yield Paragraph((Span(_("Comparison with earlier periods"), strong=True),))
    yield Table(
        caption=_("Figures of earlier periods"),
        headings=(_("Figure"), *(one.heading for one in columns)),
        rows=rows,
        heads_rows=True,
        widths=(4, *(1.1 for _column in columns)),
        align=(Align.LEFT, *(Align.RIGHT for _column in columns)),
    )
    yield Note(" ".join(_remarks(sources.columns)))
    yield from charts_of(columns)


def _is_told(count: Count) -> bool:
    return bool(count.number) or any(one.number for one in count.earlier)


def _row(count: Count) -> tuple[str, ...]:
    earlier = ("–" if one.number is None else polish.number(one.number) for one in count.earlier)
    return (capfirst(count.label), *earlier, polish.number(count.number))


def _remarks(columns: Sequence[Column]) -> Iterator[str]:
    standings = {column.standing for column in columns}
    if Standing.FILED in standings:
        yield _("Periods marked “filed” have the numbers of their filed reports.")
    if Standing.COUNTED in standings:
        day = polish.long_date(clock.today())
        yield _("The others were counted from the records, as of this day: %(day)s") % {"day": day}
        yield _("A nought means that nothing is recorded.")
    if Standing.ABSENT in standings:
        yield _("A dash means that the partnership did not exist yet.")
