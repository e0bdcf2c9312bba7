"""Photos of an article on its pages: the leading one, thumbnails, and each on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from spoiwo.files.models import Photo
from spoiwo.files.showing import large_address
from spoiwo.pages import selectors
from spoiwo.pages.models import Article, Publication


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo in its place; ``url`` is its own page, empty in a preview."""

    number: int
    photo: Photo
    caption: str
    is_leading: bool
    url: str = ""

    @property
    def address(self) -> str:
        """Where machines find the picture."""
        return f"{settings.SITE_ADDRESS}{large_address(self.photo)}"


@dataclass(frozen=True, slots=True)
class Gallery:
    """What may be seen today of the photos of an article."""

    shots: tuple[Shot, ...] = ()

    @property
    def lead(self) -> Shot | None:
        """The photo over the text."""
        return next((shot for shot in self.shots if shot.is_leading), None)

    @property
    def thumbs(self) -> tuple[Shot, ...]:
        """The thumbnails under the text: nothing where the one photo stands over it already."""
        return () if len(self.shots) == 1 and self.lead else self.shots

    @property
    def foremost(self) -> Shot | None:
        """The photo with which the article is passed on."""
        return self.lead or next(iter(self.shots), None)

    def around(self, shot: Shot) -> tuple[Shot | None, Shot | None]:
        """Return the photos before and after this one."""
        at = self.shots.index(shot)
        before = self.shots[at - 1] if at else None
        return before, self.shots[at + 1] if at + 1 < len(self.shots) else None


def gallery_of(found: Publication) -> Gallery:
    """Return the photos of a published version."""
    place = [found.partnership.slug, found.slug]
    return Gallery(
        tuple(
            Shot(
                row.place, row.photo, row.caption, row.is_leading,
                reverse("portal:article_photo", args=[*place, row.place]) if found.is_latest else "",
            )
            for row in selectors.gallery_of(found)
        )
    )  # fmt: skip


def draft_gallery(draft: Article) -> Gallery:
    """Return the photos of a draft, for its preview."""
    rows = (row for row in selectors.rows_of(draft) if not row.photo.is_hidden)
    return Gallery(
        tuple(Shot(row.place, row.photo, row.caption, row.is_leading) for row in rows)
    )  # fmt: skip


def as_images(shots: Iterable[Shot]) -> list[dict[str, object]]:
    """Return photos in the words of schema.org."""
    return [
        {
            "@type": "ImageObject", "contentUrl": shot.address, "width": shot.photo.width,
            "height": shot.photo.height, "description": shot.photo.alternative,
            **({"caption": shot.caption} if shot.caption else {}),
            **({"creditText": shot.photo.author} if shot.photo.author else {}),
        }
        for shot in shots
    ]  # fmt: skip
