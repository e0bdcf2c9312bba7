"""Who may hand ideas in by a personal link, and the participants who vote besides institutions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.ideas.models.call import Call
from spoiwo.notifications.models import Message
from spoiwo.registry.models import Organization


class InviteeManager(Scoped["Invitee"]):
    """Those invited in the partnership in scope."""

    path = "call__partnership"


class Invitee(models.Model):
    """An institution asked for its ideas, or the table of a theme at the workshop; each has one link.

    ``link_id`` is the number of the personal link in force (``notifications``).
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="invitees")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("institution")
    )
    theme = models.CharField(_("theme of the table"), max_length=120, blank=True)
    name = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail for the personal link"), blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    objects: ClassVar[InviteeManager] = InviteeManager()

    class Meta:
        verbose_name = _("invited to hand ideas in")
        verbose_name_plural = _("invited to hand ideas in")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "organization"],
                condition=Q(organization__isnull=False),
                name="institution_invited_once_to_a_call",
            ),
            models.UniqueConstraint(
                fields=["call", "theme"],
                condition=Q(organization__isnull=True),
                name="one_table_of_a_theme",
            ),
            models.CheckConstraint(
                name="invitee_is_an_institution_or_a_table",
                condition=Q(organization__isnull=False, theme="")
                | (Q(organization__isnull=True, email="") & ~Q(theme="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization) if self.organization else self.theme

    @property
    def is_table(self) -> bool:
        """Whether it is a table at the workshop."""
        return self.organization_id is None


class ParticipantManager(Scoped["Participant"]):
    """Participants in the partnership in scope."""

    path = "call__partnership"


class Participant(models.Model):
    """Somebody who took part in the workshop and votes with a link of their own; shown to nobody outside."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="participants")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    institution = models.CharField(_("institution, in words"), max_length=300, blank=True)
    objects: ClassVar[ParticipantManager] = ParticipantManager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "email"], name="participant_listed_once"),
            models.CheckConstraint(name="participant_is_named", condition=~Q(name="") & ~Q(email="")),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.institution}" if self.institution else self.name
