"""Sizes of photos kept before they were made: the narrow and the wide copy a browser chooses from."""

import logging
from io import BytesIO

from django.db import transaction
from django.db.models import Q

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed
from spoiwo.common.states import lock
from spoiwo.files.adapters import photographs
from spoiwo.files.models import Photo, StoredFile
from spoiwo.files.services.stored import ContentGone, content, store

log = logging.getLogger(__name__)
# The nightly job does not hold the machine: the rest waits for the next night.
MOST = 200
_WITH = ("large__partnership", "small")


def make_missing_sizes(*, actor: Actor, most: int = MOST) -> int:
    """Give photos the sizes they lack and return how many got them; a hidden or damaged one waits."""
    lacking = Q(thumb_webp=None) | Q(small_width=None)
    rows = Photo.objects.filter(lacking, large__hidden_at=None, large__damaged_at=None)
    return sum(_make(actor, photo) for photo in rows.select_related(*_WITH).order_by("pk")[:most])


@transaction.atomic
def _make(actor: Actor, photo: Photo) -> bool:
    lock(photo)
    try:
        sizes = photographs.resize(BytesIO(content(photo.large)))
        photo.small_width = photographs.width_of(BytesIO(content(photo.small)))
    except (ContentGone, photographs.NotAPhotograph, photographs.TooManyPoints):
        log.warning("Photo %s got no new sizes: its copies cannot be read.", photo.pk)
        return False
    photo.thumb_width, photo.wide_width = sizes.thumb_width, sizes.wide_width or None
    photo.thumb_webp = _keep(actor, photo, sizes.thumb, "-miniatura.webp")
    photo.wide_webp = _keep(actor, photo, sizes.wide, "-szersze.webp") if sizes.wide else None
    photo.save(update_fields=["thumb_webp", "wide_webp", "thumb_width", "small_width", "wide_width"])
    return True


def _keep(actor: Actor, photo: Photo, made: bytes, ending: str) -> StoredFile:
    large = photo.large
    return store(
        actor=actor,
        upload=BytesIO(made),
        name=f"{large.name.rpartition('.')[0] or 'zdjecie'}{ending}",
        partnership=large.partnership,
        is_public=large.is_public,
        title=large.title,
        decision=Allowed(),
    )
