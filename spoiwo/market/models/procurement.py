"""A procurement with social clauses, and the answer of a member about a year."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.scoping import Scoped
from spoiwo.market.states import Record, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class ProcurementManager(Scoped["Procurement"]):
    """Procurements of the partnership in scope."""


class Procurement(models.Model):
    """A contract of a member with at least one social clause.

    Money is in grosze: ``net`` without VAT, ``gross`` with it where it is known. Names are those of the
    day of the contract; ``contract_on`` is 1 January where only the year is known. A row is never
    changed: a correction withdraws it and points from the new row (``replaces``).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="procurements")
    state = models.CharField(_("state"), max_length=10, choices=Record.choices, default=Record.RECORDED)
    buyer = models.ForeignKey(
        Organization, models.PROTECT, related_name="social_procurements", verbose_name=_("who buys")
    )
    buyer_name = models.CharField(_("who buys"), max_length=400)
    subject = models.CharField(_("subject"), max_length=400)
    contract_on = models.DateField(_("day of the contract"))
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    net = models.PositiveBigIntegerField(_("net value, in grosze"))
    gross = models.PositiveBigIntegerField(_("value with VAT, in grosze"), null=True, blank=True)
    clauses = ArrayField(models.CharField(max_length=16), verbose_name=_("social clauses"))
    contractor = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="social_contracts",
        verbose_name=_("contractor"),
    )  # fmt: skip
    contractor_name = models.CharField(_("contractor"), max_length=400, blank=True)
    is_from_pes = models.BooleanField(_("bought from a social economy entity"), default=False)
    notice = models.CharField(_("number of the notice (BZP or TED)"), max_length=60, blank=True)
    notice_url = models.URLField(_("address of the notice"), max_length=300, blank=True)
    remarks = models.CharField(_("remarks"), max_length=600, blank=True)
    way = models.CharField(_("how it came"), max_length=8, choices=Way.choices)
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("corrects")
    )
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[ProcurementManager] = ProcurementManager()

    class Meta:
        verbose_name = _("procurement with social clauses")
        verbose_name_plural = _("procurements with social clauses")
        ordering = ["-contract_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "state", "contract_on"], name="procurements_of_years")]
        constraints = [
            models.CheckConstraint(
                name="procurement_says_what_and_whose", condition=~Q(subject="") & ~Q(buyer_name="")
            ),
            models.CheckConstraint(
                name="procurement_vat_is_not_negative",
                condition=Q(gross__isnull=True) | Q(gross__gte=F("net")),
            ),
            models.CheckConstraint(name="procurement_has_a_clause", condition=Q(clauses__len__gt=0)),
            models.CheckConstraint(
                name="procurement_of_a_day_or_year",
                condition=Q(precision=Precision.DAY)
                | Q(precision=Precision.YEAR, contract_on__month=1, contract_on__day=1),
            ),
            models.CheckConstraint(
                name="withdrawn_procurement_says_why",
                condition=Q(state=Record.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_because="")
                | Q(state=Record.RECORDED, withdrawn_on__isnull=True, withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def year(self) -> int:
        """The year it counts in: that of the contract."""
        return self.contract_on.year

    @property
    def is_counted(self) -> bool:
        """Whether numbers count it."""
        return self.state == Record.RECORDED


class AnswerManager(Scoped["Answer"]):
    """Answers of members of the partnership in scope."""


class Answer(models.Model):
    """What a member was asked, and whether it said "none" of a year; procurements answer by themselves."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    buyer = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name=_("institution"))
    year = models.PositiveSmallIntegerField(_("year"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    email = models.EmailField(_("sent to"), blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    none_on = models.DateField(_("said “none” on"), null=True, blank=True)
    none_by = models.CharField(_("said by"), max_length=200, blank=True)
    objects: ClassVar[AnswerManager] = AnswerManager()

    class Meta:
        verbose_name = _("answer about a year")
        verbose_name_plural = _("answers about years")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "buyer", "year"], name="one_answer_about_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.buyer}, {self.year}"

    def was_written_lately(self, pause: timedelta) -> bool:
        """Tell whether a letter went so short a time ago that another would be a slip of the hand."""
        last = max((at for at in (self.asked_at, self.reminded_at) if at is not None), default=None)
        return last is not None and clock.now() - last < pause
