"""Handing a file out."""

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from spoiwo.common.decisions import require
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.files import rules, selectors, services
from spoiwo.files.adapters import vault
from spoiwo.files.models import StoredFile


@require_safe
def file_download(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Give the file out after its sum has been checked; a stranger learns nothing of it.

    In the place of a file with a redacted copy everybody outside is handed the copy, from its own address.
    A picture hidden because a consent was withdrawn is gone for everybody: 410.
    """
    actor = actor_of(request)
    file = selectors.file_by_uuid(uuid)
    decision = rules.can_read_file(actor, file)
    if not decision and rules.is_shown_by_a_copy(file):
        return _to_the_copy(file.shown)
    if not decision and not rules.knows_of_file(actor, file):
        raise NotFound("")
    require(decision)
    if file.hidden_at is not None:
        return _gone(request)
    if is_fresh := get_conditional_response(request, etag=_etag(file)):
        return _with_policy(file, is_fresh)
    if not services.verify(file, actor=actor):
        return render(request, "files/file_damaged.html", {"file": file}, status=503)
    return _with_policy(file, _as_attachment(file))


def _to_the_copy(copy: StoredFile) -> HttpResponseBase:
    response = redirect("files:file_download", copy.uuid)
    response["Cache-Control"] = "no-store"
    return response


def _gone(request: HttpRequest) -> HttpResponseBase:
    response = render(request, "files/photo_hidden.html", status=410)
    response["Cache-Control"] = "no-store"
    return response


def _etag(file: StoredFile) -> str:
    return f'"{file.sha256}"'


def _as_attachment(file: StoredFile) -> StreamingHttpResponse:
    # Opened only when the first byte is asked for: an answer nobody reads leaves nothing open.
    response = StreamingHttpResponse(vault.chunks(file.sha256), content_type=file.media_type)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _with_policy(file: StoredFile, response: HttpResponseBase) -> HttpResponseBase:
    """Say who may keep a copy: everybody who asks each time whether it may still be read.

    A photo may be withdrawn, a document redacted: nobody goes on handing out what was before.
    """
    if not rules.is_for_everybody(file):
        response["Cache-Control"] = "private, no-store"
        return response
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = _etag(file)
    return response
