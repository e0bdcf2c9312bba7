"""Every deed of the room: files as they came, and photographs as they may be shown."""

from spoiwo.files.services.photos import PhotoDraft, remove_photo, show_photo, store_photo
from spoiwo.files.services.stored import (
    ContentGone,
    content,
    content_pieces,
    remove_file,
    set_public,
    store,
    sweep_orphans,
    take_in,
    verify,
    verify_all,
)

__all__ = [
    "ContentGone",
    "PhotoDraft",
    "content",
    "content_pieces",
    "remove_file",
    "remove_photo",
    "set_public",
    "show_photo",
    "store",
    "store_photo",
    "sweep_orphans",
    "take_in",
    "verify",
    "verify_all",
]
