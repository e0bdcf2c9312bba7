"""The four formats of a document."""

from spoiwo.documents.render.docx import own_layout as to_docx
from spoiwo.documents.render.html import to_html
from spoiwo.documents.render.odt import to_odt
from spoiwo.documents.render.pdf import to_pdf

__all__ = ["to_docx", "to_html", "to_odt", "to_pdf"]
