"""Meetings that come again."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, ends_after_it_begins
from spoiwo.common.scoping import ScopedPeriods
from spoiwo.councils.models import Body
from spoiwo.meetings import rhythm
from spoiwo.meetings.states import Form, MeetingKind, PartnershipRole, Rhythm
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project


class SeriesManager(ScopedPeriods["Series"]):
    """Series of the partnership in scope."""


class Series(Dated):
    """A template and a rhythm; the next meeting opens by itself. It runs from its first day on."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="meeting_series")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="meeting_series", verbose_name=_("body")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=MeetingKind.choices)
    role = models.CharField(
        _("role of the partnership"),
        max_length=12,
        choices=PartnershipRole.choices,
        default=PartnershipRole.ORGANISER,
    )
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm.choices)
    every = models.PositiveSmallIntegerField(
        _("every"), default=1, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    form = models.CharField(_("form"), max_length=8, choices=Form.choices, default=Form.ROOM)
    begins = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    aim = models.TextField(_("aim"), max_length=2000, blank=True)
    # One line an item: the title and, after a bar, its minutes.
    agenda = models.TextField(_("usual agenda"), max_length=4000, blank=True)
    # So many days before its day the next meeting is opened.
    opens_days = models.PositiveSmallIntegerField(_("opened so many days before"), default=60)
    is_public = models.BooleanField(_("shown in public"), default=True)
    objects: ClassVar[SeriesManager] = SeriesManager()

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        ordering = ["title", "pk"]
        constraints = [
            ends_after_it_begins("series_ends_after_it_begins"),
            models.CheckConstraint(name="series_is_named", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rhythm_words(self) -> str:
        """How often it meets, in the reader's language."""
        return rhythm.words(self.rhythm, self.every, self.valid_from)
