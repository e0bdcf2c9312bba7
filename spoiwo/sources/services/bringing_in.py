"""Bringing a document in: its kind is told, it is stored unchanged, and read, at once or by the worker."""

import hashlib
import io
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.exceptions import BadInput
from spoiwo.files import services as files
from spoiwo.files.kinds import Kind
from spoiwo.intake.reading.model import Refused
from spoiwo.intake.reading.names import extension_of, safe_name
from spoiwo.intake.reading.sniffing import tell_format
from spoiwo.intake.reading.wording import say
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import rules, selectors
from spoiwo.sources.adapters.queue import defer
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.services.noting import note

MOST_PASTED = 1_000_000
# Handed out to be saved only: a web page of a stranger is never shown by our own address.
_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Brought:
    """The document, and whether it came for the first time."""

    document: SourceDocument
    is_new: bool


def bring_in_document(*, actor: Actor, partnership: Partnership | None, content: bytes, name: str) -> Brought:
    """Store a file and let it be read; the same bytes brought in before are that document, not another.

    Raises BadInput with what the file is instead of a document; nothing is kept of a refused one.
    """
    require(rules.can_take_in_document(actor, partnership))
    fits(content)
    return begin(actor, partnership, content, safe_name(name))


def fits(content: bytes) -> None:
    """Raise BadInput for more than one file may hold."""
    if len(content) > settings.FILE_MAX_BYTES:
        limit = filesizeformat(settings.FILE_MAX_BYTES)
        raise BadInput(
            _("The file is larger than %(limit)s. Divide it into parts.") % {"limit": limit}, "documents"
        )


def paste_document(*, actor: Actor, partnership: Partnership | None, text: str) -> Brought:
    """Take a text pasted from anywhere; raises BadInput when there is none or too much of it."""
    require(rules.can_take_in_document(actor, partnership))
    if len(text) > MOST_PASTED:
        raise BadInput(_("This is too much to paste. Save it as a file and choose the file."), "text")
    if not text.strip():
        raise BadInput(_("Choose a document or paste its text."), "documents")
    # Word processors keep a line broken within a paragraph as a vertical tab.
    content = text.replace("\v", "\n").replace("\x00", "").encode("utf-8", "ignore")
    return begin(actor, partnership, content, _neutral_name(), is_pasted=True)


def _neutral_name() -> str:
    """Return a name without a word of the text, which may name people: names stay in the book of deeds."""
    with translation.override("pl"):
        words = _("pasted text of %(day)s") % {"day": clock.today().strftime("%d.%m.%Y")}
    return safe_name(f"{words}.txt")


@transaction.atomic
def begin(
    actor: Actor,
    partnership: Partnership | None,
    content: bytes,
    name: str,
    *,
    is_pasted: bool = False,
    by: str = "",
) -> Brought:
    """Keep what somebody who may brings in, and queue its reading; ``by`` is who, where it came by mail."""
    digest = hashlib.sha256(content).hexdigest()
    known = selectors.same_document(partnership, digest)
    if known is not None:
        return Brought(known, is_new=False)
    try:
        with transaction.atomic():
            return _keep(actor, partnership, content, name, digest, is_pasted=is_pasted, by=by)
    except IntegrityError:
        # Somebody else brought it in between the question and the answer.
        known = selectors.same_document(partnership, digest)
        if known is None:
            raise
        return Brought(known, is_new=False)


def _keep(
    actor: Actor,
    partnership: Partnership | None,
    content: bytes,
    name: str,
    digest: str,
    *,
    is_pasted: bool,
    by: str,
) -> Brought:
    try:
        format_ = tell_format(content, extension_of(name))
    except Refused as error:
        raise BadInput(f"{name}: {say(error.code, error.params)}", "documents") from error
    stored = files.store(
        actor=actor,
        upload=io.BytesIO(content),
        name=name,
        partnership=partnership,
        is_public=False,
        read_right=rules.TAKE_IN,
        decision=Allowed(),
        kind=Kind(format_.value.upper(), _ANY, (extension_of(name),)),
    )
    document: SourceDocument = SourceDocument.objects.create(
        partnership=partnership,
        source=stored,
        name=name[:255],
        sha256=digest,
        size=len(content),
        format=format_.value,
        is_pasted=is_pasted,
        uploaded_by=actor.actor_id,
        uploaded_by_name=by or actor.actor_name,
        uploaded_at=clock.now(),
        worked_at=clock.now(),
    )
    note(
        actor, "sources.document.brought_in", document, sha256=digest, name=name,
    )  # fmt: skip
    defer(document.pk, document.partnership_id)
    return Brought(document, is_new=True)
