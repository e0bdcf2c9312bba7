"""Rounds of voting, the committee that watches them, and its protocol."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.elections.models.election import Election
from spoiwo.elections.models.standing import Candidacy
from spoiwo.elections.states import RoundKind
from spoiwo.registry.models import Person
from spoiwo.voting.models import Poll


class RoundManager(Scoped["Round"]):
    """Rounds of the partnership in scope."""

    path = "election__partnership"


class Round(models.Model):
    """One vote of an election: its poll, how many seats it is to fill, who stands in it."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("round"), max_length=8, choices=RoundKind.choices)
    poll = models.OneToOneField(Poll, models.PROTECT, related_name="+")
    seats = models.PositiveSmallIntegerField(_("seats to fill"))
    standing = models.ManyToManyField(Candidacy, related_name="rounds")
    objects: ClassVar[RoundManager] = RoundManager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="rounds_are_numbered"),
            models.CheckConstraint(name="round_fills_a_seat", condition=Q(seats__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.election}, {self.number}"


class ScrutineerManager(Scoped["Scrutineer"]):
    """Scrutineers of the partnership in scope."""

    path = "election__partnership"


class Scrutineer(models.Model):
    """A member of the committee that watches the vote; nobody who stands in it.

    ``name`` is what papers print; ``person`` is empty for somebody who is not in the register.
    """

    election = models.ForeignKey(Election, models.PROTECT, related_name="scrutineers")
    name = models.CharField(_("name"), max_length=200)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    institution = models.CharField(_("institution"), max_length=400, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_chair = models.BooleanField(_("chairs the committee"), default=False)
    objects: ClassVar[ScrutineerManager] = ScrutineerManager()

    class Meta:
        verbose_name = _("scrutineer")
        verbose_name_plural = _("scrutineers")
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="scrutineer_once"),
            models.CheckConstraint(name="scrutineer_is_named", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["election"], condition=Q(is_chair=True), name="one_chair_of_scrutineers"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProtocolManager(Scoped["Protocol"]):
    """Protocols of the partnership in scope."""

    path = "election__partnership"


class Protocol(models.Model):
    """What the scrutineers found, as data; documents are written from it. Never altered (migration 0002).

    ``sha256`` is of ``content`` as canonical JSON, and stands on the documents.
    """

    election = models.ForeignKey(Election, models.PROTECT, related_name="protocols")
    number = models.PositiveSmallIntegerField(_("number"))
    written_at = models.DateTimeField(_("written"))
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder)
    sha256 = models.CharField("SHA-256", max_length=64)
    objects: ClassVar[ProtocolManager] = ProtocolManager()

    class Meta:
        verbose_name = _("protocol of the scrutineers")
        verbose_name_plural = _("protocols of the scrutineers")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="protocols_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.election}, {self.number}"
