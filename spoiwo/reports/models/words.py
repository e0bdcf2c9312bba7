"""Words in a report: the secretariat's beside the figures, each institution's own, remarks of the council."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.remarks import AnsweredRemark, remark_constraints
from spoiwo.common.scoping import Scoped
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Statement
from spoiwo.registry.models import Organization
from spoiwo.reports.models.report import Report
from spoiwo.reports.states import Chapter, MemberPartState

_CHAPTERS = [(number, str(number)) for number in range(1, 17)]


class NarrativeManager(Scoped["Narrative"]):
    """Narrative of reports of the partnership in scope."""

    path = "report__partnership"


class Narrative(models.Model):
    """What the secretariat wrote in one part. ``version`` grows with every saved text."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="narratives")
    chapter = models.PositiveSmallIntegerField(_("part"), choices=_CHAPTERS)
    text = models.TextField(_("text"), max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.CharField(_("edited by"), max_length=200, blank=True)
    edited_at = models.DateTimeField(_("edited"), default=clock.now)
    objects: ClassVar[NarrativeManager] = NarrativeManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "chapter"], name="one_narrative_of_a_part"),
            models.CheckConstraint(
                name="narrative_is_of_a_part", condition=Q(chapter__gte=1, chapter__lte=16)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.chapter}"


class MemberPartManager(Scoped["MemberPart"]):
    """Parts told by institutions of the partnership in scope."""

    path = "report__partnership"


class MemberPart(models.Model):
    """What one institution tells of its own work in the period, through its link or by the secretariat."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="member_parts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    organization_name = models.CharField(_("institution"), max_length=400)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=MemberPartState.choices, default=MemberPartState.WAITING
    )
    text = models.TextField(_("what was done"), max_length=8000, blank=True)
    people = models.PositiveIntegerField(_("people reached"), null=True, blank=True)
    given_by = models.CharField(_("told by"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("told"), null=True, blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[MemberPartManager] = MemberPartManager()

    class Meta:
        ordering = ["organization__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "organization"], name="one_reported_part_of_an_institution"
            ),
            models.CheckConstraint(
                name="told_part_has_its_moment",
                condition=Q(state=MemberPartState.WAITING, given_at__isnull=True)
                | Q(state=MemberPartState.GIVEN, given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.organization_name

    @property
    def is_given(self) -> bool:
        """Whether the institution has told its part."""
        return self.state == MemberPartState.GIVEN


class AimWordManager(Scoped["AimWord"]):
    """Words about aims in reports of the partnership in scope."""

    path = "part__report__partnership"


class AimWord(models.Model):
    """What an institution did for one aim of the partnership."""

    part = models.ForeignKey(MemberPart, models.CASCADE, related_name="aims")
    aim = models.ForeignKey(Statement, models.PROTECT, related_name="+")
    text = models.TextField(_("what was done for it"), max_length=4000)
    objects: ClassVar[AimWordManager] = AimWordManager()

    class Meta:
        ordering = ["aim__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["part", "aim"], name="one_word_about_an_aim"),
            models.CheckConstraint(name="word_about_an_aim_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.aim}"


class RemarkManager(Scoped["Remark"]):
    """Remarks on reports of the partnership in scope."""

    path = "report__partnership"


class Remark(AnsweredRemark):
    """A remark of a council member on one part, or (0) on the whole, and its answer."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="remarks")
    chapter = models.PositiveSmallIntegerField(_("part"), default=0)
    objects: ClassVar[RemarkManager] = RemarkManager()

    class Meta(AnsweredRemark.Meta):
        constraints = remark_constraints("report")

    @property
    def where(self) -> str:
        """The part it is on, or the whole."""
        if self.chapter not in list(Chapter):
            return str(_("the whole"))
        return f"{self.chapter}. {Chapter(self.chapter).label}"
