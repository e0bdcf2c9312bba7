"""A meeting, and what it was about."""

from datetime import date, datetime, time
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import Body, Term
from spoiwo.meetings.models.series import Series
from spoiwo.meetings.states import (
    AHEAD,
    DELIBERATING,
    TOOK_PLACE,
    Form,
    MeetingKind,
    PartnershipRole,
    ReferenceKind,
    State,
)
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit


def _new_uid() -> str:
    return uuid4().hex


class MeetingManager(Scoped["Meeting"]):
    """Meetings of the partnership in scope."""


class Meeting(models.Model):
    """A gathering of the partnership, of one of its bodies, or one it only took part in.

    ``body`` is empty for a meeting of all signatories and for open events. ``host`` is the institution
    at whose seat it is held, and counts as the host; a venue of somebody else has only a name.
    Days and hours are those of Warsaw; a day known only by its month or year has that precision.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="meetings")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("body")
    )
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("term")
    )
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("series")
    )
    # The day the rhythm gave (RFC 5545 RECURRENCE-ID): moving one meeting alone moves no other.
    series_day = models.DateField(_("day by the rhythm"), null=True, blank=True, editable=False)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("project")
    )
    # Of its term for a body, else of its series; given when the meeting is called or held.
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=MeetingKind.choices)
    is_extraordinary = models.BooleanField(_("extraordinary"), default=False)
    is_inaugural = models.BooleanField(_("inaugural"), default=False)
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    role = models.CharField(
        _("role of the partnership"),
        max_length=12,
        choices=PartnershipRole.choices,
        default=PartnershipRole.ORGANISER,
    )
    day = models.DateField(_("day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    begins = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    form = models.CharField(_("form"), max_length=8, choices=Form.choices, default=Form.ROOM)
    remote_url = models.URLField(_("address of the remote meeting"), max_length=500, blank=True)
    remote_note = models.CharField(_("how to join remotely"), max_length=300, blank=True)
    host = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_hosted",
        verbose_name=_("host"),
    )
    venue = models.CharField(_("place"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=6, blank=True)
    locality = models.CharField(_("locality"), max_length=100, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    venue_access = models.CharField(_("access for people with disabilities"), max_length=400, blank=True)
    aim = models.TextField(_("aim"), max_length=2000, blank=True)
    outcome = models.TextField(_("outcome"), max_length=4000, blank=True)
    cancelled_because = models.CharField(_("why it was called off"), max_length=300, blank=True)
    is_public = models.BooleanField(_("shown in public"), default=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    uid = models.CharField(max_length=64, unique=True, default=_new_uid, editable=False)
    # RFC 5546: grows with each change a calendar must learn of.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[MeetingManager] = MeetingManager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-day", "-begins", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "-day"], name="meetings_of_partnership"),
            models.Index(fields=["host", "-day"], name="meetings_of_host"),
        ]
        constraints = [
            models.CheckConstraint(name="meeting_is_named", condition=~Q(title="")),
            models.CheckConstraint(
                name="meeting_ends_after_it_begins",
                condition=Q(last_day__isnull=True) | Q(last_day__gt=F("day")),
            ),
            models.CheckConstraint(
                name="meeting_hours_in_order",
                condition=Q(ends__isnull=True)
                | Q(last_day__isnull=False)
                | Q(begins__isnull=False, ends__gt=F("begins")),
            ),
            models.CheckConstraint(
                name="called_off_with_a_ground",
                condition=~Q(state=State.CANCELLED) | ~Q(cancelled_because=""),
            ),
            models.UniqueConstraint(
                fields=["term", "number"],
                condition=Q(term__isnull=False, number__isnull=False),
                name="meetings_of_a_term_are_numbered",
            ),
            models.UniqueConstraint(
                fields=["series", "number"],
                condition=Q(term__isnull=True, series__isnull=False, number__isnull=False),
                name="meetings_of_a_series_are_numbered",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ahead(self) -> bool:
        """Whether it has yet to take place."""
        return self.state in AHEAD

    @property
    def took_place(self) -> bool:
        """Whether it took place."""
        return self.state in TOOK_PLACE

    @property
    def is_deliberating(self) -> bool:
        """Whether somebody votes in it by right."""
        return self.kind in DELIBERATING

    @property
    def has_room(self) -> bool:
        """Whether people meet in a place."""
        return self.form != Form.REMOTE

    @property
    def has_place(self) -> bool:
        """Whether it is known where people meet: at whose seat, or at which address."""
        return self.host_id is not None or bool(self.address_line)

    @property
    def has_remote(self) -> bool:
        """Whether people may take part from afar."""
        return self.form != Form.ROOM

    @property
    def end_day(self) -> date:
        """The last day of the meeting."""
        return self.last_day or self.day

    @property
    def starts_at(self) -> datetime:
        """The moment it begins in Warsaw; midnight where the hour is not known."""
        return datetime.combine(self.day, self.begins or time(0), clock.WARSAW)

    @property
    def ends_at(self) -> datetime | None:
        """The moment it ends in Warsaw, where the hour is known."""
        return datetime.combine(self.end_day, self.ends, clock.WARSAW) if self.ends else None

    @property
    def planned_minutes(self) -> int | None:
        """How long it is to last, where both hours are known and it is a meeting of one day."""
        if self.begins is None or self.ends is None or self.last_day is not None:
            return None
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute

    @property
    def address_line(self) -> str:
        """The address of the place in one line; a host's own seat when no other place is named."""
        parts = [self.venue, self.street, " ".join(filter(None, [self.postal_code, self.locality]))]
        return ", ".join(part for part in parts if part)


class ReferenceManager(Scoped["Reference"]):
    """References of meetings of the partnership in scope."""

    path = "meeting__partnership"


class Reference(models.Model):
    """A topic of a meeting, or a strategic document or programme it spoke of."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="references")
    kind = models.CharField(_("kind"), max_length=10, choices=ReferenceKind.choices)
    label = models.CharField(_("name"), max_length=300)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[ReferenceManager] = ReferenceManager()

    class Meta:
        ordering = ["kind", "order", "pk"]
        constraints = [models.CheckConstraint(name="reference_is_named", condition=~Q(label=""))]

    def __str__(self) -> str:
        return self.label
