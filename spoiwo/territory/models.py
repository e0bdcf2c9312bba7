"""Territorial units with their validity: TERYT codes and names change, the unit stays."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, DatedQuerySet, ends_after_it_begins, never_overlap


class Level(models.TextChoices):
    VOIVODESHIP = "voivodeship", _("voivodeship")
    COUNTY = "county", _("county")
    COMMUNE = "commune", _("commune")


class Unit(models.Model):
    """A unit under its lasting key: 2, 4 or the first 6 digits of its TERYT code."""

    key = models.CharField(_("key"), max_length=6, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("name today"), max_length=80)
    full_name = models.CharField(_("full name today"), max_length=160)
    seat = models.CharField(_("seat"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    column = models.SmallIntegerField(null=True, blank=True)
    row = models.SmallIntegerField(null=True, blank=True)
    sort_key = models.CharField(max_length=200, editable=False, db_collation="C")

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name


class UnitVersion(Dated):
    """What the unit was called and coded in a period."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    code = models.CharField(_("TERYT code"), max_length=7)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    objects: ClassVar[models.Manager["UnitVersion"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            ends_after_it_begins("unit_version_ends_after_it_begins"),
            never_overlap("one_version_a_day", "unit"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
