"""Letters and what is attached to them."""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.notifications.states import SENT_AGAIN, State
from spoiwo.partnerships.models import Partnership

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _addresses(label: "_StrPromise") -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=320), verbose_name=label, default=list, blank=True)


class Message(models.Model):
    """One letter: everything it takes to send it, and what became of it."""

    # Letters of accounts belong to no partnership; the operator alone sees those of all.
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("partnership")
    )
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
            models.Index(fields=["partnership", "state"], name="notifications_of_partnership"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notifications_sent_has_a_time",
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                # One that came back may have been taken in the moment the worker died.
                | models.Q(state=State.BOUNCED)
                | (~models.Q(state__in=[State.SENT, State.BOUNCED]) & models.Q(sent_at__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def can_be_sent_again(self) -> bool:
        return self.state in SENT_AGAIN

    @property
    def recipients(self) -> str:
        """Return all addresses in one line."""
        return ", ".join([*self.to, *self.cc, *self.bcc])


class Attachment(models.Model):
    """A file that travels with a letter.

    A calendar with a method (``text/calendar; method=REQUEST``) is also an alternative of the text, so
    that mail programs offer to accept or decline. One with a ``content_id`` is a picture within the HTML.
    """

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("kind"), max_length=100)
    content = models.BinaryField(_("content"))
    content_id = models.CharField("Content-ID", max_length=100, blank=True)

    def __str__(self) -> str:
        return self.name
