"""The four formats of a document."""

from spoiwo.documents.kinds import Values
from spoiwo.documents.layouts.filling import filled
from spoiwo.documents.model import Document
from spoiwo.documents.render.docx import own_layout
from spoiwo.documents.render.html import to_fragment, to_html
from spoiwo.documents.render.odt import to_odt
from spoiwo.documents.render.pdf import to_pdf

__all__ = ["to_docx", "to_fragment", "to_html", "to_odt", "to_pdf"]


def to_docx(document: Document, template: bytes | None = None, fields: Values | None = None) -> bytes:
    """Return the document as DOCX: in our own layout, or in the office's template filled with the fields.

    Raises TemplateBroken when the template has a field that is not given.
    """
    if template is None:
        return own_layout(document)
    return filled(document, template, fields or {})
