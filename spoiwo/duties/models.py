"""Rules of a partnership with their history, confirmations by hand, and what was told of them."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models import Agreement
from spoiwo.common import clock
from spoiwo.common.periods import Dated, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.common.texts import Text, page_language
from spoiwo.duties.spans import LAST_DAY, Span
from spoiwo.duties.states import Every, Kind, Light, Rotation, Who
from spoiwo.partnerships.models import Partnership

MOST_DAYS = 366


class DutyManager(Scoped["Duty"]):
    """Duties of the partnership in scope."""


class Duty(models.Model):
    """What a partnership has bound itself to. Its rules, one after another, say how much and until when.

    ``title`` names it where the kind alone does not say enough; it is Polish.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="duties")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    title = models.CharField(_("name"), max_length=200, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[DutyManager] = DutyManager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="duty_outside_the_list_is_named",
                condition=~Q(kind__in=[Kind.BY_DATE, Kind.PERIODIC]) | ~Q(title=""),
            )
        ]

    def __str__(self) -> str:
        return self.title or str(Kind(self.kind).label)

    @property
    def name(self) -> Text:
        """The name with its language: what somebody wrote is Polish, the name of a kind the reader's."""
        return Text(self.title) if self.title else Text(str(Kind(self.kind).label), page_language())


class RuleManager(ScopedPeriods["Rule"]):
    """Rules of the partnership in scope."""

    path = "duty__partnership"


class Rule(Dated):
    """How a duty is to be kept, for a period. None is altered: a change ends it and begins the next.

    Which of the numbers a kind uses, ``kinds`` says. ``mark`` is the paragraph of the agreement ("§ 3"),
    ``clause`` the words of the source. A rule written down by mistake is withdrawn and binds nobody.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="rules")
    count = models.PositiveSmallIntegerField(
        _("at least"), default=1, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    every = models.CharField(_("how often"), max_length=8, choices=Every.choices, default=Every.YEAR)
    days = models.PositiveSmallIntegerField(
        _("within so many days"), default=14, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    in_working_days = models.BooleanField(_("in working days"), default=False)
    due_month = models.PositiveSmallIntegerField(
        _("month"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    due_day = models.PositiveSmallIntegerField(
        _("day of the month"), default=31, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    rotation = models.CharField(
        _("how hosts take turns"), max_length=12, choices=Rotation.choices, default=Rotation.SUCCESSIVE
    )
    who = models.CharField(_("who must act"), max_length=12, choices=Who.choices, default=Who.SECRETARIAT)
    warn_days = models.PositiveSmallIntegerField(
        _("warned so many days before"), default=30, validators=[MaxValueValidator(MOST_DAYS)]
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreement")
    )
    mark = models.CharField(_("paragraph"), max_length=40, blank=True)
    clause = models.TextField(_("source in words"), max_length=1000, blank=True)
    ground = models.CharField(_("why it changed"), max_length=400, blank=True)
    written_at = models.DateTimeField(_("written down"), default=clock.now)
    written_by = models.CharField(_("written down by"), max_length=200)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=400, blank=True)
    objects: ClassVar[RuleManager] = RuleManager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["valid_from", "pk"]
        constraints = [
            ends_after_it_begins("rule_ends_after_it_begins"),
            never_overlap("one_rule_of_a_duty_a_day", "duty", condition=Q(withdrawn_at__isnull=True)),
            models.CheckConstraint(
                name="rule_withdrawn_with_a_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
            ),
            models.CheckConstraint(
                name="rule_asks_for_something",
                condition=Q(count__gte=1, days__gte=1, due_month__range=(1, 12), due_day__range=(1, 31)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.valid_from}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was written down by mistake."""
        return self.withdrawn_at is not None

    @property
    def span(self) -> Span:
        """The days it is in force."""
        return Span(self.valid_from, self.valid_to or LAST_DAY)

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class FulfilmentManager(Scoped["Fulfilment"]):
    """Confirmations of the partnership in scope."""

    path = "duty__partnership"


class Fulfilment(models.Model):
    """A confirmation by hand that a deadline was kept: on which day, in words, perhaps with a link.

    ``term`` is the key of the deadline. A confirmation made by mistake is taken back and stays readable.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="fulfilments")
    term = models.CharField(_("deadline"), max_length=40)
    day = models.DateField(_("day"))
    words = models.TextField(_("what was done"), max_length=1000)
    url = models.URLField(
        _("address"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    made_at = models.DateTimeField(_("confirmed"), default=clock.now)
    made_by = models.CharField(_("confirmed by"), max_length=200)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_because = models.CharField(_("why it was taken back"), max_length=400, blank=True)
    objects: ClassVar[FulfilmentManager] = FulfilmentManager()

    class Meta:
        verbose_name = _("confirmation by hand")
        verbose_name_plural = _("confirmations by hand")
        ordering = ["day", "pk"]
        constraints = [
            models.CheckConstraint(name="confirmation_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="confirmation_taken_back_with_a_reason",
                condition=Q(taken_back_at__isnull=True, taken_back_because="")
                | (Q(taken_back_at__isnull=False) & ~Q(taken_back_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.term}"

    @property
    def counts(self) -> bool:
        """Whether it still stands."""
        return self.taken_back_at is None


class NoticeManager(Scoped["Notice"]):
    """What was told of rules of the partnership in scope."""

    path = "duty__partnership"


class Notice(models.Model):
    """That officers were told once of a deadline turning amber or red; nobody is told twice."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="notices")
    term = models.CharField(max_length=40)
    light = models.CharField(max_length=8, choices=Light.choices)
    told_at = models.DateTimeField(default=clock.now)
    objects: ClassVar[NoticeManager] = NoticeManager()

    class Meta:
        verbose_name = _("notice of a rule")
        verbose_name_plural = _("notices of rules")
        constraints = [
            models.UniqueConstraint(fields=["duty", "term", "light"], name="told_once_of_a_deadline")
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.term} {self.light}"
