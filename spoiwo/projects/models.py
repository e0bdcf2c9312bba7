"""A project, and the partnerships joined to it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization


class Project(models.Model):
    """Who carries it out, from what money; shared by all partnerships it founded."""

    title = models.CharField(_("title"), max_length=300, unique=True)
    programme = models.CharField(_("programme"), max_length=300, blank=True)
    fund = models.CharField(_("fund"), max_length=200, blank=True)
    perspective = models.CharField(
        _("financial period"), max_length=4, choices=Perspective.choices, default=Perspective.NONE
    )
    beneficiary = models.ForeignKey(
        Organization, models.PROTECT, related_name="projects", verbose_name=_("carried out by")
    )

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


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


class SignManager(Scoped["Sign"]):
    """Signs of the projects of the partnership in scope."""

    path = "link__partnership"


class Sign(models.Model):
    """A picture on papers of the project, with the words that stand for it; each partnership keeps its own.

    ``width`` and ``height`` are those of the picture, in points.
    """

    link = models.ForeignKey(ProjectPartnership, models.PROTECT, related_name="signs")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    words = models.CharField(_("words that stand for it"), max_length=300)
    order = models.PositiveSmallIntegerField(_("place in the line"))
    width = models.PositiveIntegerField(_("width in points"))
    height = models.PositiveIntegerField(_("height in points"))
    objects: ClassVar[SignManager] = SignManager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["link", "order"], name="one_sign_in_a_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="a_sign_has_words"),
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="a_sign_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.words
