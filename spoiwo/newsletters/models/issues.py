"""An issue, its entries, and how it reached each address."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.newsletters.models.readers import Subscription
from spoiwo.newsletters.states import ISSUED, Fate, State, Topic
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project

LONGEST_TITLE = 150
OWN = "own"


class IssueManager(Scoped["Issue"]):
    """Issues of the partnership in scope."""


class Issue(models.Model):
    """One issue; numbered within the partnership from the day it is sent, and then it changes no more.

    ``since`` is the first day from which the draft gathered what is new. ``audience`` counts the addresses
    on the list at the moment of sending. ``project`` is the one whose signs the letter carries (EU-04).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="newsletter_issues")
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("subject"), max_length=LONGEST_TITLE)
    lead = models.TextField(_("opening words"), max_length=3000, blank=True)
    since = models.DateField(_("gathered since"))
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    audience = models.PositiveIntegerField(_("addresses"), default=0)
    created_at = models.DateTimeField(_("begun"), default=clock.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    finished_at = models.DateTimeField(_("all letters settled"), null=True, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[IssueManager] = IssueManager()

    class Meta:
        verbose_name = _("issue of the newsletter")
        verbose_name_plural = _("issues of the newsletter")
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="newsletter_number_once"),
            models.CheckConstraint(name="newsletter_issue_has_a_subject", condition=~Q(title="")),
            models.CheckConstraint(
                name="sent_newsletter_has_number_and_moment",
                condition=Q(state=State.DRAFT, number__isnull=True, sent_at__isnull=True)
                | (~Q(state=State.DRAFT) & Q(number__isnull=False, sent_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("newsletters:issue_read", args=[self.partnership.slug, self.number])

    @property
    def label(self) -> str:
        """“Biuletyn nr 3”: its name in letters and in the book of deeds, so Polish on every page."""
        return f"Biuletyn nr {self.number}" if self.number else "Biuletyn (projekt)"

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent, in Warsaw."""
        return self.sent_at.astimezone(clock.WARSAW).date() if self.sent_at else None

    @property
    def is_draft(self) -> bool:
        """Whether its words may still change."""
        return self.state == State.DRAFT

    @property
    def is_issued(self) -> bool:
        """Whether everybody may read it in the archive."""
        return self.state in ISSUED


class EntryManager(Scoped["Entry"]):
    """Entries of issues of the partnership in scope."""

    path = "issue__partnership"


class Entry(models.Model):
    """One thing an issue tells of: gathered from a room (``kind`` of ``sources``), or own words.

    ``url`` is a path of this site; ``about`` says the day or whose it is. One left out stays, so that
    gathering again does not bring it back.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="entries")
    kind = models.CharField(_("what it is"), max_length=16)
    subject_id = models.BigIntegerField(null=True, blank=True)
    topic = models.CharField(_("belongs to"), max_length=8, choices=Topic.choices)
    title = models.CharField(_("title"), max_length=400)
    about = models.CharField(_("day or institution"), max_length=300, blank=True)
    text = models.TextField(_("sentences"), max_length=4000, blank=True)
    url = models.CharField(_("address"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("place"), default=0)
    is_shown = models.BooleanField(_("in the issue"), default=True)
    objects: ClassVar[EntryManager] = EntryManager()

    class Meta:
        verbose_name = _("entry of an issue")
        verbose_name_plural = _("entries of issues")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "kind", "subject_id"], name="newsletter_tells_of_a_thing_once"
            ),
            models.CheckConstraint(name="newsletter_entry_is_titled", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_own(self) -> bool:
        """Whether the officer wrote it, with nothing of the records behind it."""
        return self.kind == OWN


class DeliveryManager(Scoped["Delivery"]):
    """Deliveries of issues of the partnership in scope."""

    path = "issue__partnership"


class Delivery(models.Model):
    """One issue for one address, once; it loses the address when that leaves, and keeps what became of it.

    ``message`` is the letter in the outbox, while that is kept.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(
        Subscription, models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=Fate.choices, default=Fate.WAITING)
    reason = models.CharField(_("reason"), max_length=600, blank=True)
    given_at = models.DateTimeField(_("put into the outbox"), null=True, blank=True)
    objects: ClassVar[DeliveryManager] = DeliveryManager()

    class Meta:
        verbose_name = _("delivery of an issue")
        verbose_name_plural = _("deliveries of issues")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "id"], name="newsletters_to_send")]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "subscription"], name="newsletter_issue_once_an_address"
            ),
            models.CheckConstraint(
                name="newsletter_letter_given_at_a_moment",
                condition=Q(state__in=[Fate.WAITING, Fate.LEFT_OUT]) | Q(given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue.label}: {self.get_state_display()}"
