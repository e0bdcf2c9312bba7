"""What was brought in from an old site: which article it became, where it stood, which pictures it showed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership


class _BroughtArticles(Scoped["BroughtArticle"]):
    """Articles brought in by the partnership in scope."""


class BroughtArticle(models.Model):
    """An article of an old site: its mark there, by which it comes in once, and its old addresses."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    # Of the article over all its versions, as publications have it; it outlives the editor's page.
    series = models.PositiveBigIntegerField(_("number of the article"))
    guid = models.CharField(_("mark on the old site"), max_length=500)
    address = models.CharField(_("address on the old site"), max_length=1000, blank=True)
    # What of the addresses is looked up; the second is that of the number (“/?p=12”).
    path = models.CharField(_("old path"), max_length=1000, blank=True)
    short_path = models.CharField(_("old path with a number"), max_length=500, blank=True)
    brought_at = models.DateTimeField(_("brought in"), default=clock.now)
    objects: ClassVar[_BroughtArticles] = _BroughtArticles()

    class Meta:
        verbose_name = _("article brought in from an old site")
        verbose_name_plural = _("articles brought in from old sites")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "guid"], name="old_article_comes_in_once"),
        ]
        indexes = [
            models.Index(fields=["partnership", "path"], name="article_by_old_path"),
            models.Index(fields=["partnership", "short_path"], name="article_by_old_number"),
            models.Index(fields=["partnership", "series"], name="old_article_by_number"),
        ]

    def __str__(self) -> str:
        return self.address or self.guid


class _BroughtPictures(Scoped["BroughtPicture"]):
    """Pictures that articles of the partnership in scope had on an old site."""

    path = "brought__partnership"


class BroughtPicture(models.Model):
    """A picture the article showed on the old site, whether or not it was handed in with it."""

    brought = models.ForeignKey(
        BroughtArticle, models.CASCADE, related_name="pictures", verbose_name=_("article of an old site")
    )
    place = models.PositiveSmallIntegerField(_("place in the article"))
    address = models.CharField(_("address on the old site"), max_length=1000)
    alternative = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    is_missing = models.BooleanField(_("was not handed in"), default=True)
    objects: ClassVar[_BroughtPictures] = _BroughtPictures()

    class Meta:
        verbose_name = _("picture of an old article")
        verbose_name_plural = _("pictures of old articles")
        ordering = ["brought", "place"]
        constraints = [
            models.UniqueConstraint(fields=["brought", "place"], name="one_old_picture_in_a_place"),
        ]

    def __str__(self) -> str:
        return self.caption or self.address
