"""Numbers of the report that a document states without naming what it counts."""

from datetime import date

from spoiwo.figures import services
from spoiwo.partnerships.models import Partnership
from spoiwo.sources.selectors import address_of
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import figure_values


def record_figures(sheet: Sheet, home: Partnership) -> None:
    """State every accepted number for its year; one without a code stays with the document alone."""
    for row in sheet.of(Group.FIGURE, home):
        values = figure_values(row.told)
        if not values.code or row.chosen is not None:
            continue
        made = services.state_number(
            actor=sheet.actor,
            partnership=home,
            draft=services.StatedDraft(
                code=values.code,
                since=date(values.year, 1, 1),
                until=date(values.year + 1, 1, 1),
                number=values.number,
                words=" ".join(row.mention.split())[:300],
                source=str(sheet.document)[:200],
                source_url=address_of(sheet.document, home, row.number),
            ),
        )
        sheet.note(row, made)
