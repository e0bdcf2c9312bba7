"""A document of the past, brought in unchanged, with the text that was understood."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.intake.reading import wording
from spoiwo.partnerships.models import Partnership
from spoiwo.sources.states import GONE, UNDER_WAY, DocumentState

_TONES = {
    DocumentState.UNREADABLE: "bad",
    DocumentState.PROPOSED: "warn",
    DocumentState.RECORDED: "ok",
}


class SourceDocumentManager(Scoped["SourceDocument"]):
    """Documents of the partnership in scope."""


class SourceDocument(models.Model):
    """One document. ``text`` is its main text as it was read, the places of findings are counted in it.

    Without a partnership it was brought in by the operator before there was one; it gets the first
    partnership recorded from it. ``blocks`` say how the text is laid out (``selectors.laid_out``).
    """

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="source_documents"
    )
    source = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    name = models.CharField(_("name of the document"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    format = models.CharField(_("format"), max_length=10, blank=True)
    is_pasted = models.BooleanField(_("pasted"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=DocumentState.choices, default=DocumentState.WAITING
    )
    kind = models.CharField(_("kind of document"), max_length=12, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    text = models.TextField(_("main text"), blank=True)
    blocks = models.JSONField(default=list)
    furniture = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    is_scan = models.BooleanField(_("a scan"), default=False)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    pages_read = models.PositiveIntegerField(_("pages read"), default=0)
    author = models.CharField(_("author"), max_length=255, blank=True)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    published_on = models.DateField(_("day of publication"), null=True, blank=True)
    # Whether a person said the day above; what the file says of itself may be wrong.
    is_day_told = models.BooleanField(default=False)
    problem_code = models.CharField(max_length=40, blank=True)
    problem_params = models.JSONField(default=dict)
    uploaded_by = models.CharField(_("brought in by (mark)"), max_length=60)
    uploaded_by_name = models.CharField(_("brought in by"), max_length=200)
    uploaded_at = models.DateTimeField(_("brought in"), default=clock.now)
    # When the last sign of life of the reading was; an old one means that it broke off.
    worked_at = models.DateTimeField(default=clock.now)
    recorded_at = models.DateTimeField(_("recorded"), null=True, blank=True)
    recorded_by_name = models.CharField(_("recorded by"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[SourceDocumentManager] = SourceDocumentManager()

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"],
                condition=~models.Q(state__in=GONE),
                name="source_document_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["partnership", "-uploaded_at"], name="source_documents_of")]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def has_publication(self) -> bool:
        """Whether it tells who wrote or published it, or when."""
        return bool(self.author or self.publisher or self.published_on)

    @property
    def tone(self) -> str:
        """Return the tone of the state's tag."""
        return _TONES.get(DocumentState(self.state), "")

    @property
    def is_mailed(self) -> bool:
        """Whether it came by e-mail, through the link behind the secret address."""
        return self.uploaded_by.startswith("link:")

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_open(self) -> bool:
        """Whether its findings may be decided."""
        return self.state == DocumentState.PROPOSED

    @property
    def problem(self) -> str:
        """Return the sentence of what went wrong, in the reader's language, or nothing."""
        return wording.say(self.problem_code, self.problem_params) if self.problem_code else ""
