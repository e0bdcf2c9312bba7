"""Whether a copy handed in for the public can still be made to say what it is to hide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from spoiwo.documents.masking import Mask, Patch, key
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.finding import CERTAIN, Found, Sort, find
from spoiwo.redactions.inside.pieces import Piece, Place, Unreadable
from spoiwo.redactions.inside.reading import Way, pieces_of, way_of

# What nobody leaves in a document for everybody on purpose.
_NEVER = frozenset({Place.COMMENT, Place.CHANGE})
# Shorter words would be found by chance in text whose spaces are gone.
_LONG_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Remark:
    """What was found and where; one that is ``refused`` must be mended first."""

    where: str
    what: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Words that stand out in a file, with their place."""

    where: str
    found: Found


def remarks_on(
    content: bytes, media_type: str, partnership: Partnership, *, words: Collection[str]
) -> list[Remark]:
    """Return what speaks against showing the file to everybody; ``words`` are those it is to hide."""
    if way_of(media_type) is Way.SIGNED:
        signed = _("a signed file shows all that was signed: hand in a copy as PDF")
        return [Remark(_("the whole file"), signed, True)]
    try:
        pieces = pieces_of(content, media_type)
    except Unreadable:
        closed = _("it cannot be read through: it is locked, broken or very long")
        return [Remark(_("the whole file"), closed, True)]
    found = [remark for piece in pieces for remark in _of(piece, partnership, words)]
    return sorted(dict.fromkeys(found), key=lambda remark: not remark.is_refused)


def _of(piece: Piece, partnership: Partnership, words: Collection[str]) -> list[Remark]:
    if piece.place is Place.PICTURE:
        said = _("a picture: no program reads its words, look at it yourself")
        return [Remark(piece.where, said, False)]
    if piece.place is Place.ATTACHMENT:
        return [Remark(piece.where, _("another file inside this one: take it out"), True)]
    found = []
    if hides_badly(piece, words):
        found.append(Remark(piece.where, _("words that were to be hidden"), True))
    if piece.place in _NEVER:
        said = _("it goes out with the file: accept the changes, delete the remarks")
        found.append(Remark(piece.where, said, True))
    stands_out = find([piece.words], partnership, hidden=words)
    sorts = dict.fromkeys(one.sort for one in stands_out)
    return [*found, *(Remark(piece.where, str(sort.label), sort in CERTAIN) for sort in sorts)]


def hides_badly(piece: Piece, words: Collection[str]) -> bool:
    """Tell whether any of the words can be read, also where a program tore them into letters."""
    if any(Mask([Patch(one, bar="\0")]).words(piece.words) != piece.words for one in words):
        return True
    bare = _bare(piece.words)
    return any(len(_bare(one)) >= _LONG_ENOUGH and _bare(one) in bare for one in words)


def _bare(words: str) -> str:
    return "".join(sign for sign in key(words) if sign.isalnum())


def standing_out(content: bytes, media_type: str, partnership: Partnership) -> Sequence[Placed]:
    """Return what in a file looks like data of a person, page by page; nothing of one that cannot be read."""
    try:
        pieces = pieces_of(content, media_type)
    except Unreadable:
        return ()
    return [
        Placed(piece.where, found)
        for piece in pieces
        for found in find([piece.words], partnership)
        if found.sort is not Sort.FORM
    ]
