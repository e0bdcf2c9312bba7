"""How a meeting is called: from what its list was drawn up, who is reminded when."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models.participant import Participant
from spoiwo.attendance.states import Source
from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership

# So many days before the start those who have not answered are reminded.
USUAL_DAYS = (7, 2)


def days_field() -> "ArrayField[list[int], list[int]]":
    """Return the field of days before the start; an empty list reminds nobody."""
    day = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)])
    return ArrayField(day, verbose_name=_("reminders, days before"), default=list, blank=True, size=4)


class CallingManager(Scoped["Calling"]):
    """Callings of meetings of the partnership in scope."""

    path = "meeting__partnership"


class Calling(models.Model):
    """The list of a meeting as drawn up, and its reminders."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="calling")
    source = models.CharField(_("drawn up from"), max_length=12, choices=Source.choices)
    drawn_at = models.DateTimeField(_("drawn up"))
    answer_by = models.DateField(_("answers are asked for by"), null=True, blank=True)
    words = models.TextField(_("words of the secretariat"), max_length=2000, blank=True)
    reminder_days = days_field()
    reminders_stopped_at = models.DateTimeField(_("reminders stopped"), null=True, blank=True)
    objects: ClassVar[CallingManager] = CallingManager()

    def __str__(self) -> str:
        return str(self.meeting)


class ReminderRuleManager(Scoped["ReminderRule"]):
    """The rule of the partnership in scope."""


class ReminderRule(models.Model):
    """When a partnership reminds, unless a meeting says otherwise."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="reminder_rule")
    days = days_field()
    objects: ClassVar[ReminderRuleManager] = ReminderRuleManager()

    def __str__(self) -> str:
        return str(self.partnership)


class ReminderManager(Scoped["Reminder"]):
    """Reminders of meetings of the partnership in scope."""

    path = "participant__meeting__partnership"


class Reminder(models.Model):
    """A reminder sent; the database sees that none goes twice for one day of the meeting."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="reminders")
    meeting_day = models.DateField(_("day of the meeting"))
    days_before = models.PositiveSmallIntegerField(_("days before"))
    sent_at = models.DateTimeField(_("sent"))
    objects: ClassVar[ReminderManager] = ReminderManager()

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "meeting_day", "days_before"], name="reminded_once_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.days_before}"
