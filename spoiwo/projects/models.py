"""A project, the partnerships joined to it, and the signs it is marked with."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.states import FIRST_YEARS, Connection, Perspective, SignKind
from spoiwo.registry.models import Organization


class Project(models.Model):
    """Who carries it out, from what money, for what; shared by all partnerships it founded.

    ``value`` and ``eu_contribution`` are in złoty; the period is half-open. ``keeper`` is the partnership
    that describes it for all of them.
    """

    title = models.CharField(_("title"), max_length=300, unique=True)
    number = models.CharField(_("number of the grant agreement"), max_length=100, blank=True)
    programme = models.CharField(_("programme"), max_length=300, blank=True)
    fund = models.CharField(_("fund"), max_length=200, blank=True)
    perspective = models.CharField(
        _("financial period"), max_length=4, choices=Perspective.choices, default=Perspective.NONE
    )
    beneficiary = models.ForeignKey(
        Organization, models.PROTECT, related_name="projects", verbose_name=_("carried out by")
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to (first day out)"), null=True, blank=True)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    eu_contribution = models.DecimalField(
        _("contribution of the European Union"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    aims = models.TextField(_("aims"), blank=True)
    effects = models.TextField(_("expected effects"), blank=True)
    map_address = models.URLField(_("page on mapadotacji.gov.pl"), max_length=500, blank=True)
    has_region_sign = models.BooleanField(_("logo of the voivodeship in the line"), default=False)
    keeper = models.ForeignKey(
        Partnership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("described by")
    )

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                name="a_project_ends_after_it_begins",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lt=F("valid_to")),
            ),
            models.CheckConstraint(
                name="a_contribution_is_part_of_the_value",
                condition=(Q(value__isnull=True) | Q(value__gte=0))
                & (Q(eu_contribution__isnull=True) | Q(eu_contribution__gte=0))
                & (
                    Q(value__isnull=True)
                    | Q(eu_contribution__isnull=True)
                    | Q(eu_contribution__lte=F("value"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def beginning(self) -> date | None:
        """The day from which its marks hold: its own first day, else that of its financial period."""
        year = FIRST_YEARS.get(Perspective(self.perspective))
        return self.valid_from or (date(year, 1, 1) if year else None)


class ProjectPartnershipManager(Scoped["ProjectPartnership"]):
    """Projects of the partnership in scope."""


class ProjectPartnership(models.Model):
    """A partnership founded in a project, or acting in it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="links")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="project_links")
    connection = models.CharField(_("connection"), max_length=8, choices=Connection.choices)
    objects: ClassVar[ProjectPartnershipManager] = ProjectPartnershipManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "partnership"], name="partnership_once_in_a_project"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.project}"


class SignManager(ScopedPeriods["Sign"]):
    """Signs of the projects of the partnership in scope."""

    path = "link__partnership"


class Sign(Dated):
    """A picture on papers of the project, with the words that stand for it; each partnership keeps its own.

    ``width`` and ``height`` are those of the picture, in points. Its kind says where it stands; another
    picture of the kind takes its place from a day on, and papers of earlier days keep this one (EU-08).
    """

    link = models.ForeignKey(ProjectPartnership, models.PROTECT, related_name="signs")
    kind = models.CharField(_("what it is"), max_length=6, choices=SignKind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    words = models.CharField(_("words that stand for it"), max_length=300)
    width = models.PositiveIntegerField(_("width in points"))
    height = models.PositiveIntegerField(_("height in points"))
    objects: ClassVar[SignManager] = SignManager()

    class Meta:
        ordering = ["valid_from", "pk"]
        constraints = [
            ends_after_it_begins("a_sign_ends_after_it_begins"),
            never_overlap("one_sign_in_a_place_a_day", "link", "kind", condition=~Q(kind=SignKind.OTHER)),
            models.CheckConstraint(condition=~Q(words=""), name="a_sign_has_words"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="a_sign_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.words
