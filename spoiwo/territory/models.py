"""Territorial units with their validity: TERYT codes and names change, the unit stays."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, DatedQuerySet, ends_after_it_begins, never_overlap
from spoiwo.common.polish import sort_key
from spoiwo.territory import names
from spoiwo.territory.codes import Kind, Level

__all__ = ["Border", "Kind", "Level", "Load", "Subregion", "Unit", "UnitVersion"]


class Unit(models.Model):
    """A unit under its lasting key: 2, 4 or the first 6 digits of its TERYT code.

    The names here are those of its latest version, kept for lists; what it was called on a day is asked of
    the versions. ``column`` and ``row`` are its brick on the map of counties.
    """

    key = models.CharField(_("key"), max_length=6, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("name today"), max_length=80)
    full_name = models.CharField(_("full name today"), max_length=200)
    folded = models.CharField(max_length=220, editable=False, db_default="")
    seat = models.CharField(_("seat"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    column = models.SmallIntegerField(null=True, blank=True)
    row = models.SmallIntegerField(null=True, blank=True)
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")

    class Meta:
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["level", "sort_key"], name="unit_level_in_order")]
        constraints = [
            models.CheckConstraint(
                name="unit_key_is_of_teryt", condition=models.Q(key__regex=r"^([0-9][0-9]){1,3}$")
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class UnitVersion(Dated):
    """What the unit was called and coded in a period."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    code = models.CharField(_("TERYT code"), max_length=7)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=80)
    extra_name = models.CharField(_("additional name"), max_length=80, blank=True)
    folded = models.CharField(max_length=180, editable=False, db_default="")
    # The register never says since when: a first loading knows only that the unit existed.
    start_assumed = models.BooleanField(_("beginning is assumed"), default=False)
    source = models.CharField(_("source"), max_length=120, blank=True)
    objects: ClassVar[models.Manager["UnitVersion"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            ends_after_it_begins("unit_version_ends_after_it_begins"),
            never_overlap("one_version_a_day", "unit"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def label(self) -> str:
        """The kind and the name, in Polish."""
        return names.label(self.kind, self.name)


class Load(models.Model):
    """One loading of the register: whence, as of which day, by whom, and what it changed."""

    class Kind(models.TextChoices):
        BUNDLED = "bundled", _("tables that come with the product")
        TERC = "terc", _("TERC file")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    state_on = models.DateField(_("state of the register on"))
    loaded_at = models.DateTimeField(_("loaded at"))
    loaded_by = models.CharField(_("loaded by"), max_length=200)
    rows_read = models.PositiveIntegerField(_("rows read"))
    new = models.PositiveIntegerField(_("new"), default=0)
    renamed = models.PositiveIntegerField(_("renamed"), default=0)
    recoded = models.PositiveIntegerField(_("changed kind"), default=0)
    vanished = models.PositiveIntegerField(_("vanished"), default=0)

    class Meta:
        ordering = ["-state_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state_on.isoformat()})"


class Subregion(models.Model):
    """A named set of units, such as an area of support; not a unit of TERYT."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    purpose = models.CharField(_("what it is for"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    units = models.ManyToManyField(Unit, related_name="subregions", verbose_name=_("units"))
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = sort_key(self.name, limit=400)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


class Border(models.Model):
    """A unit's outline, simplified once for all to an SVG path on the map's own grid."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="border")
    path = models.TextField(_("path"))
    source = models.CharField(_("source"), max_length=200)
    state_on = models.DateField(_("state on"), null=True, blank=True)

    class Meta:
        ordering = ["unit__key"]

    def __str__(self) -> str:
        return str(self.unit)
