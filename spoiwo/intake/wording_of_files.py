"""Why a file cannot be read: what it is, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILES: dict[str, str | Promise] = {
    "empty_file": _("The file is empty. Choose the file again."),
    "empty": _("There is no text in the list. Check that you chose the right file and sheet."),
    "too_many_rows": _("The list has more than %(most)s rows. Divide it into several files."),
    "too_many_columns": _("Row %(number)s has more than %(most)s columns. Remove those that are not needed."),
    "cell_too_long": _("A cell in row %(number)s is longer than %(most)s characters. Is it a list?"),
    "locked": _("The file is locked with a password. Save it without the password and choose it again."),
    "old_excel": _("This is an old Excel file (XLS). Open it and save it as XLSX."),
    "binary_excel": _("This is a binary Excel file (XLSB). Open it and save it as XLSX."),
    "pdf": _("This is a PDF, which has no rows. Copy the table and paste it, or ask for the spreadsheet."),
    "picture": _("This is a picture. The list has to be a spreadsheet: XLSX, ODS or CSV."),
    "document": _("This is a text document. Copy the table and paste it, or save it as a spreadsheet."),
    "archive": _("This is an archive with files inside. Unpack it and choose the spreadsheet."),
    "html": _("This is a web page or XML under another name. Open it in a spreadsheet and save it as XLSX."),
    "utf16": _("The text is saved as Unicode (UTF-16). Save it as CSV UTF-8 or as XLSX."),
    "not_a_table": _("This is not a spreadsheet. Choose a file XLSX, ODS or CSV."),
    "damaged": _("The file is damaged and cannot be opened. Open it in a spreadsheet and save it anew."),
    "bomb": _("The file unpacks to far more than a list can hold, so it was not opened. Save it anew."),
    "declarations": _(
        "The file contains declarations that spreadsheets do not write, so it was not opened. Save it anew."
    ),
    "reading_failed": _("The reading broke off. Try again; if it breaks again, tell the operator."),
    "source_gone": _("The stored file is missing or damaged. Bring the list in again."),
}
