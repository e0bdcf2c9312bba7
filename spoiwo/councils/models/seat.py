"""Seats of a term, who held them, in what function, and who may stand in."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, Precision, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.councils.models.term import Term
from spoiwo.councils.states import SINGLE_FUNCTIONS, EndReason, Function, Origin
from spoiwo.registry.models import Organization, Person


class SeatManager(Scoped["Seat"]):
    """Seats of the partnership in scope."""

    path = "term__body__partnership"


class Seat(models.Model):
    """A place in a term of a body (Popolo Post); it stays when whoever held it leaves."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField(_("number"))
    label = models.CharField(_("what the seat is for"), max_length=160, blank=True)
    objects: ClassVar[SeatManager] = SeatManager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["term", "number"], name="seats_are_numbered")]

    def __str__(self) -> str:
        return f"{self.number}. {self.label}" if self.label else f"{self.number}."


class SeatHoldingManager(ScopedPeriods["SeatHolding"]):
    """Holdings of the partnership in scope."""

    path = "term__body__partnership"


class SeatHolding(Dated):
    """An institution in a seat for a period, through a person (Popolo Membership).

    ``person`` is empty while the institution has not named who speaks for it. ``term`` repeats that of
    the seat, so that the database can refuse one person in two seats.
    """

    term = models.ForeignKey(Term, models.PROTECT, related_name="holdings")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holdings")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="seat_holdings", verbose_name=_("institution")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_holdings",
        verbose_name=_("person"),
    )
    office = models.CharField(_("office in the institution"), max_length=160, blank=True)
    origin = models.CharField(_("how the seat was filled"), max_length=12, choices=Origin.choices)
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    is_beginning_known = models.BooleanField(_("the first day is known"), default=True)
    end_reason = models.CharField(
        _("why it ended"), max_length=12, choices=EndReason.choices, blank=True, default=""
    )
    end_ground = models.CharField(_("ground of the ending"), max_length=300, blank=True, default="")
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    objects: ClassVar[SeatHoldingManager] = SeatHoldingManager()

    class Meta:
        verbose_name = _("seat held")
        verbose_name_plural = _("seats held")
        ordering = ["seat__number", "valid_from"]
        constraints = [
            ends_after_it_begins("seat_holding_ends_after_it_begins"),
            never_overlap("seat_held_by_one_at_a_time", "seat"),
            never_overlap("one_person_one_seat", "term", "person", condition=Q(person__isnull=False)),
            models.CheckConstraint(
                name="ended_seat_holding_says_why",
                condition=Q(valid_to__isnull=True, end_reason="")
                | (Q(valid_to__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.person}" if self.person else str(self.organization)


class FunctionHoldingManager(ScopedPeriods["FunctionHolding"]):
    """Functions of the partnership in scope."""

    path = "term__body__partnership"


class FunctionHolding(Dated):
    """Chair, deputy chair or secretary for a period; whoever holds a seat and no function is a member."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="functions")
    holding = models.ForeignKey(SeatHolding, models.PROTECT, related_name="functions")
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    objects: ClassVar[FunctionHoldingManager] = FunctionHoldingManager()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            ends_after_it_begins("function_ends_after_it_begins"),
            never_overlap("one_function_of_a_holding", "holding"),
            never_overlap(
                "one_chair_at_a_time", "term", "function", condition=Q(function__in=SINGLE_FUNCTIONS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}: {self.holding}"


class DeputyManager(ScopedPeriods["Deputy"]):
    """Deputies of the partnership in scope."""

    path = "holding__term__body__partnership"


class Deputy(Dated):
    """Who may stand in for the holder of a seat, by what authorisation, in which period."""

    holding = models.ForeignKey(SeatHolding, models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputised_seats")
    authorisation = models.CharField(_("authorisation"), max_length=200)
    objects: ClassVar[DeputyManager] = DeputyManager()

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            ends_after_it_begins("deputy_ends_after_it_begins"),
            never_overlap("one_deputy_at_a_time", "holding"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.holding})"
