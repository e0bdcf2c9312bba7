"""The minutes of one meeting, and what people typed in them."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.decisions.models import Motion
from spoiwo.documents.barred import Barred
from spoiwo.files.models import StoredFile
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes.states import SEEN, State
from spoiwo.partnerships.models import Partnership


class MinutesManager(Scoped["Minutes"]):
    """Minutes of meetings of the partnership in scope."""


class Minutes(Barred):
    """The record of a meeting. Presence, votes, resolutions and tasks are not copied here while it is
    written: they are read from where they were recorded, and frozen in ``content`` at the approval.

    ``approving_item`` is the item of the later meeting at which it was approved; ``approving_motion``
    the vote, where there was one.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="minutes")
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    chair = models.CharField(_("chaired by"), max_length=200, blank=True)
    chair_office = models.CharField(_("function of whoever chaired"), max_length=200, blank=True)
    taker = models.CharField(_("minutes taken by"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    began = models.TimeField(_("began at"), null=True, blank=True)
    ended = models.TimeField(_("ended at"), null=True, blank=True)
    annexes = models.TextField(_("annexes"), max_length=4000, blank=True)
    sent_at = models.DateTimeField(_("sent for remarks"), null=True, blank=True)
    remarks_until = models.DateTimeField(_("remarks until"), null=True, blank=True)
    approving_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes_approved"
    )
    approving_motion = models.ForeignKey(
        Motion, models.PROTECT, null=True, blank=True, related_name="minutes_approved"
    )
    approval_note = models.CharField(_("how they were approved"), max_length=300, blank=True)
    sealed_at = models.DateTimeField(_("sealed"), null=True, blank=True)
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[MinutesManager] = MinutesManager()

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                name="minutes_sealed_when_approved",
                condition=(
                    Q(state=State.APPROVED, sealed_at__isnull=False, content__isnull=False) & ~Q(sha256="")
                )
                | (
                    ~Q(state=State.APPROVED)
                    & Q(sealed_at__isnull=True, content__isnull=True, sha256="", pdf__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def is_sealed(self) -> bool:
        """Whether nothing in it changes any more."""
        return self.state == State.APPROVED

    @property
    def is_seen(self) -> bool:
        """Whether people outside the office have it, so that corrections must be visible."""
        return self.state in SEEN

    @property
    def takes_remarks(self) -> bool:
        """Whether those who were present may still write remarks."""
        return (
            self.state == State.REMARKS
            and self.remarks_until is not None
            and clock.now() < self.remarks_until
        )


class SectionManager(Scoped["Section"]):
    """Sections of minutes of the partnership in scope."""

    path = "minutes__partnership"


class Section(models.Model):
    """What was typed of the course of one item; without an item, of the opening.

    ``version`` grows with every saved text: who saves over a text not seen is told, and loses nothing.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="sections")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("course"), max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.CharField(_("edited by"), max_length=200, blank=True)
    edited_at = models.DateTimeField(_("edited"), default=clock.now)
    objects: ClassVar[SectionManager] = SectionManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "item"], name="one_section_of_an_item"),
            models.UniqueConstraint(
                fields=["minutes"], condition=Q(item__isnull=True), name="one_section_of_the_opening"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}: {self.item or ''}"


class MinutesSettingManager(Scoped["MinutesSetting"]):
    """The setting of the partnership in scope."""


class MinutesSetting(models.Model):
    """How a partnership keeps its minutes; without a row: only for itself, a week for remarks."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="+")
    is_public = models.BooleanField(_("approved minutes are shown in public"), default=False)
    remarks_days = models.PositiveSmallIntegerField(_("days for remarks"), default=7)
    objects: ClassVar[MinutesSettingManager] = MinutesSettingManager()

    def __str__(self) -> str:
        return str(self.partnership)
