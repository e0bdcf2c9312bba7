"""Personal links: a letter's reader does one thing without an account."""

from datetime import date, time, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.notifications.states import Closed
from spoiwo.partnerships.models import Partnership


class LinkManager(Scoped["PersonalLink"]):
    """Personal links of the partnership in scope."""


class PersonalLink(models.Model):
    """One purpose, one subject, one holder, until a day. The token is computed, never stored."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    purpose = models.CharField(_("purpose"), max_length=60)
    subject_id = models.BigIntegerField(_("number of the thing"))
    # Words, as they were: the log and the page say them even when names change later.
    holder = models.CharField(_("on whose behalf"), max_length=200)
    nonce = models.CharField(max_length=32)
    is_single_use = models.BooleanField(_("opens once"), default=False)
    created_at = models.DateTimeField(_("given"), default=clock.now)
    expires_at = models.DateTimeField(_("until"))
    used_at = models.DateTimeField(_("first used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    objects: ClassVar[LinkManager] = LinkManager()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "purpose", "subject_id"], name="notifications_link_subject"),
            models.Index(fields=["expires_at"], name="notifications_link_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notifications_link_expires_after_it_is_given",
                condition=models.Q(expires_at__gt=models.F("created_at")),
            )
        ]

    def __str__(self) -> str:
        return self.holder

    @property
    def closed(self) -> Closed | None:
        """Return why it opens nothing now, or None while it does."""
        if self.revoked_at is not None:
            return Closed.REVOKED
        if self.is_single_use and self.used_at is not None:
            return Closed.USED
        return Closed.EXPIRED if clock.now() >= self.expires_at else None

    @property
    def last_whole_day(self) -> date | None:
        """The last day it opens on, where it closes with the end of a day in Warsaw; None at another hour."""
        closing = self.expires_at.astimezone(clock.WARSAW)
        return closing.date() - timedelta(days=1) if closing.time() == time(0) else None
