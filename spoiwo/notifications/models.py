"""Letters and what is attached to them."""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.notifications.states import State

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _addresses(label: "_StrPromise") -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=320), verbose_name=label, default=list, blank=True)


class Message(models.Model):
    """One letter: everything it takes to send it, and what became of it."""

    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    sender = models.CharField(_("sender"), max_length=320)
    to = _addresses(_("recipients"))
    cc = _addresses(_("recipients of a copy"))
    bcc = _addresses(_("recipients of a hidden copy"))
    reply_to = _addresses(_("address for replies"))
    subject = models.CharField(_("subject"), max_length=500)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    headers = models.JSONField(_("headers"), default=dict)
    created_at = models.DateTimeField(_("written"), default=clock.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="notifications_newest"),
            models.Index(fields=["state", "created_at"], name="notifications_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notifications_sent_has_a_time",
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                | (~models.Q(state=State.SENT) & models.Q(sent_at__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def recipients(self) -> str:
        """Return all addresses in one line."""
        return ", ".join([*self.to, *self.cc, *self.bcc])


class Attachment(models.Model):
    """A file that travels with a letter."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("kind"), max_length=100)
    content = models.BinaryField(_("content"))

    def __str__(self) -> str:
        return self.name
