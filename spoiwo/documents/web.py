"""Handing a document out in the format the reader has chosen; for views of rooms above."""

from collections.abc import Sequence
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.open_document import open_document
from spoiwo.common.polish import slugify
from spoiwo.common.sheets import Sheet, csv_table, workbook
from spoiwo.documents import services
from spoiwo.documents.kinds import Values
from spoiwo.documents.model import Document
from spoiwo.documents.services import Made
from spoiwo.files import kinds as files
from spoiwo.files.names import harmless
from spoiwo.partnerships.models import Partnership

# The formats a paper is handed out in, by the word in the address.
FORMATS: dict[str, files.Kind] = {"pdf": files.PDF, "docx": files.DOCX, "odt": files.ODT}
# Those of a table.
TABLES: dict[str, files.Kind] = {"xlsx": files.XLSX, "csv": files.CSV}
# Those of a register public offices keep as OpenDocument too (KRI).
OPEN_TABLES: dict[str, files.Kind] = {"ods": files.ODS, **TABLES}


def document_download(
    document: Document,
    form: str,
    *,
    partnership: Partnership,
    kind: str,
    fields: Values | None = None,
    name: str = "",
    request: HttpRequest | None = None,
) -> HttpResponse:
    """Answer with the document as "pdf", "docx" or "odt", named after its number and title.

    It has the layout the office has chosen for its kind; whoever sent the ``request`` reads on the next
    page why it has not, should LibreOffice fail. ``name`` is another name for the file, without its
    ending. Raises NotFound for another format.
    """
    if form not in FORMATS:
        raise NotFound(_("There is no such format."))
    if form == "docx":
        made = Made(services.as_docx(document, partnership=partnership, kind=kind, fields=fields))
    else:
        made = services.in_form(document, form, partnership=partnership, kind=kind, fields=fields)
    if made.remark and request is not None:
        messages.warning(request, made.remark)
    named = name or " ".join(part for part in (document.number, document.title) if part)
    return attachment(made.content, FORMATS[form], named)


def sheets_download(sheets: Sequence[Sheet], form: str, name: str) -> HttpResponse:
    """Answer with tables as "xlsx" or "ods", or the first as "csv"; raises NotFound for another format."""
    if form not in OPEN_TABLES:
        raise NotFound(_("There is no such format."))
    if form == "csv":
        content = csv_table(sheets[0].headings, sheets[0].rows)
    else:
        content = open_document(name, sheets) if form == "ods" else workbook(name, sheets)
    return attachment(content, OPEN_TABLES[form], name)


def attachment(content: bytes, kind: files.Kind, name: str) -> HttpResponse:
    """Answer with a file to be saved, never shown or kept; ``name`` is without its ending."""
    response = HttpResponse(content, content_type=kind.media_type)
    response["Content-Disposition"] = disposition(f"{name.replace('/', '-')}.{kind.extensions[0]}")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def disposition(name: str) -> str:
    """Return the header that names a file: as it is (RFC 8187), and in plain letters for old programs."""
    clean = harmless(name)
    stem, dot, ending = clean.rpartition(".")
    plain = f"{slugify(stem) or 'pismo'}{dot}{ending}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
