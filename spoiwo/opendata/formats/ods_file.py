"""ODS: the same two sheets in the format of public offices (KRI), with a heading row and a language."""

from django.utils.translation import gettext as _

from spoiwo.common.open_document import open_document
from spoiwo.common.sheets import Sheet
from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats.columns import COLUMNS, about

CENTIMETRES_A_CHARACTER = 0.19


def write(export: RegisterExport) -> bytes:
    """Return the register as a spreadsheet of the OpenDocument kind."""
    register = Sheet(
        _("Register"),
        [str(column.heading) for column in COLUMNS],
        [[column.value(institution) for column in COLUMNS] for institution in export.everyone],
    )
    more = Sheet(_("About the file"), (), about(export))
    widths = [column.width * CENTIMETRES_A_CHARACTER for column in COLUMNS]
    return open_document(export.name, (register, more), widths=widths)
