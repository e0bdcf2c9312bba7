"""Old Word files, opened by LibreOffice where the server has it: without macros, network or much time."""

from spoiwo.documents.adapters import office
from spoiwo.intake.reading.model import Refused


def as_docx(content: bytes) -> bytes:
    """Return an old Word file (DOC) as DOCX; raises Refused."""
    if not office.program():
        raise Refused("needs_office")
    try:
        return office.converted(content, "docx", source="doc")
    except office.OfficeFailed as error:
        raise Refused("office_failed") from error
