"""The programme of a training (domain.md 9, „Program szkolenia”)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import Meeting


class ProgrammeManager(Scoped["Programme"]):
    """Programmes of trainings of the partnership in scope."""

    path = "meeting__partnership"


class Programme(models.Model):
    """What a training teaches, whom, through whom, and how it was judged.

    Its title, aim, day and venue are those of the meeting; participants by institution come from the list
    of those who were there (``attendance``).
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="programme")
    target_groups = models.TextField(_("for whom"), max_length=2000, blank=True)
    trainer = models.CharField(_("trainer"), max_length=300, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1, null=True, blank=True)
    contents = models.TextField(_("what is taught"), max_length=8000, blank=True)
    certificate = models.CharField(_("certificate"), max_length=400, blank=True)
    surveys = models.PositiveIntegerField(_("surveys returned"), null=True, blank=True)
    evaluation = models.TextField(_("evaluation"), max_length=4000, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ProgrammeManager] = ProgrammeManager()

    class Meta:
        verbose_name = _("programme of a training")
        verbose_name_plural = _("programmes of trainings")

    def __str__(self) -> str:
        return self.meeting.title
