"""Bringing a list in: its kind is told, it is stored unchanged, and read, at once or by the worker."""

import io
from typing import IO

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.files import services as files
from spoiwo.intake import rules
from spoiwo.intake.adapters import Unreadable, tell_format
from spoiwo.intake.adapters.queue import READ, defer
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.services.reading import read_batch
from spoiwo.intake.states import Format
from spoiwo.intake.wording import say
from spoiwo.partnerships.models import Partnership

# What takes less than a second to read is read while the officer waits.
SMALL_FILE = 100_000
MOST_PASTED = 1_000_000


def upload_list(*, actor: Actor, partnership: Partnership, upload: IO[bytes], name: str) -> ImportBatch:
    """Store a file and begin its import; raises BadInput with what the file is instead of a list."""
    require(rules.can_import_list(actor, partnership))
    content = upload.read(settings.FILE_MAX_BYTES + 1)
    if len(content) > settings.FILE_MAX_BYTES:
        limit = filesizeformat(settings.FILE_MAX_BYTES)
        raise BadInput(_("The file is larger than %(limit)s. Divide the list.") % {"limit": limit}, "file")
    return _begin(actor, partnership, content, name, "file", is_pasted=False)


def paste_list(*, actor: Actor, partnership: Partnership, text: str) -> ImportBatch:
    """Begin the import of a table pasted as text; raises BadInput."""
    require(rules.can_import_list(actor, partnership))
    if len(text) > MOST_PASTED:
        raise BadInput(_("This is too much to paste. Save the table as a file and choose it."), "table")
    # Word processors keep a line broken within a cell as a vertical tab.
    content = text.replace("\v", " ").replace("\f", " ").encode("utf-8", "ignore")
    return _begin(actor, partnership, content, _("Pasted table"), "table", is_pasted=True)


@transaction.atomic
def _begin(
    actor: Actor, partnership: Partnership, content: bytes, name: str, field: str, *, is_pasted: bool
) -> ImportBatch:
    try:
        kind = tell_format(content)
    except Unreadable as error:
        raise BadInput(say(error.code, error.params), field) from error
    source = files.store(
        actor=actor,
        upload=io.BytesIO(content),
        name=_file_name(name, kind, is_pasted=is_pasted),
        partnership=partnership,
        is_public=False,
        read_right="intake.import_list",
    )
    batch: ImportBatch = ImportBatch.objects.create(
        partnership=partnership,
        source=source,
        name=name[:255],
        format=kind,
        is_pasted=is_pasted,
        uploaded_by=actor.actor_id,
        uploaded_by_name=actor.actor_name,
    )
    record(actor, "intake.batch.uploaded", batch, partnership_id=partnership.pk, sha256=source.sha256)
    _read_now_or_later(batch, len(content), field)
    return batch


def _file_name(name: str, kind: Format, *, is_pasted: bool) -> str:
    """Return the name with the ending its content asks for; the name it came with stays with the import."""
    if is_pasted:
        return f"tabela-{clock.now():%Y-%m-%d-%H%M}.csv"
    return name if name.lower().endswith(f".{kind}") else f"{name}.{kind}"


def _read_now_or_later(batch: ImportBatch, size: int, field: str) -> None:
    if size > SMALL_FILE:
        defer(READ, batch.partnership_id, batch.pk)
        return
    read_batch(batch)
    # Nothing is kept of a small file that cannot be read: the officer is here and can choose another.
    if batch.problem_code:
        raise BadInput(batch.problem, field)
