"""What is asked, what is answered, and who follows it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.forum.models.circle import Circle, Member
from spoiwo.forum.states import State, Way
from spoiwo.registry.models import Organization

LONGEST_POST = 8000


class TopicManager(Scoped["Topic"]):
    """Topics of the partnership in scope."""

    path = "circle__partnership"


class Topic(models.Model):
    """A question or a piece of news, with its posts; the first one opens it."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="topics")
    title = models.CharField(_("subject"), max_length=200)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    closed_because = models.CharField(_("why closed"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("opened"), default=clock.now)
    written_at = models.DateTimeField(_("last written in"), default=clock.now)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[TopicManager] = TopicManager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["circle", "-written_at"], name="topics_of_a_circle")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether answers are taken, as far as the topic itself is concerned."""
        return self.state == State.OPEN


class PostManager(Scoped["Post"]):
    """Posts of the partnership in scope."""

    path = "topic__circle__partnership"


class Post(models.Model):
    """Words of one writer. Name and institution are kept as they were; the secretariat has no member."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="posts")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="posts")
    author_mark = models.CharField(max_length=80)
    author = models.CharField(_("author"), max_length=200)
    institution = models.CharField(_("institution"), max_length=400, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_POST, blank=True)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    way = models.CharField(_("came"), max_length=7, choices=Way.choices, default=Way.ACCOUNT)
    to_members = models.ManyToManyField(Member, related_name="+", verbose_name=_("people mentioned"))
    to_institutions = models.ManyToManyField(
        Organization, related_name="+", verbose_name=_("institutions mentioned")
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_by = models.CharField(_("hidden by"), max_length=200, blank=True)
    hidden_because = models.CharField(_("why hidden"), max_length=300, blank=True)
    is_erased = models.BooleanField(_("words erased"), default=False)
    objects: ClassVar[PostManager] = PostManager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["topic", "written_at"], name="posts_of_a_topic")]
        constraints = [
            models.CheckConstraint(
                name="hidden_post_says_why",
                condition=Q(hidden_at__isnull=True, is_erased=False, hidden_because="")
                | (Q(hidden_at__isnull=False) & ~Q(hidden_because="")),
            ),
            models.CheckConstraint(
                name="erased_post_has_no_words",
                condition=Q(is_erased=True, text="") | (Q(is_erased=False) & ~Q(text="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.topic}"

    @property
    def is_hidden(self) -> bool:
        """Whether members see only that it was hidden, and why."""
        return self.hidden_at is not None


class SubscriptionManager(Scoped["Subscription"]):
    """Who follows what in the partnership in scope."""

    path = "topic__circle__partnership"


class Subscription(models.Model):
    """One reader of one topic: whether it is followed, and whose the secret address for answers is."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="subscriptions")
    member = models.ForeignKey(Member, models.CASCADE, related_name="subscriptions")
    is_on = models.BooleanField(_("followed"), default=True)
    objects: ClassVar[SubscriptionManager] = SubscriptionManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="topic_followed_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.topic}"
