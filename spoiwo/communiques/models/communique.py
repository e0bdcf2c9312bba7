"""A communiqué of a partnership."""

import secrets
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.communiques.states import State
from spoiwo.councils.models import Body
from spoiwo.documents.barred import Barred
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project

# Without letters that look alike: the address is also read aloud and typed from paper.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 7


def new_code() -> str:
    """Return the word of a short address; 27 thousand million of them, so two are never alike by chance."""
    return "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))


class CommuniqueManager(Scoped["Communique"]):
    """Communiqués of the partnership in scope."""


class Communique(Barred):
    """What a partnership says in public, numbered within a year from the day it is published.

    ``text`` is plain: an empty line begins a paragraph, "- " an entry of a list, "## " a heading
    (``content``). ``code`` makes the short address, which never changes.
    """

    SAID = ("title", "lead", "text")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="communiques")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="communiques", verbose_name=_("body")
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="communiques", verbose_name=_("session")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="communiques", verbose_name=_("project")
    )
    code = models.CharField(_("short address"), max_length=12, unique=True, default=new_code, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    day = models.DateField(_("day"))
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    text = models.TextField(_("text"), max_length=12000)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_because = models.CharField(_("why withdrawn"), max_length=300, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[CommuniqueManager] = CommuniqueManager()

    class Meta:
        verbose_name = _("communiqué")
        verbose_name_plural = _("communiqués")
        ordering = ["-day", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="communique_number_once"),
            models.CheckConstraint(
                name="published_communique_has_number_and_moment",
                condition=Q(state=State.DRAFT, number__isnull=True, published_at__isnull=True)
                | (~Q(state=State.DRAFT) & Q(number__isnull=False, published_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="withdrawn_communique_says_why",
                condition=(Q(state=State.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawn_because=""))
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state", "-published_at"], name="communiques_shown")]

    def __str__(self) -> str:
        # It is copied into the book of deeds and into letters, where hidden words must not go.
        return f"{self.label}: {self.mask.words(self.title)}"

    def get_absolute_url(self) -> str:
        return reverse("portal:communique", args=[self.code])

    @property
    def address(self) -> str:
        """The whole short address, as it is printed and linked."""
        return f"{settings.SITE_ADDRESS}{self.get_absolute_url()}"

    @property
    def label(self) -> str:
        """“Komunikat nr 3/2016”: its name in papers and letters, so Polish on every page."""
        return f"Komunikat nr {self.number}/{self.year}" if self.number else "Komunikat (projekt)"

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it now."""
        return self.state == State.PUBLISHED

    @property
    def moment(self) -> datetime | None:
        """When it last changed for its readers: published, or withdrawn."""
        return self.withdrawn_at or self.published_at
