"""A card of the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence, what it rests on, and the deed that settles it."""

    text: str
    detail: str
    deed: str
    url: str
    tag: str = ""
