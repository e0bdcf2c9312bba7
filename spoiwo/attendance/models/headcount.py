"""How many people came to an event whose participants were only counted or guessed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import Meeting
from spoiwo.registry.categories import Sector


class HeadcountManager(Scoped["Headcount"]):
    """Numbers of people at meetings of the partnership in scope."""

    path = "meeting__partnership"


class Headcount(models.Model):
    """A number of people, of all or of one sector, with the words of the source ("blisko 150 osób").

    A sector may be named without a number: it took part, nobody counted how many.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="headcounts")
    sector = models.CharField(_("sector"), max_length=16, choices=Sector.choices, blank=True)
    kind = models.CharField(_("how it is known"), max_length=8, choices=CountKind.choices)
    count = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    wording = models.CharField(_("in the words of the source"), max_length=120, blank=True)
    objects: ClassVar[HeadcountManager] = HeadcountManager()

    class Meta:
        ordering = ["sector", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sector"], name="one_headcount_of_a_sector"),
            models.CheckConstraint(
                name="headcount_of_all_has_a_number", condition=~Q(sector="") | Q(count__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.wording or str(self.count)
