"""What people are asked to decide, and under which rules."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body, ByLaws
from spoiwo.councils.states import Majority
from spoiwo.decisions.states import Stage, Way
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.voting.models import Poll
from spoiwo.voting.states import Form, Secrecy
from spoiwo.voting.states import State as PollState

_STAGES = {
    PollState.DRAFT: Stage.PREPARED,
    PollState.OPEN: Stage.OPEN,
    PollState.CLOSED: Stage.DECIDED,
    PollState.ANNULLED: Stage.ANNULLED,
}
_BY_CIRCULATION = Q(form=Form.CIRCULATION)


class MotionManager(Scoped["Motion"]):
    """Motions of the partnership in scope."""


class Motion(models.Model):
    """A question with its rule: at an item of an agenda, or between sessions by circulation.

    ``poll`` is empty until the vote is prepared, and for a motion decided without votes cast here;
    ``recorded`` then holds the numbers typed from paper, as ``voting`` counted them. The rule and the
    version of the by-laws are copied: whatever changes later alters no decision.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="motions")
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="motions",
        verbose_name=_("item of the agenda"),
    )
    # Who decides by circulation; empty: all signatories. At a meeting it is the meeting's own body.
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="motions", verbose_name=_("body")
    )
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("motion"), max_length=500)
    moved_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("moved by")
    )
    secrecy = models.CharField(_("ballot"), max_length=8, choices=Secrecy.choices, default=Secrecy.OPEN)
    form = models.CharField(_("form of voting"), max_length=12, choices=Form.choices, default=Form.ROOM)
    majority = models.CharField(_("majority"), max_length=12, choices=Majority.choices)
    quorum = models.CharField(_("quorum"), max_length=5)
    is_tie_broken_by_chair = models.BooleanField(_("the chair’s vote breaks a tie"), default=False)
    bylaws = models.ForeignKey(ByLaws, models.PROTECT, null=True, blank=True, related_name="motions")
    rules_reference = models.CharField(_("where the rule comes from"), max_length=400)
    departure = models.CharField(_("why it departs from the usual rule"), max_length=300, blank=True)
    deadline = models.DateTimeField(_("votes until"), null=True, blank=True)
    poll = models.OneToOneField(Poll, models.PROTECT, null=True, blank=True, related_name="motion")
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.BALLOT)
    recorded = models.JSONField(_("recorded count"), encoder=DjangoJSONEncoder, null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    annulled_because = models.CharField(_("annulled because"), max_length=300, blank=True)
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=300, blank=True)
    # A vote annulled for a mistake is held again as a motion of its own.
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="repeated_by")
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[MotionManager] = MotionManager()

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="motion_says_something", condition=~Q(text="") & ~Q(rules_reference="")
            ),
            models.CheckConstraint(
                name="circulation_has_a_deadline",
                condition=(_BY_CIRCULATION & Q(deadline__isnull=False, item__isnull=True))
                | (~_BY_CIRCULATION & Q(deadline__isnull=True)),
            ),
            models.CheckConstraint(
                name="recorded_motion_has_its_day",
                condition=Q(way=Way.BALLOT, recorded__isnull=True)
                | Q(way=Way.COUNTED, recorded__isnull=False, decided_on__isnull=False)
                | Q(way=Way.CONSENSUS, recorded__isnull=True, decided_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 120 else f"{self.text[:119]}…"

    @property
    def meeting(self) -> Meeting | None:
        """The meeting at which it is put, None between sessions."""
        return self.item.meeting if self.item is not None else None

    @property
    def deciding_body(self) -> Body | None:
        """Who decides; None means all signatories."""
        return self.meeting.body if self.meeting is not None else self.body

    @property
    def is_by_circulation(self) -> bool:
        """Whether votes are cast between sessions."""
        return self.form == Form.CIRCULATION

    @property
    def is_secret(self) -> bool:
        """Whether nobody may learn who voted how."""
        return self.secrecy == Secrecy.SECRET

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.withdrawn_because:
            return Stage.WITHDRAWN
        if self.annulled_because:
            return Stage.ANNULLED
        if self.way != Way.BALLOT:
            return Stage.DECIDED
        return _STAGES[PollState(self.poll.state)] if self.poll is not None else Stage.DRAFT
