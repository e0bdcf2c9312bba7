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
from spoiwo.files.services.consents import GroundDraft, set_ground
from spoiwo.files.services.stored import remove_file, set_public, store
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDraft:
    """A picture as it came, with what it shows, why its people may be seen, and who made it."""

    upload: BinaryIO
    name: str
    alternative: str
    ground: GroundDraft
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
    sentence for words that describe nothing, for a ground that does not hold, for what is no picture, and
    for a picture somebody in it does not agree to be seen on.
    """
    alternatives.require_words(draft.alternative, draft.name)
    developed = _developed(draft.upload)

    def keep(content: bytes, ending: str) -> StoredFile:
        stem = names.harmless(draft.name).rpartition(".")[0] or "zdjecie"
        return store(
            actor=actor,
            upload=BytesIO(content),
            name=f"{stem}{ending}",
            partnership=partnership,
            is_public=is_public,
            title=draft.alternative.strip(),
            decision=decision,
        )

    photo = Photo.objects.create(
        large=keep(developed.large, ".jpg"),
        small=keep(developed.small, "-mini.jpg"),
        small_webp=keep(developed.small_webp, "-mini.webp"),
        alternative=draft.alternative.strip(),
        author=draft.author.strip(),
        width=developed.width,
        height=developed.height,
    )
    _refuse_hidden(photo)
    set_ground(actor=actor, photo=photo, draft=draft.ground, decision=decision)
    return photo


def _refuse_hidden(photo: Photo) -> None:
    """Refuse a picture that was hidden here before: handing it in once more is no way round a withdrawal."""
    same = StoredFile.objects.filter(partnership=photo.large.partnership, sha256=photo.large.sha256)
    if same.exclude(hidden_at=None).exists():
        raise BadInput(
            _("Somebody in this picture has withdrawn the consent, so it cannot be added again."), "file"
        )


@transaction.atomic
def remove_photo(*, actor: Actor, photo: Photo, decision: Decision | None = None) -> None:
    """Forget the photo and its files; raises ProtectedError while something still shows it."""
    files = photo.copies
    photo.delete()
    for file in files:
        remove_file(actor=actor, file=file, decision=decision)


@transaction.atomic
def show_photo(*, actor: Actor, photo: Photo, is_public: bool, decision: Decision | None = None) -> None:
    """Open the photo and its small copies to everybody, or close them, with the thing that shows them."""
    for file in photo.copies:
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
