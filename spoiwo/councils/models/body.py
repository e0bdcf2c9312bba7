"""A body of a partnership, and the rules it works by in a period."""

from fractions import Fraction
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, Precision, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.councils.states import BallotKind, BodyKind, Caller, Majority
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Sector
from spoiwo.registry.categories import get as category_of
from spoiwo.registry.categories.groups import LABELS
from spoiwo.registry.models import Organization

SHARE = r"^([1-9][0-9]?/[1-9][0-9]?)?$"


class BodyManager(ScopedPeriods["Body"]):
    """Bodies of the partnership in scope."""


class Body(Dated):
    """A council, group, team or forum (Popolo Organization); an external one is run by somebody else."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bodies")
    kind = models.CharField(_("kind"), max_length=12, choices=BodyKind.choices)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80)
    tasks = models.TextField(_("tasks"), max_length=4000, blank=True)
    scope = models.TextField(_("scope of work"), max_length=2000, blank=True)
    run_by = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies_run",
        verbose_name=_("run by"),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    # Documents tell on which day a body existed, seldom since when: the period is then "at least".
    is_beginning_known = models.BooleanField(_("the first day is known"), default=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[BodyManager] = BodyManager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["valid_from", "pk"]
        constraints = [
            ends_after_it_begins("body_ends_after_it_begins"),
            models.UniqueConstraint(fields=["partnership", "slug"], name="body_has_its_own_address"),
            models.CheckConstraint(
                name="external_body_is_run_by_somebody",
                condition=Q(run_by__isnull=False) | ~Q(kind=BodyKind.EXTERNAL),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def task_lines(self) -> list[str]:
        """The tasks, one by one."""
        return [line.strip() for line in self.tasks.splitlines() if line.strip()]

    @property
    def says_kind(self) -> bool:
        """Whether the kind says more than the name does ("Rada Programowa" is a programme council)."""
        return self.get_kind_display().casefold() != self.name.casefold()

    @property
    def is_external(self) -> bool:
        """Whether the partnership only takes part in it."""
        return self.kind == BodyKind.EXTERNAL


class ByLawsManager(ScopedPeriods["ByLaws"]):
    """By-laws of the partnership in scope."""

    path = "body__partnership"


class ByLaws(Dated):
    """One version of a body’s rules, in force for a period; a decision keeps the version it was under."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="bylaws")
    number = models.PositiveSmallIntegerField(_("version"))
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    size_from = models.PositiveSmallIntegerField(_("at least so many members"), null=True, blank=True)
    size_to = models.PositiveSmallIntegerField(_("at most so many members"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(_("years of a term"), null=True, blank=True)
    called_by = models.CharField(_("sessions are called by"), max_length=12, choices=Caller.choices)
    quorum = models.CharField(_("quorum"), max_length=5)
    majority = models.CharField(_("majority"), max_length=12, choices=Majority.choices)
    is_tie_broken_by_chair = models.BooleanField(_("the chair’s vote breaks a tie"))
    is_circulation_allowed = models.BooleanField(_("votes between sessions, by circulation"))
    circulation_quorum = models.CharField(_("quorum in circulation"), max_length=5)
    ballot = models.CharField(_("ballot"), max_length=8, choices=BallotKind.choices)
    co_optation_share = models.CharField(_("largest share of co-opted members"), max_length=5, blank=True)
    absences_limit = models.PositiveSmallIntegerField(
        _("unexcused absences in a row that end a seat"), null=True, blank=True
    )
    largest_sector_percent = models.PositiveSmallIntegerField(
        _("largest share of one sector, in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    papers_days = models.PositiveSmallIntegerField(_("papers are sent so many days before"))
    minutes_days = models.PositiveSmallIntegerField(_("minutes are ready within so many days"))
    objects: ClassVar[ByLawsManager] = ByLawsManager()

    class Meta:
        verbose_name = _("by-laws")
        verbose_name_plural = _("by-laws")
        ordering = ["-valid_from"]
        constraints = [
            ends_after_it_begins("bylaws_end_after_they_begin"),
            never_overlap("one_version_of_bylaws_a_day", "body"),
            models.UniqueConstraint(fields=["body", "number"], name="bylaws_are_numbered"),
            models.CheckConstraint(
                name="bylaws_size_range",
                condition=Q(size_to__isnull=True)
                | Q(size_from__isnull=True)
                | Q(size_from__lte=F("size_to")),
            ),
            models.CheckConstraint(
                name="bylaws_shares_are_fractions",
                condition=Q(quorum__regex=SHARE)
                & Q(circulation_quorum__regex=SHARE)
                & Q(co_optation_share__regex=SHARE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.number}"

    def most_co_opted(self, seats: int) -> int | None:
        """Return how many of so many seats may be co-opted; None where there is no limit."""
        return int(Fraction(self.co_optation_share) * seats) if self.co_optation_share else None


class QuotaManager(Scoped["Quota"]):
    """Quotas of the partnership in scope."""

    path = "bylaws__body__partnership"


class Quota(models.Model):
    """How many members of one sector, or of one kind of institution, a version of by-laws asks for."""

    bylaws = models.ForeignKey(ByLaws, models.CASCADE, related_name="quotas")
    sector = models.CharField(_("sector"), max_length=16, choices=Sector.choices, blank=True)
    # A code of the list of kinds, or its group: "ngo" covers "ngo.fundacja".
    category = models.CharField(_("kind of institution"), max_length=40, blank=True)
    at_least = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    at_most = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    objects: ClassVar[QuotaManager] = QuotaManager()

    class Meta:
        ordering = ["sector", "category"]
        constraints = [
            models.CheckConstraint(
                name="quota_of_a_sector_or_a_category",
                condition=(Q(sector="") & ~Q(category="")) | (~Q(sector="") & Q(category="")),
            ),
            models.CheckConstraint(
                name="quota_says_how_many",
                condition=Q(at_least__isnull=False) | Q(at_most__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sector or self.category}: {self.at_least or 0}–{self.at_most or ''}"

    @property
    def group_label(self) -> str:
        """Whom it asks for, in the reader's language: a sector, a group of kinds, or one kind."""
        if self.sector:
            return str(Sector(self.sector).label)
        return str(LABELS.get(self.category) or category_of(self.category).label)
