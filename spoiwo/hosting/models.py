"""What institutions said of hosting, and requests to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.hosting.states import State, Wish
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class ReadinessManager(ScopedPeriods["Readiness"]):
    """Readiness of institutions of the partnership in scope."""


class Readiness(Dated):
    """What an institution said, for a period, of hosting: its wish, its room, access to it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="host_readiness")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="host_readiness", verbose_name=_("institution")
    )
    wish = models.CharField(_("hosting"), max_length=10, choices=Wish.choices)
    capacity = models.PositiveIntegerField(_("places in the room"), null=True, blank=True)
    is_accessible = models.BooleanField(_("accessible to people with disabilities"), null=True, blank=True)
    access = models.CharField(_("access for people with disabilities"), max_length=400, blank=True)
    has_remote = models.BooleanField(_("equipped for taking part remotely"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    objects: ClassVar[ReadinessManager] = ReadinessManager()

    class Meta:
        verbose_name = _("readiness to host")
        verbose_name_plural = _("readiness to host")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            ends_after_it_begins("readiness_ends_after_it_begins"),
            never_overlap("one_readiness_a_day", "partnership", "organization"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_wish_display()}"


class HostRequestManager(Scoped["HostRequest"]):
    """Requests to hosts of the partnership in scope."""

    path = "meeting__partnership"


class HostRequest(models.Model):
    """A request to an institution to host a meeting, with the reasons as they were shown.

    ``link_id`` is the number of the personal link the letter carries (``notifications``).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="host_requests")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="host_requests", verbose_name=_("institution")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    addressee = models.CharField(_("addressee"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    link_id = models.PositiveBigIntegerField(default=0)
    objects: ClassVar[HostRequestManager] = HostRequestManager()

    class Meta:
        verbose_name = _("request to a host")
        verbose_name_plural = _("requests to hosts")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organization"],
                condition=~Q(state=State.WITHDRAWN),
                name="host_asked_once_for_a_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state=State.ACCEPTED), name="one_host_of_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_state_display()}"
