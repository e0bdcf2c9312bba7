"""The door of a meeting: its code, and every mark made at it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models.participant import Participant
from spoiwo.attendance.states import HERE, Mark, MarkSource
from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import Meeting


class DoorManager(Scoped["Door"]):
    """Doors of meetings of the partnership in scope."""

    path = "meeting__partnership"


class Door(models.Model):
    """The door of a meeting: open for self check-in between two moments, by a code shown in the room."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="door")
    nonce = models.CharField(max_length=32)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    objects: ClassVar[DoorManager] = DoorManager()

    def __str__(self) -> str:
        return str(self.meeting)


class DoorMarkManager(Scoped["DoorMark"]):
    """Marks at meetings of the partnership in scope."""

    path = "participant__meeting__partnership"


class DoorMark(models.Model):
    """One press of a button at the door; an empty ``mark`` takes the earlier ones back.

    ``key`` is made where the button was pressed, so that a mark sent again after a broken connection
    is the same mark. Of all marks of a participant the one pressed last counts, whichever came first.
    """

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="marks")
    key = models.CharField(max_length=40, unique=True)
    mark = models.CharField(_("presence"), max_length=8, choices=Mark.choices, blank=True)
    at = models.DateTimeField(_("marked"))
    recorded_at = models.DateTimeField(_("recorded"))
    by_id = models.CharField(max_length=80)
    by = models.CharField(_("marked by"), max_length=200)
    source = models.CharField(max_length=8, choices=MarkSource.choices)
    deputy_name = models.CharField(_("deputy"), max_length=200, blank=True)
    deputy_office = models.CharField(_("office of the deputy"), max_length=200, blank=True)
    deputy_authorisation = models.CharField(_("authorisation of the deputy"), max_length=200, blank=True)
    objects: ClassVar[DoorMarkManager] = DoorMarkManager()

    class Meta:
        ordering = ["at", "key"]
        constraints = [
            models.CheckConstraint(
                name="mark_of_a_deputy_is_presence", condition=Q(deputy_name="") | Q(mark__in=HERE)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.mark}"
