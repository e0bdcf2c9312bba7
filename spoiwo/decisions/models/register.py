"""How a partnership keeps its register, and the numbers where no term of a body gives them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.states import NumberedKind
from spoiwo.partnerships.models import Partnership


class RegisterSettingManager(Scoped["RegisterSetting"]):
    """The setting of the partnership in scope."""


class RegisterSetting(models.Model):
    """Whether everybody may read the register of resolutions; without a row, only the partnership may."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="+")
    is_public = models.BooleanField(_("shown in public"), default=False)
    objects: ClassVar[RegisterSettingManager] = RegisterSettingManager()

    def __str__(self) -> str:
        return str(self.partnership)


class YearSequenceManager(Scoped["YearSequence"]):
    """Sequences of the partnership in scope."""


class YearSequence(models.Model):
    """The last number given in a year to what all signatories adopt; bodies number by their terms."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=NumberedKind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    objects: ClassVar[YearSequenceManager] = YearSequenceManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind", "year"], name="one_sequence_of_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.get_kind_display()} {self.last}/{self.year}"
