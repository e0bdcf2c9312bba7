"""Deeds on a document in the book of deeds: never with words of a text that was pasted."""

from typing import Any

from spoiwo.audit.services import entry, record_many
from spoiwo.common.actors import Actor
from spoiwo.sources.models import SourceDocument


def note(actor: Actor, action: str, document: SourceDocument, **data: Any) -> None:
    """Write a deed down; the book outlives the document, so a pasted one is named by its day alone.

    Its title is the first line of the text, which may name a person.
    """
    made = entry(actor, action, document, partnership_id=document.partnership_id, **data)
    if document.is_pasted:
        made.object_name = document.name.removesuffix(".txt")
    record_many([made])
