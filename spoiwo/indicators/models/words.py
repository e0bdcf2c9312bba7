"""What a definition to choose from and an indicator both say."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.indicators.states import Area, Direction


class Described(models.Model):
    """Code, name, unit, meaning, formula, source and classification of what is measured.

    ``counts_persons`` marks counts of persons at risk of exclusion: whole numbers only, small ones are
    covered for the public. ``to_check`` marks what was not compared with its source yet.
    """

    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=300)
    measured_in = models.CharField(_("unit of measure"), max_length=80)
    meaning = models.TextField(_("what it says"), max_length=2000, blank=True)
    formula = models.TextField(_("how it is counted"), max_length=1000, blank=True)
    source = models.CharField(_("source"), max_length=300)
    direction = models.CharField(
        _("which way is good"), max_length=8, choices=Direction.choices, default=Direction.NEITHER
    )
    bdl_variable = models.PositiveIntegerField(_("variable of the Local Data Bank"), null=True, blank=True)
    area = models.CharField(
        _("area of the national programme (KPRES)"), max_length=3, choices=Area.choices, blank=True
    )
    programme = models.CharField(_("programme and its code list"), max_length=120, blank=True)
    counts_persons = models.BooleanField(_("counts persons at risk of exclusion"), default=False)
    to_check = models.BooleanField(_("to be checked with the source"), default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
