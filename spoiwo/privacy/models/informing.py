"""Versions of information clauses, and who was given which."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.states import Way


class VersionManager(Scoped["ClauseVersion"]):
    """Versions of clauses of the partnership in scope."""


class ClauseVersion(models.Model):
    """The words of a clause as they were shown, in Polish; never changed, followed by another one."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    use = models.SlugField(_("kind of form"), max_length=30)
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"))
    since = models.DateTimeField(_("since"), default=clock.now)
    objects: ClassVar[VersionManager] = VersionManager()

    class Meta:
        verbose_name = _("version of a clause")
        verbose_name_plural = _("versions of clauses")
        ordering = ["use", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "use", "number"], name="clause_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.use} {self.number}"


class GivenManager(Scoped["ClauseGiven"]):
    """Who was given clauses of the partnership in scope."""

    path = "clause__partnership"


class ClauseGiven(models.Model):
    """Somebody was given a version: at a form they sent, or by letter (art. 13, art. 14).

    ``subject`` is the purpose of a personal link or the kind of a record, ``number`` the record's own number.
    """

    clause = models.ForeignKey(
        ClauseVersion, models.PROTECT, related_name="given", verbose_name=_("version of a clause")
    )
    way = models.CharField(_("how"), max_length=6, choices=Way.choices)
    subject = models.CharField(_("to whom, by kind"), max_length=60)
    number = models.BigIntegerField(_("to whom, by number"))
    on = models.DateField(_("first on"))
    objects: ClassVar[GivenManager] = GivenManager()

    class Meta:
        verbose_name = _("clause given")
        verbose_name_plural = _("clauses given")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["subject", "number"], name="privacy_given_to")]
        constraints = [
            models.UniqueConstraint(fields=["clause", "way", "subject", "number"], name="clause_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.clause}: {self.subject} {self.number}"
