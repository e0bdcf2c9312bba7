"""Everything a file can be made to say, also what its reader does not show: the place and the words of each.

A black box over words, a property, a comment or a deleted sentence is still there for whoever opens the file
with another program. Nothing is run and nothing is fetched.
"""

import importlib
from collections.abc import Iterator
from enum import StrEnum

from spoiwo.files import kinds
from spoiwo.redactions.inside import office
from spoiwo.redactions.inside.pieces import Piece, Unreadable

__all__ = ["Piece", "Unreadable", "Way", "pieces_of", "way_of"]


class Way(StrEnum):
    """How far a kind of file can be read back."""

    WORDS = "words"
    PICTURE = "picture"
    SIGNED = "signed"


_OFFICE = {kind.media_type for kind in (kinds.DOCX, kinds.ODT, kinds.XLSX, kinds.ODS)}
_TEXT = {kind.media_type for kind in (kinds.CSV, kinds.TXT)}
_PICTURES = {kind.media_type for kind in (kinds.PNG, kinds.JPEG, kinds.WEBP)}


def way_of(media_type: str) -> Way:
    """Tell how a file of the kind is read; what carries a signature cannot be blacked out."""
    if media_type in _PICTURES:
        return Way.PICTURE
    readable = media_type in _OFFICE | _TEXT | {kinds.PDF.media_type}
    return Way.WORDS if readable else Way.SIGNED


def pieces_of(content: bytes, media_type: str) -> list[Piece]:
    """Return what the file says, place by place; raises Unreadable when it is locked or broken."""
    return list(_read(content, media_type))


def _read(content: bytes, media_type: str) -> Iterator[Piece]:
    if media_type == kinds.PDF.media_type:
        # Its library takes megabytes of every process, and files are looked into rarely.
        yield from importlib.import_module("spoiwo.redactions.inside.pdf").pieces(content)
    elif media_type in _OFFICE:
        yield from office.pieces(content)
    elif media_type in _TEXT:
        yield Piece.text(_decoded(content))
    else:
        yield Piece.picture()


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", "replace")
