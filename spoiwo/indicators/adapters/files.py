"""Telling what a file of the bank is by its content."""

from django.utils.translation import gettext_lazy as _

from spoiwo.indicators.adapters import bdl_csv, bdl_json
from spoiwo.indicators.cells import Read, Unreadable

MOST_BYTES = 8_000_000
_STRANGERS = {
    b"PK\x03\x04": _("This is a workbook or a packed file. Save the table from the bank as CSV."),
    b"%PDF": _("This is a PDF. Save the table from the bank as CSV."),
    b"\xd0\xcf\x11\xe0": _("This is a file of an old office program. Save the table from the bank as CSV."),
    b"<": _("This is a web page or XML. Save the table from the bank as CSV or JSON."),
}


def read_file(content: bytes) -> Read:
    """Return the values of a file of the bank; raises Unreadable with what it is instead."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than eight megabytes. Save fewer years or units."))
    head = content.lstrip(b"\xef\xbb\xbf \r\n\t")
    if not head:
        raise Unreadable(_("The file is empty."))
    for beginning, sentence in _STRANGERS.items():
        if head.startswith(beginning):
            raise Unreadable(sentence)
    if head.startswith((b"{", b"[")):
        return bdl_json.read(content)
    return bdl_csv.read(content)
