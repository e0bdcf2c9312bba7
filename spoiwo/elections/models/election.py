"""An election of a body, and who was asked to nominate."""

from datetime import date, timedelta
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body, ByLaws, Term
from spoiwo.elections.states import FORMS, BallotMethod, BallotOrder, Majority, QuorumBasis, State
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from spoiwo.voting.states import Form, Secrecy

SHARE = r"^[1-9][0-9]?/[1-9][0-9]?$"


class ElectionManager(Scoped["Election"]):
    """Elections of the partnership in scope."""


class Election(models.Model):
    """One election under the rules of the day it was called; later by-laws change nothing in it.

    ``opens_term``: the result opens a new term; otherwise vacant seats of ``term`` are filled.
    ``voters_body`` is empty where all signatories vote. ``quotas`` are those of the by-laws with the
    seats others already hold reckoned in. ``nominations_to`` is the first day out.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="elections")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    body = models.ForeignKey(Body, models.PROTECT, related_name="elections", verbose_name=_("body"))
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="elections")
    opens_term = models.BooleanField(_("a new term is opened"))
    voters_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="elections_held"
    )
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="elections",
        verbose_name=_("at the meeting"),
    )
    bylaws = models.ForeignKey(ByLaws, models.PROTECT, null=True, blank=True, related_name="elections")
    rules_reference = models.CharField(_("rule taken from"), max_length=300)
    seats = models.PositiveSmallIntegerField(_("seats to fill"))
    called_on = models.DateField(_("called on"))
    nominations_from = models.DateField(_("nominations from"))
    nominations_to = models.DateField(_("nominations to (first day out)"))
    vote_on = models.DateField(_("day of the vote"))
    form = models.CharField(_("form"), max_length=11, choices=FORMS, default=Form.HYBRID)
    secrecy = models.CharField(_("ballot"), max_length=6, choices=Secrecy.choices, default=Secrecy.SECRET)
    method = models.CharField(_("ballot names"), max_length=8, choices=BallotMethod.choices)
    max_choices = models.PositiveSmallIntegerField(_("most candidates on a ballot"), null=True, blank=True)
    majority = models.CharField(_("elected are those with"), max_length=9, choices=Majority.choices)
    second_majority = models.CharField(
        _("in a second round elected are those with"), max_length=9, choices=Majority.choices
    )
    quorum_basis = models.CharField(_("quorum"), max_length=7, choices=QuorumBasis.choices)
    quorum_share = models.CharField(_("share"), max_length=5, default="1/2")
    quotas = models.JSONField(_("quotas"), encoder=DjangoJSONEncoder, default=list, blank=True)
    ballot_order = models.CharField(_("numbers on the ballot"), max_length=8, choices=BallotOrder.choices)
    number_seed = models.CharField(_("seed of the numbers"), max_length=64, blank=True)
    candidates_published_at = models.DateTimeField(_("candidates published"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.CALLED)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    annulled_at = models.DateTimeField(_("annulled at"), null=True, blank=True)
    annulment = models.CharField(_("ground of the annulment"), max_length=500, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[ElectionManager] = ElectionManager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ["-called_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="elections_are_numbered"),
            models.CheckConstraint(name="election_fills_a_seat", condition=Q(seats__gte=1) & ~Q(title="")),
            models.CheckConstraint(
                name="election_days_follow_each_other",
                condition=Q(
                    called_on__lte=F("nominations_from"),
                    nominations_from__lt=F("nominations_to"),
                    vote_on__gte=F("nominations_to"),
                ),
            ),
            models.CheckConstraint(
                name="election_of_vacant_seats_has_its_term",
                condition=Q(opens_term=True) | Q(term__isnull=False),
            ),
            models.CheckConstraint(
                name="decided_election_has_its_day",
                condition=(Q(state=State.DECIDED) & Q(decided_on__isnull=False, term__isnull=False))
                | Q(state=State.ANNULLED)
                | (~Q(state__in=[State.DECIDED, State.ANNULLED]) & Q(decided_on=None)),
            ),
            models.CheckConstraint(
                name="election_is_annulled_with_a_ground",
                condition=(Q(state=State.ANNULLED, annulled_at__isnull=False) & ~Q(annulment=""))
                | (~Q(state=State.ANNULLED) & Q(annulled_at=None, annulment="")),
            ),
            models.CheckConstraint(name="election_quorum_is_a_share", condition=Q(quorum_share__regex=SHARE)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day_of_nominations(self) -> date:
        """The last day on which nominations are accepted."""
        return self.nominations_to - timedelta(days=1)

    @property
    def is_secret(self) -> bool:
        """Tell whether nobody may learn who voted how."""
        return self.secrecy == Secrecy.SECRET

    def accepts_nominations(self, day: date) -> bool:
        """Tell whether the day lies within the time of nominations."""
        return self.state == State.CALLED and self.nominations_from <= day < self.nominations_to


class InviteeManager(Scoped["Invitee"]):
    """Those asked to nominate in elections of the partnership in scope."""

    path = "election__partnership"


class Invitee(models.Model):
    """An institution asked to nominate, through whom, and the personal link it nominates by."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="invitees")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    office = models.CharField(_("office"), max_length=160, blank=True)
    link = models.OneToOneField(PersonalLink, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(_("asked"), null=True, blank=True)
    objects: ClassVar[InviteeManager] = InviteeManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["election", "organization", "person"], name="asked_once_in_an_election"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"
