"""Letters that came in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.notifications.models.links import PersonalLink
from spoiwo.notifications.models.outbox import Message
from spoiwo.notifications.states import Kind, Outcome
from spoiwo.partnerships.models import Partnership


class ReceivedLetter(models.Model):
    """One letter, taken in once: what it was, what it answers, and what became of it."""

    message_id = models.CharField("Message-ID", max_length=250, unique=True)
    sender = models.CharField(_("sender"), max_length=320, blank=True)
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("came in"), default=clock.now)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True)
    # Known once it is known what it answers; until then the operator alone sees it.
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+", null=True, blank=True)
    answer_to = models.ForeignKey(Message, models.SET_NULL, related_name="answers", null=True, blank=True)
    link = models.ForeignKey(PersonalLink, models.SET_NULL, related_name="+", null=True, blank=True)
    # Words and the whole letter are kept for a month, in case somebody must look.
    text = models.TextField(_("text"), blank=True)
    content = models.BinaryField(_("content"), null=True)

    class Meta:
        verbose_name = _("received letter")
        verbose_name_plural = _("received letters")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="notifications_received"),
            models.Index(fields=["partnership", "-received_at"], name="notifications_received_by"),
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id
