"""Comments, what readers report of them, marks for articles, and where either is switched off.

``series`` is the number of an article over all its versions (``pages.Publication.series``): a comment belongs
to the article, not to one of its wordings.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from spoiwo.comments.states import Mark, State, Wrong
from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.common.texts import Text
from spoiwo.partnerships.models import Partnership

LONGEST_COMMENT = 3000


class SettingManager(Scoped["Setting"]):
    """The setting of the partnership in scope."""


class Setting(models.Model):
    """What readers of a partnership may do; without it, nothing. ``hides_after`` 0: reports hide nothing."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="comment_setting")
    takes_comments = models.BooleanField(_("readers may comment"), default=False)
    takes_ratings = models.BooleanField(_("readers may rate articles"), default=False)
    hides_after = models.PositiveSmallIntegerField(_("held back after so many reports"), default=0)
    objects: ClassVar[SettingManager] = SettingManager()

    class Meta:
        verbose_name = _("setting of comments")
        verbose_name_plural = _("settings of comments")

    def __str__(self) -> str:
        return str(self.partnership)


class ClosingManager(Scoped["Closing"]):
    """Closed articles of the partnership in scope."""


class Closing(models.Model):
    """An article that takes no more comments, or no marks; what it has stays."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    series = models.PositiveBigIntegerField(_("number of the article"))
    no_comments = models.BooleanField(_("takes no more comments"), default=False)
    no_ratings = models.BooleanField(_("is not rated"), default=False)
    objects: ClassVar[ClosingManager] = ClosingManager()

    class Meta:
        verbose_name = _("closed article")
        verbose_name_plural = _("closed articles")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "series"], name="article_closed_once"),
        ]

    def __str__(self) -> str:
        return str(self.series)


class CommentManager(Scoped["Comment"]):
    """Comments on articles of the partnership in scope."""


class Comment(models.Model):
    """One comment. Who wrote it and what is erased when its time has passed; the trace stays.

    ``mark`` tells a form sent twice, ``likeness`` the same words sent again.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="article_comments")
    series = models.PositiveBigIntegerField(_("number of the article"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.WAITING)
    signature = models.CharField(_("signature"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("comment"), max_length=LONGEST_COMMENT, blank=True)
    language = models.CharField(_("language of the page"), max_length=8, default="pl")
    agreed_to = models.TextField(_("words agreed to"), max_length=600, blank=True)
    agreed_version = models.CharField(_("version of these words"), max_length=10, blank=True)
    sent_at = models.DateTimeField(_("sent"), default=clock.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    reply = models.TextField(_("answer of the editors"), max_length=LONGEST_COMMENT, blank=True)
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    mark = models.CharField(max_length=36, blank=True)
    likeness = models.CharField(_("key of the words"), max_length=64, blank=True)
    forgotten_on = models.DateField(_("personal data erased on"), null=True, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[CommentManager] = CommentManager()

    class Meta:
        verbose_name = _("comment on an article")
        verbose_name_plural = _("comments on articles")
        ordering = ["sent_at", "pk"]
        indexes = [
            models.Index(fields=["partnership", "series", "state"], name="comments_of_article"),
            models.Index(fields=["partnership", "state", "sent_at"], name="comments_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "mark"], condition=~Q(mark=""), name="comment_form_sent_once"
            ),
            models.CheckConstraint(
                name="comment_refused_with_a_reason",
                condition=~Q(state__in=(State.REFUSED, State.REMOVED)) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}/{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment", args=[self.partnership.slug, self.pk])

    @property
    def said(self) -> Text:
        """Its words, in the language of the page they were written on."""
        return Text(self.text, self.language)

    @property
    def signed(self) -> Text:
        """Its signature, in the same language."""
        return Text(self.signature or "–", self.language)

    @property
    def excerpt(self) -> Text:
        """Its first words, for a list."""
        return Text(Truncator(self.text).words(14), self.language)

    @property
    def agreed(self) -> Text:
        """What the author agreed to, as it was shown."""
        return Text(self.agreed_to, self.language)

    @property
    def is_public(self) -> bool:
        """Whether its words are read by everybody."""
        return self.state == State.PUBLISHED


class FlagManager(Scoped["Flag"]):
    """Reports of comments of the partnership in scope."""

    path = "comment__partnership"


class Flag(models.Model):
    """A reader says that something is wrong with a comment; who says so is not asked."""

    comment = models.ForeignKey(
        Comment, models.CASCADE, related_name="flags", verbose_name=_("comment on an article")
    )
    wrong = models.CharField(_("what is wrong"), max_length=8, choices=Wrong.choices)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    settled_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    mark = models.CharField(max_length=36, blank=True)
    objects: ClassVar[FlagManager] = FlagManager()

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "mark"], condition=~Q(mark=""), name="comment_reported_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment}: {self.get_wrong_display()}"


class VoteManager(Scoped["Vote"]):
    """Marks for articles of the partnership in scope."""


class Vote(models.Model):
    """One visitor's mark for one article.

    ``voter`` is a keyed mark made of the visitor's own number and the article, so that two articles of one
    visitor cannot be joined; it is erased with the cookie's time.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    series = models.PositiveBigIntegerField(_("number of the article"))
    given = models.PositiveSmallIntegerField(_("mark"), choices=Mark.choices)
    voter = models.CharField(_("key of the visitor"), max_length=64, blank=True)
    voted_on = models.DateField(_("given on"), default=clock.today)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[VoteManager] = VoteManager()

    class Meta:
        verbose_name = _("mark for an article")
        verbose_name_plural = _("marks for articles")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "series", "voter"], condition=~Q(voter=""), name="one_mark_a_visitor"
            ),
            models.CheckConstraint(name="mark_is_known", condition=Q(given__in=Mark.values)),
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.given}"
