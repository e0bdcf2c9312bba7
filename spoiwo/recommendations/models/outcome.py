"""What came of it, and matters people talk about without any paper."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models.recommendation import Recommendation
from spoiwo.recommendations.states import MatterState
from spoiwo.registry.models import Organization


class EffectManager(Scoped["Effect"]):
    """Effects of the partnership in scope."""


class Effect(models.Model):
    """What was achieved, in a sentence, with the people and institutions reached where it is known.

    An effect of the work of a whole year belongs to no single recommendation; effects of a year are
    numbered in their order. An estimate keeps the words of its source.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="effects")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="effects",
        verbose_name=_("recommendation"),
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("year"))
    order = models.PositiveSmallIntegerField(_("number"), default=0)
    day = models.DateField(_("found on"))
    sentence = models.CharField(_("effect"), max_length=1000)
    people = models.PositiveIntegerField(_("people reached"), null=True, blank=True)
    people_kind = models.CharField(
        _("how it is known"), max_length=8, choices=CountKind.choices, default=CountKind.EXACT
    )
    people_wording = models.CharField(_("in the words of the source"), max_length=120, blank=True)
    institutions = models.PositiveIntegerField(_("institutions reached"), null=True, blank=True)
    institutions_kind = models.CharField(
        _("how it is known"), max_length=8, choices=CountKind.choices, default=CountKind.EXACT
    )
    institutions_wording = models.CharField(_("in the words of the source"), max_length=120, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[EffectManager] = EffectManager()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        ordering = ["-year", "order", "pk"]
        constraints = [models.CheckConstraint(name="effect_says_something", condition=~Q(sentence=""))]

    def __str__(self) -> str:
        return self.sentence


class MatterManager(Scoped["Matter"]):
    """Matters of the partnership in scope."""


class Matter(models.Model):
    """A matter for discussion without a formal paper: raised at a meeting or outside one."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="matters")
    title = models.CharField(_("matter"), max_length=400)
    words = models.TextField(_("what it is about"), max_length=4000, blank=True)
    raised_on = models.DateField(_("raised on"))
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="matters",
        verbose_name=_("raised at the meeting"),
    )  # fmt: skip
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="matters_raised",
        verbose_name=_("raised by the institution"),
    )  # fmt: skip
    raised_by = models.CharField(_("raised by"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=MatterState.choices, default=MatterState.OPEN)
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="matters",
        verbose_name=_("item of the agenda"),
    )  # fmt: skip
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="matters",
        verbose_name=_("recommendation"),
    )  # fmt: skip
    closed_because = models.CharField(_("how it ended"), max_length=600, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[MatterManager] = MatterManager()

    class Meta:
        verbose_name = _("matter for discussion")
        verbose_name_plural = _("matters for discussion")
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="matter_is_named", condition=~Q(title="")),
            models.CheckConstraint(
                name="matter_became_something",
                condition=~Q(state=MatterState.RECOMMENDED) | Q(recommendation__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_matter_says_how", condition=~Q(state=MatterState.CLOSED) | ~Q(closed_because="")
            ),
        ]

    def __str__(self) -> str:
        return self.title
