"""Lists (XLSX, ODS, CSV), read as imports of lists read them, one block a row."""

from spoiwo.intake.adapters import Unreadable, read_table
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.model import Block, Kind, Refused, Warned

_SAME = {"empty": "empty_list"}


def read(asked: Asked) -> Found:
    """Return the rows of the sheet that looks most like a list, its headings first if it has any."""
    try:
        table = read_table(asked.content)
    except Unreadable as error:
        raise Refused(_SAME.get(error.code, error.code), **error.params) from error
    found = Found()
    for cells in table.rows:
        filled = [cell for cell in cells if cell.strip()]
        # A title above a list stands alone in its row.
        alone = len(filled) == 1 and table.width > 1
        kind = Kind.PARAGRAPH if alone else Kind.ROW
        words = filled[0] if alone else "\t".join(cells)
        found.blocks.append(Block(kind, words, cells=() if alone else cells, table=0 if alone else 1))
    if table.other_sheets:
        found.warnings.append(Warned("other_sheets", {"names": ", ".join(table.other_sheets)}))
    if table.hidden_rows or table.hidden_columns:
        found.warnings.append(Warned("hidden_cells"))
    return found
