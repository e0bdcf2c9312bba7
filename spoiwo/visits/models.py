"""Numbers of visits. There is no row of a visit, so nothing can be found out about a visitor."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyCount(models.Model):
    """How often a page was opened on a day; of days long past, in the month that begins on the day.

    ``page`` is the name of the address (``portal:meeting``), ``key`` what it is of. No foreign keys: the
    count outlives the thing.
    """

    day = models.DateField(_("day"))
    page = models.CharField(_("page"), max_length=80)
    key = models.CharField(_("of what"), max_length=200, blank=True)
    count = models.PositiveBigIntegerField(_("number of visits"))

    class Meta:
        verbose_name = _("number of visits")
        verbose_name_plural = _("numbers of visits")
        constraints = [models.UniqueConstraint(fields=["page", "key", "day"], name="visits_once_a_day")]
        indexes = [models.Index(fields=["day"], name="visits_by_day")]

    def __str__(self) -> str:
        return f"{self.page} {self.key} {self.day}: {self.count}"
