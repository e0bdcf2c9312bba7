"""Packs made here for downloading; they are left behind when a partnership moves."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.handover.states import UNDER_WAY, State
from spoiwo.partnerships.models import Partnership

_BROKEN_OFF_AFTER = timedelta(minutes=30)


class PackManager(Scoped["Pack"]):
    """Packs of the partnership in scope."""


class Pack(models.Model):
    """One pack: who asked for it, how far it is, what is in it, until when it can be downloaded."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked for"), default=clock.now)
    asked_by = models.CharField(_("asked for by"), max_length=200)
    language = models.CharField(_("language of the pages"), max_length=5, default="pl")
    step = models.CharField(_("what is being done"), max_length=200, blank=True)
    done = models.PositiveIntegerField(_("steps done"), default=0)
    told_at = models.DateTimeField(_("last sign of life"), default=clock.now)
    problem = models.CharField(_("what happened"), max_length=400, blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    until = models.DateTimeField(_("to be downloaded until"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    records = models.PositiveIntegerField(_("records"), default=0)
    files = models.PositiveIntegerField(_("files"), default=0)
    missing_files = models.PositiveIntegerField(_("files whose content was gone"), default=0)
    objects: ClassVar[PackManager] = PackManager()

    class Meta:
        verbose_name = _("hand-over pack")
        verbose_name_plural = _("hand-over packs")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_pack_at_a_time", fields=["partnership"], condition=Q(state__in=UNDER_WAY)
            ),
            models.CheckConstraint(
                name="ready_pack_has_its_file",
                condition=~Q(state=State.READY)
                | (Q(made_at__isnull=False, until__isnull=False, size__gt=0) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}, {self.asked_at.astimezone(clock.WARSAW):%d.%m.%Y}"

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def has_broken_off(self) -> bool:
        """Tell whether the worker has given no sign of life for long."""
        return self.is_under_way and clock.now() - self.told_at > _BROKEN_OFF_AFTER

    @property
    def can_be_downloaded(self) -> bool:
        return self.state == State.READY and self.until is not None and clock.now() < self.until

    @property
    def language_name(self) -> str:
        """Return what speakers of the language of its pages call it."""
        return dict(settings.LANGUAGES)[self.language]

    @property
    def file_name(self) -> str:
        """Return the name under which it is downloaded."""
        return f"paczka-{self.partnership.slug}-{self.asked_at.astimezone(clock.WARSAW):%Y-%m-%d}.zip"
