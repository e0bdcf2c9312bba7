"""Every deed of the room: files as they came, and photographs as they may be shown."""

from spoiwo.files.services.consents import (
    ConsentDraft,
    GroundDraft,
    record_consent,
    set_ground,
    withdraw_consent,
)
from spoiwo.files.services.photos import (
    PhotoDraft,
    copy_photo,
    describe_photo,
    photo_content,
    remove_photo,
    show_photo,
    store_photo,
)
from spoiwo.files.services.sizes import make_missing_sizes
from spoiwo.files.services.stored import (
    ContentGone,
    ContentHidden,
    content,
    content_pieces,
    remove_file,
    remove_unused,
    set_public,
    show_copy,
    store,
    sweep_orphans,
    take_in,
    verify,
    verify_all,
)

__all__ = [
    "ConsentDraft",
    "ContentGone",
    "ContentHidden",
    "GroundDraft",
    "PhotoDraft",
    "content",
    "content_pieces",
    "copy_photo",
    "describe_photo",
    "make_missing_sizes",
    "photo_content",
    "record_consent",
    "remove_file",
    "remove_photo",
    "remove_unused",
    "set_ground",
    "set_public",
    "show_copy",
    "show_photo",
    "store",
    "store_photo",
    "sweep_orphans",
    "take_in",
    "verify",
    "verify_all",
    "withdraw_consent",
]
