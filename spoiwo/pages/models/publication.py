"""What was published: each version as readers saw it, which nothing changes afterwards (BIP-02)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.common.texts import Text
from spoiwo.files.models import Photo
from spoiwo.pages import content
from spoiwo.pages.models.article import Article
from spoiwo.pages.states import Ending, Kind, Language
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class _Publications(Scoped["Publication"]):
    """The versions of one partnership."""


class Publication(models.Model):
    """One published version of an article; ``is_latest`` marks the one at the address."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="publications")
    # Empty in an installation that was handed the versions without the editor's drafts.
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="publications")
    # Of one article over all its versions, also after the editor's page is gone.
    series = models.PositiveBigIntegerField(_("number of the article"))
    number = models.PositiveIntegerField(_("version"))
    is_latest = models.BooleanField(_("the latest version"), default=True)
    slug = models.SlugField(_("address"), max_length=255)
    title = models.CharField(_("title"), max_length=255)
    lead = models.TextField(_("lead"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    categories = ArrayField(
        models.CharField(max_length=60), verbose_name=_("categories"), default=list, blank=True
    )
    html = models.TextField(_("text"))
    plain_html = models.TextField(_("also in plain Polish"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.POLISH
    )
    # Of a translation: the number of the Polish article, and the version of it that was translated.
    translates = models.PositiveBigIntegerField(_("is a translation of"), null=True, blank=True)
    of_version = models.PositiveIntegerField(_("says what this version says"), null=True, blank=True)
    author = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("institution that wrote it"),
    )  # fmt: skip
    author_name = models.CharField(_("responsible for the content"), max_length=400)
    is_own = models.BooleanField(_("sent in by the institution"), default=False)
    publisher_name = models.CharField(_("made available by"), max_length=400)
    written_by = models.CharField(_("who wrote it"), max_length=200, blank=True)
    written_on = models.DateField(_("written on"), null=True, blank=True)
    awaited = models.CharField(_("what readers are promised"), max_length=200, blank=True)
    first_at = models.DateTimeField(_("first published"))
    published_at = models.DateTimeField(_("published"))
    published_by = models.CharField(_("published by"), max_length=200)
    ends_at = models.DateTimeField(_("is to be shown until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("taken off"), null=True, blank=True)
    ended_as = models.CharField(_("why taken off"), max_length=12, choices=Ending.choices, blank=True)
    demo_note = models.TextField(_("what is demonstration content here"), blank=True)

    objects: ClassVar[_Publications] = _Publications()

    class Meta:
        verbose_name = _("published version of an article")
        verbose_name_plural = _("published versions of articles")
        ordering = ["-first_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "series", "number"], name="article_version_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "series"], condition=models.Q(is_latest=True),
                name="one_latest_version_of_an_article",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["-first_at"], condition=models.Q(is_latest=True, ended_at=None), name="articles_shown"
            ),
            models.Index(fields=["partnership", "slug"], name="article_by_address"),
            models.Index(
                fields=["translates"],
                condition=models.Q(is_latest=True, translates__isnull=False),
                name="translations_of_an_article",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:article", args=[self.partnership.slug, self.slug])

    @property
    def body(self) -> SafeString:
        """The text for a page."""
        return content.shown(self.html)

    @property
    def plain(self) -> SafeString:
        """The version in plain Polish for a page."""
        return content.shown(self.plain_html)

    @property
    def said_title(self) -> Text:
        """The title in its language."""
        return Text(self.title, self.language)

    @property
    def said_lead(self) -> Text:
        """The lead in its language."""
        return Text(self.lead, self.language)

    @property
    def is_translation(self) -> bool:
        """Whether it says in another language what a Polish article says."""
        return self.language != Language.POLISH

    @property
    def leading_photo(self) -> Photo | None:
        """The photo that stands for the article in a list that read it along; nothing elsewhere."""
        rows = vars(self).get("leading") or ()
        return rows[0].photo if rows else None

    @property
    def is_shown(self) -> bool:
        return self.is_latest and self.ended_at is None
