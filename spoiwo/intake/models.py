"""A list brought in, and its rows as they were, as they are read, and what became of them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from xlsxwriter.utility import xl_col_to_name

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.intake.columns import Field
from spoiwo.intake.states import (
    CLOSED,
    OPEN_TO_CHANGE,
    WORKING,
    BatchState,
    Choice,
    Format,
    Outcome,
    Verdict,
)
from spoiwo.intake.wording import say
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory

_TONES = {
    BatchState.UNREADABLE: "bad",
    BatchState.READ: "warn",
    BatchState.PREVIEWED: "warn",
    BatchState.COMMITTED: "ok",
}


class ImportBatchManager(Scoped["ImportBatch"]):
    """Imports of the partnership in scope."""


class ImportBatch(models.Model):
    """One list brought in for one partnership; once put aside it is kept without file and rows."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="imports")
    source = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    name = models.CharField(_("name of the list"), max_length=255)
    format = models.CharField(_("format"), max_length=4, choices=Format.choices)
    is_pasted = models.BooleanField(_("pasted"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED
    )
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    other_sheets = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    delimiter = models.CharField(_("delimiter"), max_length=1, blank=True)
    is_1904 = models.BooleanField(_("days counted from 1904"), default=False)
    hidden_rows = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    hidden_columns = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    heading_number = models.PositiveIntegerField(_("row of headings"), null=True, blank=True)
    headings = models.JSONField(_("headings"), default=list)
    # What each column holds: names of ``columns.Field``, "" for a column left aside.
    mapping = models.JSONField(_("columns"), default=list)
    default_since = models.DateField(_("common day of accession"), null=True, blank=True)
    default_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    problem_code = models.CharField(max_length=40, blank=True)
    problem_params = models.JSONField(default=dict)
    uploaded_by = models.CharField(_("brought in by (mark)"), max_length=60)
    uploaded_by_name = models.CharField(_("brought in by"), max_length=200)
    uploaded_at = models.DateTimeField(_("brought in"), default=clock.now)
    # When the last sign of life of the work on it was; an old one means that the work broke off.
    worked_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by_name = models.CharField(_("closed by"), max_length=200, blank=True)
    objects: ClassVar[ImportBatchManager] = ImportBatchManager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-uploaded_at"], name="imports_of_partnership")]

    def __str__(self) -> str:
        return self.name

    @property
    def tone(self) -> str:
        """Return the tone of the state's tag."""
        return _TONES.get(BatchState(self.state), "")

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def is_open_to_change(self) -> bool:
        return self.state in OPEN_TO_CHANGE

    @property
    def has_names(self) -> bool:
        """Whether a column holds the names, without which nothing can be checked."""
        return Field.NAME.value in self.mapping

    @property
    def problem(self) -> str:
        """Return the sentence of what went wrong, in the reader's language, or nothing."""
        return say(self.problem_code, self.problem_params) if self.problem_code else ""

    @property
    def hidden_letters(self) -> list[str]:
        """Return the hidden columns the way spreadsheets name them."""
        return [xl_col_to_name(number - 1) for number in self.hidden_columns]

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class ImportRowManager(Scoped["ImportRow"]):
    """Rows of the imports of the partnership in scope."""

    path = "batch__partnership"


class ImportRow(models.Model):
    """One row: cells untouched, corrections beside them, the verdict, the decision, the outcome."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    raw = models.JSONField(_("cells as they were"))
    edited = models.JSONField(_("corrected cells"), default=dict)
    values = models.JSONField(_("values as read"), default=dict)
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict.choices, default=Verdict.UNCHECKED
    )
    findings = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    may_be_new = models.BooleanField(default=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("institution")
    )
    same_as = models.PositiveIntegerField(_("the same as row"), null=True, blank=True)
    choice = models.CharField(
        _("decision"), max_length=4, choices=Choice.choices, default=Choice.NONE, blank=True
    )
    chosen = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chosen record")
    )
    is_changed = models.BooleanField(_("changed since the preview"), default=False)
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=Outcome.choices, default=Outcome.NONE, blank=True
    )
    signatory = models.ForeignKey(Signatory, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ImportRowManager] = ImportRowManager()
    # How many things the cells themselves say; what the records say comes after (set while judging).
    said: int = 0

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
            models.CheckConstraint(
                name="chosen_record_goes_with_choice",
                condition=models.Q(chosen__isnull=True) | models.Q(choice=Choice.USE),
            ),
        ]
        indexes = [models.Index(fields=["batch", "verdict", "number"], name="import_rows_by_verdict")]

    def __str__(self) -> str:
        return f"{self.batch}: {self.number}"

    def cells(self, mapping: list[str]) -> dict[str, str]:
        """Return what each field holds: corrected where the officer corrected it."""
        told = {
            name: text for name, text in zip(mapping, [*self.raw, *[""] * len(mapping)], strict=False) if name
        }
        return {**told, **self.edited}
