"""A remark on a paper that goes round, and its answer: what minutes and reports have in common."""

from types import MappingProxyType

from django.db import models
from django.db.models import BaseConstraint, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.states import Moves


class RemarkState(models.TextChoices):
    """What became of a remark."""

    OPEN = "open", pgettext_lazy("remark", "to be answered")
    ACCEPTED = "accepted", pgettext_lazy("remark", "accepted")
    REFUSED = "refused", pgettext_lazy("remark", "not accepted")


REMARK_MOVES: Moves = MappingProxyType(
    {RemarkState.OPEN: frozenset({RemarkState.ACCEPTED, RemarkState.REFUSED})}
)


class AnsweredRemark(models.Model):
    """Words of somebody who read a paper, with the answer; a refusal says why."""

    author = models.CharField(_("author"), max_length=200)
    author_mark = models.CharField(max_length=80)
    institution = models.CharField(_("institution"), max_length=400, blank=True)
    text = models.TextField(_("remark"), max_length=4000)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    state = models.CharField(_("state"), max_length=10, choices=RemarkState.choices, default=RemarkState.OPEN)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"


def remark_constraints(paper: str = "") -> list[BaseConstraint]:
    """Return what holds of every remark; ``paper`` makes the names of the constraints its own."""
    prefix = f"{paper}_" if paper else ""
    return [
        models.CheckConstraint(
            name=f"{prefix}answered_remark_has_its_moment",
            condition=Q(state=RemarkState.OPEN, answered_at__isnull=True)
            | (~Q(state=RemarkState.OPEN) & Q(answered_at__isnull=False)),
        ),
        models.CheckConstraint(
            name=f"{prefix}refused_remark_says_why",
            condition=~Q(state=RemarkState.REFUSED) | ~Q(answer=""),
        ),
    ]
