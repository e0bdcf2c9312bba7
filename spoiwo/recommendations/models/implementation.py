"""How it is carried out, and what shows it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body
from spoiwo.files.models import Photo, StoredFile
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations.models.recommendation import Recommendation
from spoiwo.recommendations.models.response import Response
from spoiwo.recommendations.states import Proof, StepKind, StepState


class ImplementationManager(Scoped["Implementation"]):
    """Steps of the partnership in scope."""

    path = "recommendation__partnership"


class Implementation(models.Model):
    """A step by which a recommendation is carried out: an event of ``meetings``, a body that was made
    (a forum), a document, or something told in words. ``response`` says which institution does it.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="steps")
    response = models.ForeignKey(
        Response, models.PROTECT, null=True, blank=True, related_name="steps",
        verbose_name=_("institution answerable"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind.choices)
    title = models.CharField(_("what is done"), max_length=400)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="recommendation_steps",
        verbose_name=_("meeting"),
    )  # fmt: skip
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="recommendation_steps",
        verbose_name=_("body that was made"),
    )  # fmt: skip
    due = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=StepState.choices, default=StepState.PLANNED)
    done_on = models.DateField(_("carried out on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=600, blank=True)
    objects: ClassVar[ImplementationManager] = ImplementationManager()

    class Meta:
        verbose_name = _("step of a recommendation")
        verbose_name_plural = _("steps of recommendations")
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(name="step_says_what", condition=~Q(title="")),
            models.CheckConstraint(
                name="done_step_has_its_day",
                condition=Q(state=StepState.DONE, done_on__isnull=False)
                | (~Q(state=StepState.DONE) & Q(done_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="dropped_step_has_a_ground", condition=~Q(state=StepState.DROPPED) | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def latest_day(self) -> date | None:
        """The day by which it is to be done: its own, else that of its meeting."""
        return self.due or (self.meeting.end_day if self.meeting is not None else None)

    def is_overdue_on(self, day: date) -> bool:
        """Tell whether it should have been done before the day."""
        latest = self.latest_day
        return self.state == StepState.PLANNED and latest is not None and latest < day


class EvidenceManager(Scoped["Evidence"]):
    """Proofs of the partnership in scope."""

    path = "implementation__recommendation__partnership"


class Evidence(models.Model):
    """What shows, for a day, that a step was carried out: exactly the thing its kind names."""

    implementation = models.ForeignKey(Implementation, models.PROTECT, related_name="proofs")
    kind = models.CharField(_("kind"), max_length=8, choices=Proof.choices)
    day = models.DateField(_("day"))
    words = models.CharField(_("what it shows"), max_length=600, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    photo = models.OneToOneField(Photo, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("address of a page"), max_length=1000, blank=True)
    given_by = models.CharField(_("given by"), max_length=200)
    # A list of names is a proof too, and no page for everybody: the secretariat opens what may be shown.
    is_public = models.BooleanField(_("shown in public"), default=False)
    objects: ClassVar[EvidenceManager] = EvidenceManager()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="proof_is_what_its_kind_says",
                condition=Q(kind=Proof.MEETING, meeting__isnull=False, file=None, photo=None, url="")
                | Q(kind=Proof.FILE, file__isnull=False, meeting=None, photo=None, url="")
                | Q(kind=Proof.PHOTO, photo__isnull=False, meeting=None, file=None, url="")
                | (Q(kind=Proof.ADDRESS, meeting=None, file=None, photo=None) & ~Q(url=""))
                | (Q(kind=Proof.WORDS, meeting=None, file=None, photo=None, url="") & ~Q(words="")),
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.get_kind_display()
