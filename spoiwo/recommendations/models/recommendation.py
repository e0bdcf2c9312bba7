"""What was put forward, and the numbers of a year."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body
from spoiwo.decisions.models import Resolution
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.states import NUMBERED, Kind, State, state_label


class RecommendationManager(Scoped["Recommendation"]):
    """Recommendations of the partnership in scope."""


class Recommendation(models.Model):
    """A recommendation, a request or a position of a body, or of all signatories where ``body`` is empty.

    The number of its year is given at the adoption. A position is adopted in ``decisions``: it keeps the
    number, the text and the day it was given there (``resolution``), and only its way to others is here.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="recommendations")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.RECOMMENDATION)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.REPORTED)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="recommendations", verbose_name=_("body")
    )
    # At which it was adopted.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="recommendations",
        verbose_name=_("meeting"),
    )  # fmt: skip
    resolution = models.OneToOneField(
        Resolution, models.PROTECT, null=True, blank=True, related_name="recommendation",
        verbose_name=_("resolution"),
    )  # fmt: skip
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=400)
    reason = models.TextField(_("reason"), max_length=8000, blank=True)
    content = models.TextField(pgettext_lazy("of a recommendation", "content"), max_length=20000, blank=True)
    manner = models.TextField(_("how it is to be carried out"), max_length=4000, blank=True)
    reported_on = models.DateField(_("reported on"))
    reported_by = models.CharField(_("reported by"), max_length=300, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    passed_on = models.DateField(_("passed on"), null=True, blank=True)
    completed_on = models.DateField(_("carried out on"), null=True, blank=True)
    rejected_because = models.CharField(_("rejected because"), max_length=600, blank=True)
    is_public = models.BooleanField(_("shown in public"), default=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[RecommendationManager] = RecommendationManager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["-year", "-number", "-pk"]
        indexes = [models.Index(fields=["partnership", "-year", "-number"], name="recommendations_of_a_year")]
        constraints = [
            models.CheckConstraint(name="recommendation_is_on_something", condition=~Q(title="")),
            models.CheckConstraint(
                name="adopted_recommendation_has_number_and_day",
                condition=Q(state__in=NUMBERED, number__isnull=False, adopted_on__isnull=False)
                | ~Q(state__in=NUMBERED),
            ),
            models.CheckConstraint(
                name="recommendation_number_has_its_year",
                condition=Q(number__isnull=True, year__isnull=True)
                | Q(number__isnull=False, year__isnull=False),
            ),
            models.CheckConstraint(
                name="position_is_adopted_by_a_resolution",
                condition=~Q(kind=Kind.POSITION) | Q(resolution__isnull=False),
            ),
            models.CheckConstraint(
                name="rejected_with_a_ground", condition=~Q(state=State.REJECTED) | ~Q(rejected_because="")
            ),
            # Positions are numbered by the term of their body, several of which may begin in a year.
            models.UniqueConstraint(
                fields=["partnership", "body", "kind", "year", "number"],
                condition=Q(number__isnull=False) & ~Q(kind=Kind.POSITION),
                nulls_distinct=False,
                name="recommendations_of_a_year_are_numbered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    @property
    def label(self) -> str:
        """“Rekomendacja nr 1/2016”; without a number the kind alone."""
        kind = self.get_kind_display().capitalize()
        if self.number is None:
            return kind
        return gettext("%(kind)s no. %(number)s/%(year)s") % {
            "kind": kind,
            "number": self.number,
            "year": self.year,
        }

    def get_state_display(self) -> str:  # type: ignore[no-redef]  # takes the place of the one Django makes
        """Where it stands, in the words of its kind."""
        return str(state_label(Kind(self.kind), State(self.state)))

    @property
    def is_adopted(self) -> bool:
        """Whether its words can no longer change."""
        return self.state in NUMBERED

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.is_public and self.is_adopted

    @property
    def has_steps(self) -> bool:
        """Whether it is carried out at all; a request and a position are only answered."""
        return self.kind == Kind.RECOMMENDATION


class NumberingManager(Scoped["Numbering"]):
    """Sequences of the partnership in scope."""


class Numbering(models.Model):
    """The last number given in a year to what a body adopts, or all signatories where it is empty."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    objects: ClassVar[NumberingManager] = NumberingManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "body", "kind", "year"],
                nulls_distinct=False,
                name="one_numbering_of_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.last}/{self.year}"
