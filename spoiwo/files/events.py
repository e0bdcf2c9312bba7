"""What this room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotosHidden:
    """A consent was withdrawn: these photos are seen nowhere from now on. Whatever was kept of them goes."""

    partnership_id: int
    photo_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PhotosShown:
    """Those who had withdrawn agreed anew: these photos may be seen again where they stand."""

    partnership_id: int
    photo_ids: tuple[int, ...]
