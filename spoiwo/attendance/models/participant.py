"""One record from the entitlement to the presence."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import HERE, Answer, Capacity, Mark, MarkSource
from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import SeatHolding
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import Message
from spoiwo.registry.models import Organization, Person


class ParticipantManager(Scoped["Participant"]):
    """Participants in meetings of the partnership in scope."""

    path = "meeting__partnership"


class Participant(models.Model):
    """An institution at a meeting, through a person: entitled, invited, answered, came.

    Names and offices are copied as they were: a later change of the register alters no list.
    A guest's institution that is not in the register stands in words alone, as it was written at the door.
    ``link_id`` is the number of the personal link (``notifications``), 0 while there is none.
    ``mark`` and ``deputy_…`` follow from the marks made at the door (``DoorMark``): the latest counts.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    capacity = models.CharField(_("takes part as"), max_length=8, choices=Capacity.choices)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("institution"),
    )
    organization_name = models.CharField(_("name of the institution that day"), max_length=400)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="participations", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Of a session of a body: the seat of that day. Several seats of one institution are one vote.
    holding = models.ForeignKey(
        SeatHolding, models.PROTECT, null=True, blank=True, related_name="participations"
    )
    is_chair = models.BooleanField(_("chairs"), default=False)
    # From a register of the day, and not by the officer's hand.
    is_drawn = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    # Who may come instead: of the register on the day of the list, later of the answer.
    expected_deputy_name = models.CharField(_("deputy expected"), max_length=200, blank=True)
    expected_deputy_office = models.CharField(_("office of the deputy"), max_length=200, blank=True)
    expected_deputy_authorisation = models.CharField(
        _("authorisation of the deputy"), max_length=200, blank=True
    )
    # The invitation. ``told_sequence`` is the state of the meeting (RFC 5546) the last letter told of.
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    link_id = models.PositiveBigIntegerField(default=0)
    told_sequence = models.PositiveIntegerField(null=True, blank=True)
    # The answer.
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    # The day of the meeting when it was answered: after the meeting got another day the answer is old.
    answer_day = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    access_needs = models.CharField(_("access needs"), max_length=500, blank=True)
    remarks = models.CharField(_("remarks"), max_length=1000, blank=True)
    # The presence; a deputy stands for the institution, by name and authorisation.
    mark = models.CharField(_("presence"), max_length=8, choices=Mark.choices, blank=True)
    marked_at = models.DateTimeField(_("marked"), null=True, blank=True)
    marked_by = models.CharField(_("marked by"), max_length=200, blank=True)
    mark_source = models.CharField(max_length=8, choices=MarkSource.choices, blank=True)
    deputy_name = models.CharField(_("deputy"), max_length=200, blank=True)
    deputy_office = models.CharField(_("office of the deputy"), max_length=200, blank=True)
    deputy_authorisation = models.CharField(_("authorisation of the deputy"), max_length=200, blank=True)
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ParticipantManager] = ParticipantManager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["capacity", "order", "organization_name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organization"],
                condition=Q(capacity=Capacity.ENTITLED),
                name="institution_entitled_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_chair=True), name="one_chair_of_a_meeting"
            ),
            models.CheckConstraint(
                name="guest_belongs_to_an_institution",
                condition=Q(organization__isnull=False)
                | (Q(capacity=Capacity.GUEST) & ~Q(organization_name="")),
            ),
            models.CheckConstraint(
                name="mark_has_its_moment",
                condition=Q(mark="", marked_at__isnull=True) | (~Q(mark="") & Q(marked_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="deputy_comes_only_with_presence",
                condition=Q(deputy_name="") | Q(mark__in=HERE),
            ),
            models.CheckConstraint(
                name="answer_has_its_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_name}: {self.name}" if self.name else self.organization_name

    @property
    def listed_id(self) -> int:
        """The number of the institution in the register; 0 for one that stands in words alone."""
        return self.organization_id or 0

    @property
    def institution(self) -> tuple[int, str]:
        """What tells one institution from another: its number, or the words where there is none."""
        return (self.organization_id, "") if self.organization_id else (0, self.organization_name)

    @property
    def is_here(self) -> bool:
        """Whether the institution takes part, itself or through a deputy."""
        return self.mark in HERE

    @property
    def is_represented_by_deputy(self) -> bool:
        """Whether a deputy came."""
        return self.is_here and bool(self.deputy_name)

    @property
    def came(self) -> str:
        """Who came: the deputy where there was one."""
        return self.deputy_name or self.name

    @property
    def came_as(self) -> str:
        """The office of whoever came."""
        return self.deputy_office if self.deputy_name else self.office

    @property
    def is_entitled(self) -> bool:
        """Whether the institution has a vote at this meeting."""
        return self.capacity == Capacity.ENTITLED

    @property
    def has_answer_for_day(self) -> bool:
        """Whether it was answered for the day the meeting now has."""
        return bool(self.answer) and self.answer_day in {None, self.meeting.day}

    @property
    def is_trace(self) -> bool:
        """Whether something happened with the row, so that it must not be lost."""
        return bool(self.invited_at or self.answer or self.mark)
