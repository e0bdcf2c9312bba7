"""The card of an idea, and the institutions that would carry it out together."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.ideas.models.call import Call
from spoiwo.ideas.models.people import Invitee
from spoiwo.ideas.states import SHOWN, WITH_AUTHOR, PartnerState, State
from spoiwo.notifications.models import Message
from spoiwo.projects.models import ProjectPartnership
from spoiwo.registry.categories import Sector
from spoiwo.registry.models import Organization


class IdeaManager(Scoped["Idea"]):
    """Cards of the partnership in scope."""

    path = "call__partnership"


class Idea(models.Model):
    """What could be done (domain.md 9, „Karta pomysłu / projektu”); ``number`` counts in its call.

    A person is named in public only with the consent noted beside the name. An institution is named as a
    partner only once it agreed (``Partner``). ``mark`` is of one submission of the form: sent twice, it is
    one card. ``cost`` is in złoty. ``partners_then`` and ``sectors_then`` are those of the day it became
    a project.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="ideas")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    problem = models.TextField(_("problem"), max_length=4000, blank=True)
    idea = models.TextField(_("idea"), max_length=8000, blank=True)
    author = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("institution that hands it in"),
    )  # fmt: skip
    author_person = models.CharField(_("author"), max_length=200, blank=True)
    is_author_shown = models.BooleanField(_("the author agreed to be named in public"), default=False)
    leader = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("leading institution"),
    )  # fmt: skip
    leader_person = models.CharField(_("leader of the project"), max_length=200, blank=True)
    is_leader_shown = models.BooleanField(_("the leader agreed to be named in public"), default=False)
    cost = models.DecimalField(
        _("estimated cost in złoty"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    money_source = models.CharField(_("source of money"), max_length=300, blank=True)
    invitee = models.ForeignKey(
        Invitee, models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("came through")
    )
    mark = models.CharField(max_length=64, blank=True)
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    # Why it was returned or given up.
    note = models.CharField(_("reason"), max_length=600, blank=True)
    project = models.ForeignKey(
        # Taken off a project recorded by mistake, the card stays what it was.
        ProjectPartnership, models.SET_NULL, null=True, blank=True, related_name="ideas",
        verbose_name=_("project"),
    )  # fmt: skip
    became_on = models.DateField(_("became a project on"), null=True, blank=True)
    partners_then = models.PositiveSmallIntegerField(_("partners on that day"), default=0)
    sectors_then = models.PositiveSmallIntegerField(_("sectors on that day"), default=0)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[IdeaManager] = IdeaManager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["number"]
        indexes = [models.Index(fields=["call", "state"], name="ideas_of_a_call")]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="idea_has_its_number"),
            models.UniqueConstraint(
                fields=["call", "mark"], condition=~Q(mark=""), name="idea_handed_in_once"
            ),
            models.CheckConstraint(name="idea_is_named", condition=~Q(title="")),
            models.CheckConstraint(
                name="idea_costs_nothing_or_more", condition=Q(cost=None) | Q(cost__gte=0)
            ),
            models.CheckConstraint(
                name="idea_is_refused_with_a_reason",
                condition=~Q(state__in=[State.RETURNED, State.GIVEN_UP]) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="idea_that_became_a_project_has_its_day",
                condition=Q(state=State.PROJECT, became_on__isnull=False)
                | (~Q(state=State.PROJECT) & Q(became_on=None, project=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.state in SHOWN

    @property
    def is_with_author(self) -> bool:
        """Whether its author writes it."""
        return self.state in WITH_AUTHOR


class PartnerManager(Scoped["Partner"]):
    """Partners of ideas of the partnership in scope."""

    path = "idea__call__partnership"


class Partner(models.Model):
    """An institution that would carry the idea out with others; ``name`` and ``sector`` as on that day.

    ``said_by`` is who gave the answer: the holder of the link, or the officer with words about it.
    """

    idea = models.ForeignKey(Idea, models.PROTECT, related_name="partners")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    name = models.CharField(_("name"), max_length=400)
    sector = models.CharField(_("sector"), max_length=16, choices=Sector.choices)
    state = models.CharField(
        _("answer"), max_length=8, choices=PartnerState.choices, default=PartnerState.LISTED
    )
    role = models.CharField(_("what it brings"), max_length=300, blank=True)
    person = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail for the personal link"), blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    said_by = models.CharField(_("answer given by"), max_length=200, blank=True)
    words = models.CharField(_("words of the answer"), max_length=600, blank=True)
    objects: ClassVar[PartnerManager] = PartnerManager()

    class Meta:
        verbose_name = _("partner of an idea")
        verbose_name_plural = _("partners of ideas")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "organization"], name="partner_of_an_idea_once"),
            models.CheckConstraint(
                name="answer_of_a_partner_is_somebodys",
                condition=~Q(state__in=[PartnerState.AGREED, PartnerState.DECLINED])
                | (Q(answered_at__isnull=False) & ~Q(said_by="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
