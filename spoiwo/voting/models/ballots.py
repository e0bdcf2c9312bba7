"""What was voted. Of a secret poll: who voted, and what was voted, in two tables (ADR 0007).

The two share no key, no moment and, after the close, no transaction and no order of rows.
"""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.voting.models.poll import Entitlement, Poll

RECEIPT_LENGTH = 32


class BallotManager(Scoped["Ballot"]):
    """Ballots of open and named polls of the partnership in scope."""

    path = "entitlement__poll__partnership"


class Ballot(models.Model):
    """The one ballot of an institution in an open or named poll.

    ``token_sha256`` is of the mark of one submission: sent again, it gets the same receipt.
    ``is_entered``: the secretariat wrote a raised hand down; such a vote alone may be corrected.
    """

    entitlement = models.OneToOneField(Entitlement, models.PROTECT, related_name="ballot")
    choices = ArrayField(models.CharField(max_length=40), verbose_name=_("choices"))
    receipt = models.CharField(_("receipt"), max_length=RECEIPT_LENGTH, unique=True)
    token_sha256 = models.CharField(max_length=64)
    cast_by = models.CharField(_("cast by"), max_length=200)
    cast_at = models.DateTimeField(_("cast at"))
    is_entered = models.BooleanField(_("entered by the secretariat"), default=False)
    objects: ClassVar[BallotManager] = BallotManager()

    def __str__(self) -> str:
        return self.receipt


class AnnulledBallotManager(Scoped["AnnulledBallot"]):
    """Votes entered wrong in polls of the partnership in scope."""

    path = "entitlement__poll__partnership"


class AnnulledBallot(models.Model):
    """A raised hand that was entered wrong, as it was entered; it is kept and never counted."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="annulled_ballots")
    choices = ArrayField(models.CharField(max_length=40), verbose_name=_("choices"))
    cast_by = models.CharField(_("cast by"), max_length=200)
    cast_at = models.DateTimeField(_("cast at"))
    annulled_by = models.CharField(_("corrected by"), max_length=200)
    annulled_at = models.DateTimeField(_("corrected at"))
    ground = models.CharField(_("why"), max_length=300)
    objects: ClassVar[AnnulledBallotManager] = AnnulledBallotManager()

    class Meta:
        ordering = ["annulled_at", "pk"]
        constraints = [
            models.CheckConstraint(name="ballot_annulled_with_a_ground", condition=~models.Q(ground=""))
        ]

    def __str__(self) -> str:
        return str(self.entitlement)


class ParticipationManager(Scoped["Participation"]):
    """Who voted in secret polls of the partnership in scope."""

    path = "entitlement__poll__partnership"


class Participation(models.Model):
    """That an institution voted in a secret poll; nothing of when, by whose hand or what."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    entitlement = models.OneToOneField(Entitlement, models.PROTECT, related_name="participation")
    objects: ClassVar[ParticipationManager] = ParticipationManager()

    def __str__(self) -> str:
        return str(self.entitlement)


class PaperCountManager(Scoped["PaperCount"]):
    """Counts of paper ballots of the partnership in scope."""

    path = "poll__partnership"


class PaperCount(models.Model):
    """An election voted on paper in the room: the numbers as they were counted there, never altered.

    ``votes`` has the number of votes by the key of the candidate. A ballot that names nobody is among the
    ``invalid``.
    """

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="paper")
    given_out = models.PositiveIntegerField(_("ballots given out"))
    taken_out = models.PositiveIntegerField(_("ballots taken out of the box"))
    invalid = models.PositiveIntegerField(_("invalid ballots, blank ones among them"))
    votes = models.JSONField(_("votes"), encoder=DjangoJSONEncoder)
    objects: ClassVar[PaperCountManager] = PaperCountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_ballots_add_up",
                condition=Q(taken_out__lte=F("given_out"), invalid__lte=F("taken_out")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.poll)

    @property
    def valid(self) -> int:
        """How many ballots name somebody."""
        return self.taken_out - self.invalid


class SecretBallotManager(Scoped["SecretBallot"]):
    """Ballots of secret polls of the partnership in scope."""

    path = "poll__partnership"


class SecretBallot(models.Model):
    """What somebody voted in a secret poll; nothing of who or when."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    receipt = models.CharField(_("receipt"), max_length=RECEIPT_LENGTH)
    choices = ArrayField(models.CharField(max_length=40), verbose_name=_("choices"))
    objects: ClassVar[SecretBallotManager] = SecretBallotManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "receipt"], name="secret_ballot_has_its_own_receipt"),
        ]

    def __str__(self) -> str:
        return self.receipt
