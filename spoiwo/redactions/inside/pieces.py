"""A place in a file and what it says."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Unreadable(Exception):
    """The file is locked with a password, broken, or too long to be read through."""


class Place(StrEnum):
    """Where in a file something stands."""

    PAGE = "page"
    TEXT = "text"
    METADATA = "metadata"
    COMMENT = "comment"
    CHANGE = "change"
    FORM = "form"
    ATTACHMENT = "attachment"
    EARLIER = "earlier"
    PICTURE = "picture"


_LABELS = {
    Place.TEXT: gettext_lazy("text"),
    Place.METADATA: gettext_lazy("properties of the file"),
    Place.COMMENT: gettext_lazy("comment"),
    Place.CHANGE: gettext_lazy("tracked change"),
    Place.FORM: gettext_lazy("field of a form"),
    Place.ATTACHMENT: gettext_lazy("attached file"),
    Place.EARLIER: gettext_lazy("earlier version kept inside the file"),
    Place.PICTURE: gettext_lazy("picture"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in one place; ``page`` where pages are known. A picture says nothing a program reads."""

    place: Place
    words: str = ""
    page: int = 0

    @classmethod
    def text(cls, words: str) -> "Piece":
        """Return the running text of a file without pages."""
        return cls(Place.TEXT, words)

    @classmethod
    def picture(cls, page: int = 0) -> "Piece":
        """Return a picture whose words no program of ours reads."""
        return cls(Place.PICTURE, page=page)

    @property
    def where(self) -> str:
        """The place in words: “page 3”, “comment, page 3”, “properties of the file”."""
        page = _("page %(number)s") % {"number": self.page} if self.page else ""
        if self.place is Place.PAGE:
            return page
        return ", ".join(part for part in (str(_LABELS[self.place]), page) if part)
