"""A resolution or a position, and its text in versions."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body, ByLaws, Term
from spoiwo.decisions.models.motion import Motion
from spoiwo.decisions.states import NUMBERED, ResolutionKind, ResolutionState, Standing
from spoiwo.documents.barred import Barred
from spoiwo.meetings.models import AgendaItem
from spoiwo.partnerships.models import Partnership


class ResolutionManager(Scoped["Resolution"]):
    """Resolutions of the partnership in scope."""


class Resolution(Barred):
    """An act of a body, or of all signatories where ``body`` is empty.

    The number is given at the adoption: of its term, or of the year where no body adopts. Who chairs
    is copied at the adoption, for the signature.
    """

    SAID = ("subject", "legal_basis", "effect")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="resolutions")
    kind = models.CharField(
        _("kind"), max_length=12, choices=ResolutionKind.choices, default=ResolutionKind.RESOLUTION
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ResolutionState.choices, default=ResolutionState.DRAFT
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="resolutions", verbose_name=_("body")
    )
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="resolutions")
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("item of the agenda"),
    )
    motion = models.OneToOneField(
        Motion, models.PROTECT, null=True, blank=True, related_name="resolution", verbose_name=_("motion")
    )
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    subject = models.CharField(_("on what"), max_length=400)
    legal_basis = models.CharField(_("legal basis"), max_length=600, blank=True)
    effect = models.TextField(_("effect"), max_length=2000, blank=True)
    bylaws = models.ForeignKey(ByLaws, models.PROTECT, null=True, blank=True, related_name="resolutions")
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    repealed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeals", verbose_name=_("repealed by")
    )
    # The first day on which it is no longer in force.
    repealed_from = models.DateField(_("repealed from"), null=True, blank=True)
    annulled_because = models.CharField(_("annulled because"), max_length=300, blank=True)
    chair_name = models.CharField(_("chair"), max_length=200, blank=True)
    chair_office = models.CharField(_("function of the chair"), max_length=200, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ResolutionManager] = ResolutionManager()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["-adopted_on", "-number", "-pk"]
        constraints = [
            models.CheckConstraint(name="resolution_is_on_something", condition=~Q(subject="")),
            models.CheckConstraint(
                name="adopted_resolution_has_number_and_day",
                condition=Q(state__in=NUMBERED, number__isnull=False, adopted_on__isnull=False)
                | Q(state=ResolutionState.ANNULLED)
                | (~Q(state__in=NUMBERED) & Q(number__isnull=True)),
            ),
            models.CheckConstraint(
                name="repealed_by_something_on_a_day",
                condition=Q(state=ResolutionState.REPEALED, repealed_from__isnull=False)
                | (~Q(state=ResolutionState.REPEALED) & Q(repealed_from__isnull=True, repealed_by=None)),
            ),
            models.CheckConstraint(name="resolution_repeals_not_itself", condition=~Q(repealed_by=F("pk"))),
            models.UniqueConstraint(
                fields=["term", "kind", "number"],
                condition=Q(term__isnull=False, number__isnull=False),
                name="resolutions_of_a_term_are_numbered",
            ),
        ]

    def __str__(self) -> str:
        # It is copied into the book of deeds, where hidden words must not go.
        return f"{self.label} {self.mask.words(self.subject)}"

    @property
    def label(self) -> str:
        """“Uchwała nr 3/2026”; without a number the kind alone."""
        kind = self.get_kind_display().capitalize()
        if self.number is None or self.adopted_on is None:
            return kind
        return gettext("%(kind)s no. %(number)s/%(year)s") % {
            "kind": kind,
            "number": self.number,
            "year": self.adopted_on.year,
        }

    @property
    def is_decided(self) -> bool:
        """Whether its text can no longer change."""
        return self.state not in {ResolutionState.DRAFT, ResolutionState.VOTED}

    @property
    def is_numbered(self) -> bool:
        """Whether it stands in the register."""
        return self.state in NUMBERED and self.number is not None

    def standing_on(self, day: date) -> Standing | None:
        """Return what it is on the day; None for one that was not adopted by then, or counts for nothing."""
        if self.state not in {ResolutionState.ADOPTED, ResolutionState.REPEALED} or self.adopted_on is None:
            return None
        if day < self.adopted_on:
            return None
        if self.repealed_from is not None and day >= self.repealed_from:
            return Standing.REPEALED
        return Standing.IN_FORCE if day >= (self.in_force_from or self.adopted_on) else Standing.FUTURE

    @property
    def standing(self) -> Standing | None:
        """What it is today."""
        return self.standing_on(clock.today())


class WordingManager(Scoped["Wording"]):
    """Wordings of the partnership in scope."""

    path = "resolution__partnership"


class Wording(models.Model):
    """One version of the text; the adopted one is frozen, with its SHA-256."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), max_length=40000)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    author = models.CharField(_("written by"), max_length=200)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    objects: ClassVar[WordingManager] = WordingManager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "number"], name="wordings_are_numbered"),
            models.UniqueConstraint(
                fields=["resolution"], condition=Q(frozen_at__isnull=False), name="one_adopted_wording"
            ),
            models.CheckConstraint(
                name="frozen_wording_has_its_hash",
                condition=Q(frozen_at__isnull=True, sha256="") | (Q(frozen_at__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution}, {self.number}"
