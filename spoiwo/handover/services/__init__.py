"""Every deed of the room: making packs, loading one."""

from spoiwo.handover.services.making import (
    KEPT_FOR,
    ask_for_pack,
    forget_packs,
    make_pack,
    note_download,
    remove_pack,
    work_on_pack,
)
from spoiwo.handover.services.taking_in import Loaded, load_pack

__all__ = [
    "KEPT_FOR",
    "Loaded",
    "ask_for_pack",
    "forget_packs",
    "load_pack",
    "make_pack",
    "note_download",
    "remove_pack",
    "work_on_pack",
]
