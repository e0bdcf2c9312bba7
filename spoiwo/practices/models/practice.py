"""A card of good practice, what it achieved in numbers, and its photos."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import Photo
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.states import State
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit


class GoodPracticeManager(Scoped["GoodPractice"]):
    """Cards of the partnership in scope."""


class GoodPractice(models.Model):
    """What an institution did that worked (domain.md 9, „Karta dobrej praktyki”).

    ``entity_name`` is what the institution was called on the day of the card; one of another region that
    no register has is named in words alone. ``place`` is as the entity says it, ``unit`` where it lies.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="good_practices")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=300)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="good_practices",
        verbose_name=_("institution"),
    )  # fmt: skip
    entity_name = models.CharField(_("whose practice it is"), max_length=400)
    place = models.CharField(_("place"), max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    period = models.CharField(_("period"), max_length=120, blank=True)
    problem = models.TextField(_("problem"), max_length=4000, blank=True)
    target_group = models.TextField(_("for whom"), max_length=2000, blank=True)
    actions = models.TextField(_("what was done"), max_length=8000, blank=True)
    resources = models.TextField(_("what was needed"), max_length=4000, blank=True)
    partners = models.TextField(_("partners"), max_length=2000, blank=True)
    results = models.TextField(_("results"), max_length=4000, blank=True)
    conditions = models.TextField(_("what it depends on"), max_length=4000, blank=True)
    transferability = models.TextField(_("how to take it over"), max_length=4000, blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    # Why the review sent it back, or why it was withdrawn.
    note = models.CharField(_("note of the review"), max_length=600, blank=True)
    is_own = models.BooleanField(_("written by the institution through its link"), default=False)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[GoodPracticeManager] = GoodPracticeManager()

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="practices_of_partnership")]
        constraints = [
            models.CheckConstraint(
                name="practice_is_named_and_somebodys", condition=~Q(title="") & ~Q(entity_name="")
            ),
            models.CheckConstraint(
                name="published_practice_has_its_day",
                condition=~Q(state=State.PUBLISHED) | Q(published_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.state == State.PUBLISHED


class ResultManager(Scoped["Result"]):
    """Results of cards of the partnership in scope."""

    path = "practice__partnership"


class Result(models.Model):
    """A result in a number; an estimate keeps the words of its source."""

    practice = models.ForeignKey(GoodPractice, models.CASCADE, related_name="numbers")
    label = models.CharField(_("what was counted"), max_length=200)
    count = models.PositiveIntegerField(_("number"))
    kind = models.CharField(
        _("how it is known"), max_length=8, choices=CountKind.choices, default=CountKind.EXACT
    )
    order = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[ResultManager] = ResultManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(name="result_says_what", condition=~Q(label=""))]

    def __str__(self) -> str:
        return f"{self.label}: {self.count}"


class PracticePhotoManager(Scoped["PracticePhoto"]):
    """Photos of cards of the partnership in scope."""

    path = "practice__partnership"


class PracticePhoto(models.Model):
    """A photo on a card; it is open to everybody exactly while the card is."""

    practice = models.ForeignKey(GoodPractice, models.PROTECT, related_name="photos")
    photo = models.OneToOneField(Photo, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[PracticePhotoManager] = PracticePhotoManager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.photo)
