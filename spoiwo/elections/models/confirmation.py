"""What each scrutineer says of a protocol."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.elections.models.rounds import Protocol, Scrutineer
from spoiwo.elections.states import Verdict
from spoiwo.notifications.models import PersonalLink


class ConfirmationManager(Scoped["Confirmation"]):
    """What scrutineers said of protocols of the partnership in scope."""

    path = "protocol__election__partnership"


class Confirmation(models.Model):
    """Whether a scrutineer confirms one protocol, or what remark is made to it, and when.

    A remark stays when the same person confirms the protocol later; a confirmation is final.
    """

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="confirmations")
    scrutineer = models.ForeignKey(Scrutineer, models.PROTECT, related_name="confirmations")
    link = models.OneToOneField(PersonalLink, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    verdict = models.CharField(_("answer"), max_length=9, choices=Verdict.choices, default=Verdict.WAITING)
    remark = models.TextField(_("remark"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    objects: ClassVar[ConfirmationManager] = ConfirmationManager()

    class Meta:
        verbose_name = _("confirmation of a protocol")
        verbose_name_plural = _("confirmations of protocols")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["protocol", "scrutineer"], name="scrutineer_asked_once"),
            models.CheckConstraint(
                name="answer_to_a_protocol_has_its_moment",
                condition=Q(verdict=Verdict.WAITING, answered_at=None)
                | (~Q(verdict=Verdict.WAITING) & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="remark_to_a_protocol_is_written",
                condition=~Q(verdict=Verdict.REMARKED) | ~Q(remark=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scrutineer}, {self.protocol}"
