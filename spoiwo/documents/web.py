"""Handing a document out in the format the reader has chosen; for views of rooms above."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.polish import slugify
from spoiwo.documents import services
from spoiwo.documents.kinds import Values
from spoiwo.documents.model import Document
from spoiwo.documents.render import to_odt, to_pdf
from spoiwo.files import kinds as files
from spoiwo.files.names import harmless
from spoiwo.partnerships.models import Partnership

# The formats a paper is handed out in, by the word in the address.
FORMATS: dict[str, files.Kind] = {"pdf": files.PDF, "docx": files.DOCX, "odt": files.ODT}


def document_download(
    document: Document,
    form: str,
    *,
    partnership: Partnership,
    kind: str,
    fields: Values | None = None,
    name: str = "",
) -> HttpResponse:
    """Answer with the document as "pdf", "docx" or "odt", named after its number and title.

    A DOCX has the layout the office has chosen for its kind. ``name`` is another name for the file,
    without its ending. Raises NotFound for another format.
    """
    writers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: to_pdf(document),
        "odt": lambda: to_odt(document),
        "docx": lambda: services.as_docx(document, partnership=partnership, kind=kind, fields=fields),
    }
    if form not in writers:
        raise NotFound(_("There is no such format."))
    named = name or " ".join(part for part in (document.number, document.title) if part)
    return attachment(writers[form](), FORMATS[form], named)


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
