"""A vote on the ideas of a call: its terms as they were, its lines, its result."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.ideas.deciding import Terms
from spoiwo.ideas.models.call import Call
from spoiwo.ideas.models.idea import Idea
from spoiwo.ideas.states import WON, Fate, Tie, Way
from spoiwo.voting.models import Poll


class VoteManager(Scoped["Vote"]):
    """Votes of the partnership in scope."""

    path = "call__partnership"


class Vote(models.Model):
    """One vote of a call; the terms are kept as on the day it was opened.

    By links the ballots lie in ``poll``; on paper only the numbers are known. ``commitment`` is shown from
    the opening, ``seed`` of the lot after the close (``voting.counting.lot``).
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="votes")
    way = models.CharField(_("how it is voted"), max_length=5, choices=Way.choices)
    poll = models.OneToOneField(Poll, models.PROTECT, null=True, blank=True, related_name="+")
    votes_each = models.PositiveSmallIntegerField(_("votes of one voter"))
    places = models.PositiveSmallIntegerField(_("how many ideas are chosen"))
    threshold_percent = models.PositiveSmallIntegerField(_("least share of voters, percent"))
    tie = models.CharField(_("equal votes"), max_length=3, choices=Tie.choices)
    seed = models.CharField(max_length=64)
    commitment = models.CharField(_("SHA-256 of the seed"), max_length=64)
    opened_at = models.DateTimeField(_("opened"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True, blank=True)
    took_part = models.PositiveIntegerField(_("took part"), null=True, blank=True)
    counted_by = models.CharField(_("counted by"), max_length=400, blank=True)
    annulled_at = models.DateTimeField(_("annulled"), null=True, blank=True)
    annulment = models.CharField(_("ground of the annulment"), max_length=600, blank=True)
    objects: ClassVar[VoteManager] = VoteManager()

    class Meta:
        verbose_name = _("vote on ideas")
        verbose_name_plural = _("votes on ideas")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call"], condition=Q(annulled_at=None), name="one_vote_of_a_call_holds"
            ),
            models.CheckConstraint(
                name="vote_by_links_has_a_box",
                condition=Q(way=Way.LINKS, poll__isnull=False) | Q(way=Way.PAPER, poll=None),
            ),
            models.CheckConstraint(
                name="closed_vote_on_ideas_has_numbers",
                condition=Q(closed_at=None) | Q(took_part__isnull=False),
            ),
            models.CheckConstraint(
                name="paper_count_of_ideas_is_somebodys",
                condition=~Q(way=Way.PAPER) | Q(closed_at=None) | ~Q(counted_by=""),
            ),
            models.CheckConstraint(
                name="vote_on_ideas_is_annulled_with_a_ground",
                condition=Q(annulled_at=None, annulment="")
                | (Q(annulled_at__isnull=False) & ~Q(annulment="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.call)

    @property
    def is_open(self) -> bool:
        """Whether votes are still given or counted."""
        return self.closed_at is None and self.annulled_at is None

    @property
    def is_on_paper(self) -> bool:
        """Whether it is counted in the hall."""
        return self.way == Way.PAPER

    @property
    def terms(self) -> Terms:
        """How it is decided."""
        return Terms(
            votes_each=self.votes_each,
            places=self.places,
            threshold_percent=self.threshold_percent,
            tie=Tie(self.tie),
        )


class LineManager(Scoped["Line"]):
    """Lines of votes of the partnership in scope."""

    path = "vote__call__partnership"


class Line(models.Model):
    """An idea on the ballot as it was called then; after the close its votes and what became of it."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="lines")
    idea = models.ForeignKey(Idea, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(_("number on the ballot"))
    title = models.CharField(_("title"), max_length=200)
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True)
    place = models.PositiveIntegerField(_("place in the result"), null=True, blank=True)
    fate = models.CharField(_("result"), max_length=9, choices=Fate.choices, blank=True)
    objects: ClassVar[LineManager] = LineManager()

    class Meta:
        verbose_name = _("idea in a vote")
        verbose_name_plural = _("ideas in a vote")
        ordering = ["place", "number"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "idea"], name="idea_once_on_a_ballot"),
            models.CheckConstraint(
                name="line_is_counted_whole",
                condition=Q(votes=None, place=None, fate="")
                | (Q(votes__isnull=False, place__isnull=False) & ~Q(fate="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def key(self) -> str:
        """What stands on the ballot."""
        return str(self.number)

    @property
    def is_chosen(self) -> bool:
        """Whether the vote chose it."""
        return self.fate in WON
