"""What the nightly recount found, and numbers stated by documents."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership


class RecountManager(Scoped["Recount"]):
    """The recount of the partnership in scope."""


class Recount(models.Model):
    """The latest recount of a partnership's figures; one row, written anew every night.

    ``drifts`` holds a list of objects: ``code``, ``since``, ``until`` (ISO days, half-open), ``counted`` by
    the database and ``recounted`` from the records.
    """

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="recount")
    made_at = models.DateTimeField(_("made"))
    drifts = models.JSONField(default=list)
    objects: ClassVar[RecountManager] = RecountManager()

    class Meta:
        verbose_name = _("recount of figures")
        verbose_name_plural = _("recounts of figures")

    def __str__(self) -> str:
        return f"{self.partnership}: {len(self.drifts)}"


class StatedNumberManager(Scoped["StatedNumber"]):
    """Numbers stated by documents of the partnership in scope."""


class StatedNumber(models.Model):
    """A figure as an old document states it, without the records behind it (ADR 0011).

    Never changed: a wrong one is closed with the reason, and another is recorded. ``source_url`` is an
    address within the installation; ``by_id`` is the mark of whoever recorded it.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="stated_numbers")
    code = models.CharField(_("code of the figure"), max_length=24)
    since = models.DateField(_("first day"))
    until = models.DateField(_("first day out"))
    number = models.PositiveIntegerField(_("number"))
    is_estimate = models.BooleanField(_("estimated"), default=False)
    words = models.TextField(_("passage of the document"), max_length=1000, blank=True)
    source = models.CharField(_("document"), max_length=200)
    source_url = models.CharField(_("address of the document"), max_length=300, blank=True)
    recorded_by = models.CharField(_("recorded by"), max_length=200)
    by_id = models.CharField(_("mark of whoever recorded it"), max_length=64)
    recorded_at = models.DateTimeField(_("recorded at"))
    closed_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    closed_because = models.CharField(_("why it was taken back"), max_length=400, blank=True)
    objects: ClassVar[StatedNumberManager] = StatedNumberManager()

    class Meta:
        verbose_name = _("number stated by a document")
        verbose_name_plural = _("numbers stated by documents")
        ordering = ["-since", "code", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code", "since", "until"],
                condition=Q(closed_at__isnull=True),
                name="one_open_stated_number",
            ),
            models.CheckConstraint(name="stated_ends_after_it_begins", condition=Q(until__gt=F("since"))),
            models.CheckConstraint(
                name="stated_is_closed_with_its_reason",
                condition=Q(closed_at__isnull=True, closed_because="")
                | Q(closed_at__isnull=False) & ~Q(closed_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it speaks: it was not taken back."""
        return self.closed_at is None

    @property
    def last_day(self) -> date:
        """The last day of its period."""
        return self.until - timedelta(days=1)
