"""A request of a citizen with its clock, and what was added to it, answered and sent."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import clocks
from spoiwo.requests.states import LETTERS, Kind, Light, Reply, Right, State, Step, Way


class CaseManager(Scoped["Case"]):
    """Requests to the partnership in scope."""


class Case(models.Model):
    """One request. Who asks, how they are reached and what they wrote is erased when its time has passed.

    ``due_on`` is the last day for the answer, moved at most once; ``first_due_on`` the one it had first.
    ``mark`` tells a form sent twice.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="citizen_requests")
    kind = models.CharField(_("what is asked for"), max_length=12, choices=Kind.choices)
    right = models.CharField(_("what is to be done"), max_length=8, choices=Right.choices, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.OPEN)
    way = models.CharField(_("how it came"), max_length=8, choices=Way.choices)
    came_on = models.DateField(_("came on"))
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    first_due_on = models.DateField(_("first term"))
    due_on = models.DateField(_("answer by"))
    is_extended = models.BooleanField(_("term moved"), default=False)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    reply = models.CharField(_("how to answer"), max_length=5, choices=Reply.choices)
    subject = models.CharField(_("what it concerns"), max_length=400, blank=True)
    text = models.TextField(_("words of the request"), max_length=5000, blank=True)
    alternative = models.TextField(_("another way that would do"), max_length=1000, blank=True)
    closed_on = models.DateField(_("settled on"), null=True, blank=True)
    closed_by = models.CharField(_("settled by"), max_length=200, blank=True)
    handed_to = models.CharField(_("handed over to"), max_length=300, blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    mark = models.CharField(max_length=36, blank=True)
    forgotten_on = models.DateField(_("personal data erased on"), null=True, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[CaseManager] = CaseManager()

    class Meta:
        verbose_name = _("request of a citizen")
        verbose_name_plural = _("requests of citizens")
        ordering = ["-year", "-number"]
        indexes = [models.Index(fields=["partnership", "state", "due_on"], name="requests_by_term")]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="request_numbered_once"),
            models.UniqueConstraint(
                fields=["partnership", "mark"], condition=~Q(mark=""), name="request_form_sent_once"
            ),
            models.CheckConstraint(
                name="request_is_due_after_it_came",
                condition=Q(first_due_on__gt=F("came_on"), due_on__gte=F("first_due_on")),
            ),
            models.CheckConstraint(
                name="request_settled_on_a_day",
                condition=Q(state=State.OPEN, closed_on__isnull=True)
                | (~Q(state=State.OPEN) & Q(closed_on__isnull=False, closed_on__gte=F("came_on"))),
            ),
            models.CheckConstraint(
                name="request_handed_to_somebody", condition=~Q(state=State.HANDED_OVER) | ~Q(handed_to="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("requests:case", args=[self.partnership.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == State.OPEN

    @property
    def clock(self) -> clocks.Clock:
        """The term by which it is answered."""
        return clocks.clock_of(self.kind, self.came_on)

    def days_left(self, day: date) -> int:
        """How many days are left to the end of the term; below zero once it has passed."""
        return (self.due_on - day).days

    def light_on(self, day: date) -> Light | None:
        """How near its term is on the day; None of one that is settled."""
        return clocks.light(self.due_on, self.clock.warn_days, day) if self.is_open else None

    @property
    def was_in_time(self) -> bool:
        """Whether it was settled by its term."""
        return self.closed_on is not None and self.closed_on <= self.due_on


class EntryManager(Scoped["Entry"]):
    """Entries of requests to the partnership in scope."""

    path = "case__partnership"


class Entry(models.Model):
    """What happened with a request, in words its person may read. ``is_sent``: a letter went by e-mail."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="entries")
    step = models.CharField(_("what happened"), max_length=12, choices=Step.choices)
    at = models.DateTimeField(_("when"), default=clock.now)
    by = models.CharField(_("by whom"), max_length=200, blank=True)
    text = models.TextField(_("words"), max_length=8000, blank=True)
    remedy = models.TextField(_("what can be done against it"), max_length=2000, blank=True)
    due_on = models.DateField(_("new term"), null=True, blank=True)
    is_sent = models.BooleanField(default=False)
    objects: ClassVar[EntryManager] = EntryManager()

    class Meta:
        verbose_name = _("entry of a request")
        verbose_name_plural = _("entries of requests")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_step_display()}"

    @property
    def is_letter(self) -> bool:
        """Whether the office said it to the person, so that it can go as a letter."""
        return self.step in LETTERS and bool(self.text or self.case.handed_to)


class EntryFileManager(Scoped["EntryFile"]):
    """Files that went with answers of the partnership in scope."""

    path = "entry__case__partnership"


class EntryFile(models.Model):
    """A file that went with an answer."""

    entry = models.ForeignKey(
        Entry, models.CASCADE, related_name="files", verbose_name=_("entry of a request")
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    objects: ClassVar[EntryFileManager] = EntryFileManager()

    class Meta:
        verbose_name = _("file of an answer")
        verbose_name_plural = _("files of answers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
