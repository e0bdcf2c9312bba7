"""To whom it was passed, and what they said."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.notifications.models import Message
from spoiwo.recommendations.models.recommendation import Recommendation
from spoiwo.recommendations.states import WAITING, Answer, Part
from spoiwo.registry.models import Organization


class ResponseManager(Scoped["Response"]):
    """Answers of the partnership in scope."""

    path = "recommendation__partnership"


class Response(models.Model):
    """An institution written to, in the register or outside it (``organization`` empty), and its answer.

    ``name`` is what it was called on the day it was listed. ``link_id`` is the number of the personal
    link its letter carries (``notifications``).
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    part = models.CharField(_("part"), max_length=10, choices=Part.choices, default=Part.ANSWERABLE)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="recommendation_responses",
        verbose_name=_("institution"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=400)
    person_name = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.LISTED)
    due = models.DateField(_("answer expected by"), null=True, blank=True)
    asked_on = models.DateField(_("written to on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    words = models.TextField(_("answer in words"), max_length=4000, blank=True)
    # What the secretariat said to a question.
    reply = models.TextField(_("reply"), max_length=4000, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    link_id = models.PositiveBigIntegerField(default=0)
    objects: ClassVar[ResponseManager] = ResponseManager()

    class Meta:
        verbose_name = _("answer to a recommendation")
        verbose_name_plural = _("answers to recommendations")
        ordering = ["part", "pk"]
        constraints = [
            models.CheckConstraint(name="addressee_is_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="answer_has_its_day",
                condition=Q(state__in=[Answer.LISTED, Answer.ASKED])
                | Q(answered_on__isnull=False) & ~Q(answered_by=""),
            ),
            models.CheckConstraint(
                name="decline_and_question_have_words",
                condition=~Q(state__in=[Answer.DECLINED, Answer.QUESTION]) | ~Q(words=""),
            ),
            models.UniqueConstraint(
                fields=["recommendation", "organization"],
                condition=Q(organization__isnull=False),
                name="institution_listed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"

    @property
    def holder(self) -> str:
        """On whose behalf its link acts, in words."""
        return f"{self.name} ({self.person_name})" if self.person_name else self.name

    def is_overdue_on(self, day: date) -> bool:
        """Tell whether the answer should have come before the day."""
        return self.state in WAITING and self.due is not None and self.due < day
