"""Photographs: kept only as they may be shown, with words for those who do not see them."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.common.exceptions import BadInput
from spoiwo.files import alternatives, names
from spoiwo.files.adapters import photographs
from spoiwo.files.models import Photo, StoredFile
from spoiwo.files.services.stored import remove_file, set_public, store
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDraft:
    """A picture as it came, with what it shows and who made it."""

    upload: BinaryIO
    name: str
    alternative: str
    author: str = ""


@transaction.atomic
def store_photo(
    *,
    actor: Actor,
    draft: PhotoDraft,
    partnership: Partnership,
    is_public: bool,
    decision: Decision | None = None,
) -> Photo:
    """Keep the picture as JPEG of at most 2,000 points a side, upright, without location or other metadata.

    The original is not kept: it holds the place and the camera. Raises NotAllowed, and BadInput with a
    sentence for words that describe nothing and for what is no picture.
    """
    alternatives.require_words(draft.alternative, draft.name)
    developed = _developed(draft.upload)

    def keep(content: bytes, suffix: str) -> StoredFile:
        stem = names.harmless(draft.name).rpartition(".")[0] or "zdjecie"
        return store(
            actor=actor,
            upload=BytesIO(content),
            name=f"{stem}{suffix}.jpg",
            partnership=partnership,
            is_public=is_public,
            title=draft.alternative.strip(),
            decision=decision,
        )

    return Photo.objects.create(
        large=keep(developed.large, ""),
        small=keep(developed.small, "-mini"),
        alternative=draft.alternative.strip(),
        author=draft.author.strip(),
        width=developed.width,
        height=developed.height,
    )


@transaction.atomic
def remove_photo(*, actor: Actor, photo: Photo, decision: Decision | None = None) -> None:
    """Forget the photo and both its files; raises ProtectedError while something still shows it."""
    files = (photo.large, photo.small)
    photo.delete()
    for file in files:
        remove_file(actor=actor, file=file, decision=decision)


@transaction.atomic
def show_photo(*, actor: Actor, photo: Photo, is_public: bool, decision: Decision | None = None) -> None:
    """Open the photo and its small copy to everybody, or close them, with the thing that shows them."""
    for file in (photo.large, photo.small):
        set_public(actor=actor, file=file, is_public=is_public, decision=decision)


def _developed(upload: BinaryIO) -> photographs.Developed:
    try:
        return photographs.develop(upload)
    except photographs.TooManyPoints as error:
        sentence = _("The picture is too large. Save it smaller, up to %(count)s million points.")
        sentence %= {"count": error.most // 1_000_000}
    except photographs.NotAPhotograph:
        sentence = _("This is not a picture that can be read. Choose a JPEG, PNG or WebP file.")
    raise BadInput(sentence, "file")
