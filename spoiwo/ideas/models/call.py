"""A call for ideas: a workshop, or a period in which cards come in; and the rule of joint projects."""

from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.ideas.deciding import Terms
from spoiwo.ideas.joint import MOST_SECTORS, PARTNERS, SECTORS
from spoiwo.ideas.states import CallState, Tie, Voters
from spoiwo.partnerships.models import Partnership

SHARE = 100


class JointRuleManager(Scoped["JointRule"]):
    """The rule of the partnership in scope."""


class JointRule(models.Model):
    """How many partners from how many sectors make an idea a joint project; without a row 3 from 2."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="+")
    partners = models.PositiveSmallIntegerField(_("partners, at least"), default=PARTNERS)
    sectors = models.PositiveSmallIntegerField(_("sectors, at least"), default=SECTORS)
    objects: ClassVar[JointRuleManager] = JointRuleManager()

    class Meta:
        verbose_name = _("rule of joint projects")
        verbose_name_plural = _("rules of joint projects")
        constraints = [
            models.CheckConstraint(
                name="joint_rule_can_be_met",
                condition=Q(
                    partners__gte=F("sectors"),
                    partners__lte=SHARE,
                    sectors__gte=1,
                    sectors__lte=MOST_SECTORS,
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.partners}/{self.sectors}"


class CallManager(Scoped["Call"]):
    """Calls of the partnership in scope."""


class Call(models.Model):
    """Ideas are collected in a period, put to the vote and chosen; ``number`` counts in the partnership.

    ``valid_from`` to ``valid_to`` (first day out) is when cards are handed in by a link. A theme is the
    group at whose table an idea arose. ``threshold_percent`` is of those who took part in the vote.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="idea_calls")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=CallState.choices, default=CallState.DRAFT)
    introduction = models.TextField(_("introduction"), max_length=4000, blank=True)
    themes = ArrayField(models.CharField(max_length=120), verbose_name=_("themes"), default=list, blank=True)
    valid_from = models.DateField(_("ideas come in from"))
    valid_to = models.DateField(_("ideas come in until (first day out)"))
    held_on = models.DateField(_("day of the workshop"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    address = models.URLField(_("page about the workshop"), max_length=500, blank=True)
    voters = models.CharField(
        _("who votes"), max_length=12, choices=Voters.choices, default=Voters.INSTITUTIONS
    )
    votes_each = models.PositiveSmallIntegerField(_("votes of one voter"), default=3)
    places = models.PositiveSmallIntegerField(_("how many ideas are chosen"), default=5)
    threshold_percent = models.PositiveSmallIntegerField(_("least share of voters, percent"), default=0)
    tie = models.CharField(_("equal votes"), max_length=3, choices=Tie.choices, default=Tie.LOT)
    gala_on = models.DateField(_("day of the gala"), null=True, blank=True)
    gala_place = models.CharField(_("place of the gala"), max_length=300, blank=True)
    gala_address = models.URLField(_("page about the gala"), max_length=500, blank=True)
    summary = models.TextField(_("summary"), max_length=4000, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[CallManager] = CallManager()

    class Meta:
        verbose_name = _("call for ideas")
        verbose_name_plural = _("calls for ideas")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="call_has_its_number"),
            models.CheckConstraint(name="call_is_named", condition=~Q(title="")),
            models.CheckConstraint(
                name="call_ends_after_it_begins", condition=Q(valid_from__lt=F("valid_to"))
            ),
            models.CheckConstraint(
                name="call_can_be_decided",
                condition=Q(votes_each__gte=1, places__gte=1, threshold_percent__lte=SHARE),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_collecting(self, day: date) -> bool:
        """Whether a card may be handed in by a link on the day."""
        return self.state == CallState.OPEN and self.valid_from <= day < self.valid_to

    @property
    def address_host(self) -> str:
        """The host of the page about the workshop, short enough to be read."""
        return urlsplit(self.address).hostname or self.address

    @property
    def gala_host(self) -> str:
        """The host of the page about the gala."""
        return urlsplit(self.gala_address).hostname or self.gala_address

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read of it."""
        return self.state != CallState.DRAFT

    @property
    def is_decided(self) -> bool:
        """Whether it has a result."""
        return self.state == CallState.DECIDED

    @property
    def terms(self) -> Terms:
        """How its vote is decided."""
        return Terms(
            votes_each=self.votes_each,
            places=self.places,
            threshold_percent=self.threshold_percent,
            tie=Tie(self.tie),
        )
