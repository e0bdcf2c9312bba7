"""Photographs of articles: as they are put in order by a writer, and as each version was published."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.files.models import Photo
from spoiwo.pages.models.article import Article
from spoiwo.pages.models.publication import Publication


class _ArticlePhotos(Scoped["ArticlePhoto"]):
    """Photos of articles the partnership in scope writes."""

    path = "photo__large__partnership"


class ArticlePhoto(models.Model):
    """A photo in the gallery of an article that is being written, in its place."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="gallery")
    photo = models.OneToOneField(Photo, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place in the gallery"))
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    # Stands over the text, in lists and where the article is passed on.
    is_leading = models.BooleanField(_("leading photo"), default=False)
    objects: ClassVar[_ArticlePhotos] = _ArticlePhotos()

    class Meta:
        verbose_name = _("photo of an article")
        verbose_name_plural = _("photos of articles")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(is_leading=True),
                name="one_leading_photo_of_an_article",
            )
        ]

    def __str__(self) -> str:
        return self.caption or str(self.photo)


class _PublicationPhotos(Scoped["PublicationPhoto"]):
    """Published photos of the partnership in scope."""

    path = "publication__partnership"


class PublicationPhoto(models.Model):
    """A photo as a version showed it; the photo itself may be hidden at any time (GDPR-11)."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="gallery")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    # Its number in the address; where a photo is hidden the others keep theirs.
    place = models.PositiveSmallIntegerField(_("place in the gallery"))
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    is_leading = models.BooleanField(_("leading photo"), default=False)
    objects: ClassVar[_PublicationPhotos] = _PublicationPhotos()

    class Meta:
        verbose_name = _("photo of a published version")
        verbose_name_plural = _("photos of published versions")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "place"], name="one_photo_in_a_place"),
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(is_leading=True),
                name="one_leading_photo_of_a_version",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or str(self.photo)
