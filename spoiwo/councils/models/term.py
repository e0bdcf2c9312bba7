"""A term of a body, and the numbers it gives out."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, Precision, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.councils.models.body import Body
from spoiwo.councils.states import NumberedKind


class TermManager(ScopedPeriods["Term"]):
    """Terms of the partnership in scope."""

    path = "body__partnership"


class Term(Dated):
    """A term of a body: the time for which its seats are filled."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("number"))
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    is_beginning_known = models.BooleanField(_("the first day is known"), default=True)
    objects: ClassVar[TermManager] = TermManager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["-valid_from"]
        constraints = [
            ends_after_it_begins("term_ends_after_it_begins"),
            never_overlap("one_term_a_day", "body"),
            models.UniqueConstraint(fields=["body", "number"], name="terms_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.number}"


class NumberSequenceManager(Scoped["NumberSequence"]):
    """Number sequences of the partnership in scope."""

    path = "term__body__partnership"


class NumberSequence(models.Model):
    """The last number a term gave out for one kind of things."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="sequences")
    kind = models.CharField(max_length=12, choices=NumberedKind.choices)
    last = models.PositiveIntegerField(default=0)
    objects: ClassVar[NumberSequenceManager] = NumberSequenceManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "kind"], name="one_sequence_of_a_kind_in_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.get_kind_display()} {self.last}"
