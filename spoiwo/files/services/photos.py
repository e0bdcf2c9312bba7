"""Photographs: kept only as they may be shown, with words for those who do not see them."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.files import alternatives, names, rules
from spoiwo.files.adapters import photographs
from spoiwo.files.models import Photo, StoredFile
from spoiwo.files.services.consents import GroundDraft, set_ground
from spoiwo.files.services.stored import content, remove_file, set_public, store
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDraft:
    """A picture as it came, with what it shows, why its people may be seen, and who made it."""

    upload: BinaryIO
    name: str
    alternative: str
    # None where nobody could be asked yet; who shows the photo asks for it.
    ground: GroundDraft | None
    author: str = ""
    # Of several pictures handed in at once each is described afterwards; who shows them asks for the words.
    words_later: bool = False


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
    if not draft.words_later:
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

    sizes = developed.sizes
    photo = Photo.objects.create(
        large=keep(developed.large, ".jpg"),
        small=keep(developed.small, "-mini.jpg"),
        small_webp=keep(developed.small_webp, "-mini.webp"),
        thumb_webp=keep(sizes.thumb, "-miniatura.webp"),
        wide_webp=keep(sizes.wide, "-szersze.webp") if sizes.wide else None,
        small_width=developed.small_width,
        thumb_width=sizes.thumb_width,
        wide_width=sizes.wide_width or None,
        alternative=draft.alternative.strip(),
        author=draft.author.strip(),
        width=developed.width,
        height=developed.height,
    )
    _refuse_hidden(photo)
    if draft.ground is not None:
        set_ground(actor=actor, photo=photo, draft=draft.ground, decision=decision)
    return photo


def photo_content(photo: Photo) -> bytes:
    """Return the small JPEG for a paper; or raise ContentHidden, or ContentGone."""
    return content(photo.small)


@transaction.atomic
def describe_photo(
    *, actor: Actor, photo: Photo, alternative: str, author: str, decision: Decision | None = None
) -> None:
    """Say anew what the photo shows and who made it.

    Raises BadInput for words that describe nothing, once the photo is open to everybody: before that a
    draft may be half done, and the room that shows it asks for the words.
    """
    lock(photo)
    partnership = photo.large.partnership
    require(rules.can_store_file(actor, partnership) if decision is None else decision)
    if photo.large.is_public:
        alternatives.require_words(alternative, photo.large.name)
    said = (alternative.strip()[:300], author.strip()[:200])
    if said == (photo.alternative, photo.author):
        return
    photo.alternative, photo.author = said
    photo.save(update_fields=["alternative", "author"])
    for file in photo.copies:
        file.title = photo.alternative
        file.save(update_fields=["title"])
    record(
        actor, "files.photo.described", photo, partnership_id=photo.large.partnership_id, photo=photo.pk
    )  # fmt: skip


@transaction.atomic
def copy_photo(*, actor: Actor, photo: Photo, is_public: bool, decision: Decision | None = None) -> Photo:
    """Return a record of its own of the same picture, for another place, with its words and ground.

    Consents stay where they were given: of pictures of equal points they count together. Raises BadInput
    for a hidden picture.
    """
    partnership = photo.large.partnership
    require(rules.can_store_file(actor, partnership) if decision is None else decision)

    def again(file: StoredFile | None) -> StoredFile | None:
        if file is None:
            return None
        made = StoredFile.objects.create(
            partnership=partnership, title=file.title, name=file.name, media_type=file.media_type,
            size=file.size, sha256=file.sha256, is_public=is_public, damaged_at=file.damaged_at,
            uploaded_by=actor.actor_id, uploaded_by_name=actor.actor_name,
        )  # fmt: skip
        record(
            actor, "files.file.stored", made, partnership_id=made.partnership_id, sha256=made.sha256,
            size=made.size,
        )  # fmt: skip
        return made

    names_of_copies = ("large", "small", "small_webp", "thumb_webp", "wide_webp")
    copies = {name: again(getattr(photo, name)) for name in names_of_copies}
    kept = {
        field.attname: getattr(photo, field.attname)
        for field in Photo._meta.concrete_fields
        if field.name not in copies and not field.primary_key
    }
    made = Photo.objects.create(**copies, **kept)
    _refuse_hidden(made)
    return made


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
