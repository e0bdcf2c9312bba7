"""A document put aside: its file, its text and what was found in it go; that it was here stays known."""

from django.db import transaction
from django_scopes import scopes_disabled

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.states import move
from spoiwo.files import services as files
from spoiwo.sources import rules, selectors
from spoiwo.sources.adapters.queue import defer
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.services.noting import note
from spoiwo.sources.states import DOCUMENT_MOVES, DocumentState


@transaction.atomic
def discard_document(*, actor: Actor, document: SourceDocument) -> None:
    """Put a document aside; raises WrongState for one whose records were written: take them back first."""
    require(rules.can_take_in_document(actor, document.partnership))
    source = document.source
    move(
        document, DocumentState.DISCARDED, table=DOCUMENT_MOVES, source=None, text="", blocks=[],
        furniture=[], warnings=[], title="", author="", publisher="", name=_name_kept(document),
    )  # fmt: skip
    document.findings.all().delete()
    if source is not None:
        files.remove_file(actor=actor, file=source, decision=Allowed())
    note(
        actor, "sources.document.discarded", document, sha256=document.sha256,
    )  # fmt: skip


def _name_kept(document: SourceDocument) -> str:
    """Return the name of a file; that of a pasted text or a letter is words of it and goes too."""
    return f"{document.format}-{document.pk}" if document.is_pasted or document.is_mailed else document.name


def forget_abandoned(*, actor: Actor) -> int:
    """Put aside every document nobody has worked on for half a year; return how many."""
    with scopes_disabled():
        old = list(selectors.abandoned(clock.now()).select_related("partnership", "source"))
    for document in old:
        with selectors.reach(document.partnership):
            discard_document(actor=actor, document=document)
    return len(old)


@transaction.atomic
def read_anew(*, actor: Actor, document: SourceDocument) -> None:
    """Let a document whose reading failed or broke off be read once more."""
    require(rules.can_take_in_document(actor, document.partnership))
    if document.state != DocumentState.WAITING:
        move(document, DocumentState.WAITING, table=DOCUMENT_MOVES, worked_at=clock.now(), problem_code="")
    note(actor, "sources.document.read_anew", document)
    defer(document.pk, document.partnership_id)
