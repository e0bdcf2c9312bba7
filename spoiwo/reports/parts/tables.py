"""Tables of a report."""

from collections.abc import Sequence

from spoiwo.documents.model import Align, Table


def filled_table(
    *,
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    align: Sequence[Align] = (),
) -> Table:
    """Return a table without the columns in which no row says anything."""
    kept = [place for place in range(len(headings)) if any(row[place].strip() for row in rows)]

    return Table(
        caption=caption,
        headings=tuple(headings[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        widths=tuple(widths[place] for place in kept),
        align=tuple(align[place] for place in kept) if align else (),
    )
