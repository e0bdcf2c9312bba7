"""A report: its period, where it stands, and what was frozen."""

from datetime import date, timedelta
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.decisions.models import Motion
from spoiwo.figures.definitions import Ground
from spoiwo.figures.periods import PeriodKind
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.states import FROZEN, WRITABLE, Approval, State


class ReportManager(Scoped["Report"]):
    """Reports of the partnership in scope."""


class Report(models.Model):
    """What a partnership did in a period (half-open days): numbers from records, words of the secretariat.

    Nothing is copied while it is written. ``content`` holds all of it from the approval on, with its
    SHA-256 in the spelling of ``documents.frozen``; filing adds the day and the PDF, and is for good.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="reports")
    kind = models.CharField(_("period"), max_length=8, choices=PeriodKind.choices, default=PeriodKind.YEAR)
    since = models.DateField(_("first day"))
    until = models.DateField(_("first day out"))
    title = models.CharField(_("title"), max_length=400)
    is_in_words = models.BooleanField(_("small numbers in words"), default=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    sent_at = models.DateTimeField(_("sent for remarks"), null=True, blank=True)
    remarks_until = models.DateTimeField(_("remarks until"), null=True, blank=True)
    approval = models.CharField(_("how it was approved"), max_length=6, choices=Approval.choices, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=300, blank=True)
    approving_motion = models.ForeignKey(
        Motion, models.PROTECT, null=True, blank=True, related_name="reports_approved"
    )
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True)
    filed_with = models.CharField(_("given to"), max_length=400, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    is_public = models.BooleanField(_("shown in public"), default=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ReportManager] = ReportManager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-since", "-until"]
        constraints = [
            models.CheckConstraint(name="report_period_is_not_empty", condition=Q(until__gt=F("since"))),
            models.UniqueConstraint(fields=["partnership", "since", "until"], name="one_report_of_a_period"),
            models.CheckConstraint(
                name="approved_report_is_frozen",
                condition=(
                    Q(state__in=FROZEN, content__isnull=False, frozen_at__isnull=False)
                    & Q(approved_on__isnull=False)
                    & ~Q(sha256="")
                    & ~Q(approval="")
                )
                | Q(state__in=WRITABLE, content__isnull=True, frozen_at__isnull=True, sha256=""),
            ),
            models.CheckConstraint(
                name="filed_report_has_its_paper",
                condition=Q(state=State.FILED, filed_at__isnull=False, pdf__isnull=False)
                | (~Q(state=State.FILED) & Q(filed_at__isnull=True, pdf__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.until - timedelta(days=1)

    @property
    def year(self) -> int | None:
        """The year, where the period is exactly one."""
        whole = (date(self.since.year, 1, 1), date(self.since.year + 1, 1, 1))
        return self.since.year if (self.since, self.until) == whole else None

    @property
    def ground(self) -> Ground:
        """What its figures count."""
        return Ground((self.partnership,), self.since, self.until)

    @property
    def is_writable(self) -> bool:
        """Whether words and numbers may still change."""
        return self.state in WRITABLE

    @property
    def is_frozen(self) -> bool:
        """Whether it was approved, so that later corrections of the past no longer reach it."""
        return self.state in FROZEN

    @property
    def is_filed(self) -> bool:
        """Whether it was filed for good."""
        return self.state == State.FILED

    @property
    def takes_remarks(self) -> bool:
        """Whether the council may still write remarks."""
        return (
            self.state == State.REMARKS
            and self.remarks_until is not None
            and clock.now() < self.remarks_until
        )
