"""What is asked, who may answer, and what was counted."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.states import Form, Kind, Secrecy, State

_DRAFT = Q(state=State.DRAFT, opened_at=None, closed_at=None)
_OPEN = Q(state=State.OPEN, opened_at__isnull=False, closed_at=None)
_CLOSED = Q(state=State.CLOSED, opened_at__isnull=False, closed_at__isnull=False)
_CHAIR_DECIDES = Q(rules__tie_break="chair", rules__majority="simple")


class PollManager(Scoped["Poll"]):
    """Polls of the partnership in scope."""


class Poll(models.Model):
    """One question and its rule, written down as it was when the poll was prepared.

    ``rules_reference`` is the version of the by-laws as the owner of the question names it.
    ``draw_commitment`` is shown from the opening, ``draw_seed`` after the close (``counting.lot``).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="polls")
    question = models.CharField(_("question"), max_length=500)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    secrecy = models.CharField(_("ballot"), max_length=6, choices=Secrecy.choices)
    form = models.CharField(_("form"), max_length=11, choices=Form.choices)
    rules = models.JSONField(_("rule"), encoder=DjangoJSONEncoder)
    rules_reference = models.CharField(_("rule taken from"), max_length=300)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    annulled_at = models.DateTimeField(_("annulled at"), null=True, blank=True)
    annulment = models.CharField(_("ground of the annulment"), max_length=500, blank=True)
    draw_seed = models.CharField(_("seed of the lot"), max_length=64, blank=True)
    draw_commitment = models.CharField(_("SHA-256 of the seed"), max_length=64, blank=True)
    objects: ClassVar[PollManager] = PollManager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="poll_moments_follow_its_state",
                condition=_DRAFT | _OPEN | _CLOSED | Q(state=State.ANNULLED),
            ),
            models.CheckConstraint(
                name="poll_closes_after_it_opens",
                condition=Q(closed_at=None) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="poll_is_annulled_with_a_ground",
                condition=(Q(state=State.ANNULLED, annulled_at__isnull=False) & ~Q(annulment=""))
                | (~Q(state=State.ANNULLED) & Q(annulled_at=None, annulment="")),
            ),
            models.CheckConstraint(
                name="poll_names_its_rule", condition=~Q(rules_reference="") & ~Q(question="")
            ),
            models.CheckConstraint(
                name="chair_breaks_no_tie_in_secret",
                condition=~Q(secrecy=Secrecy.SECRET) | ~_CHAIR_DECIDES,
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_secret(self) -> bool:
        """Tell whether nobody may learn who voted how."""
        return self.secrecy == Secrecy.SECRET


class OptionManager(Scoped["Option"]):
    """Options of polls of the partnership in scope."""

    path = "poll__partnership"


class Option(models.Model):
    """A candidate of an election, under the key printed on the ballot; a motion has none."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="options")
    key = models.CharField(_("number on the ballot"), max_length=40)
    label = models.CharField(_("name"), max_length=400)
    group = models.CharField(_("group"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    objects: ClassVar[OptionManager] = OptionManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "key"], name="option_once_in_a_poll"),
            models.CheckConstraint(name="option_is_named", condition=~Q(key="") & ~Q(label="")),
        ]

    def __str__(self) -> str:
        return self.label


class EntitlementManager(Scoped["Entitlement"]):
    """Voters in polls of the partnership in scope."""

    path = "poll__partnership"


class Entitlement(models.Model):
    """An institution that may vote in a poll, as it was that day: one institution, one vote.

    There is no weight, so none can differ. ``organization_id`` is a bare number beside the name of
    that day, as in the book of deeds: a later merge or correction of the register changes nothing
    here. ``voter_marks`` are the actors of those who may cast the vote for the institution.
    """

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="entitlements")
    organization_id = models.BigIntegerField(_("number of the institution"))
    organization_name = models.CharField(_("institution"), max_length=400)
    voter_name = models.CharField(_("representative"), max_length=200, blank=True)
    voter_office = models.CharField(_("office"), max_length=200, blank=True)
    voter_marks = ArrayField(models.CharField(max_length=80), verbose_name=_("who may vote"), default=list)
    group = models.CharField(_("group"), max_length=80, blank=True)
    is_chair = models.BooleanField(_("chairs"), default=False)
    is_present = models.BooleanField(_("present"), default=False)
    excluded_because = models.CharField(_("excluded because"), max_length=500, blank=True)
    objects: ClassVar[EntitlementManager] = EntitlementManager()

    class Meta:
        ordering = ["organization_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "organization_id"], name="one_institution_one_vote"),
            models.UniqueConstraint(fields=["poll"], condition=Q(is_chair=True), name="one_chair_in_a_poll"),
            models.CheckConstraint(name="entitled_is_named", condition=~Q(organization_name="")),
        ]

    def __str__(self) -> str:
        return self.organization_name


class TallyManager(Scoped["Tally"]):
    """Results of polls of the partnership in scope."""

    path = "poll__partnership"


class Tally(models.Model):
    """The result as it was counted at the close, with the rule it was counted under; never altered."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="tally")
    counted_at = models.DateTimeField(_("counted at"))
    outcome = models.CharField(_("outcome"), max_length=12)
    rules = models.JSONField(_("rule"), encoder=DjangoJSONEncoder)
    count = models.JSONField(_("count"), encoder=DjangoJSONEncoder)
    objects: ClassVar[TallyManager] = TallyManager()

    def __str__(self) -> str:
        return f"{self.poll}: {self.outcome}"
