"""A partnership's forum, the institutions that belong to it, their staff."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, ends_after_it_begins
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.councils.models import Body
from spoiwo.forum.states import State, Telling
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class CircleManager(Scoped["Circle"]):
    """Circles of the partnership in scope."""


class Circle(models.Model):
    """A standing forum of staff. Members of these kinds belong by themselves, chosen institutions besides."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="circles")
    body = models.OneToOneField(
        Body, models.PROTECT, null=True, blank=True, related_name="circle", verbose_name=_("body")
    )
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what it is for"), max_length=2000, blank=True)
    categories = ArrayField(
        models.CharField(max_length=30), verbose_name=_("kinds of institutions"), default=list, blank=True
    )
    # Seed 003-36 and 003-37: at least three meetings and three good practices in a year.
    yearly_meetings = models.PositiveSmallIntegerField(
        _("meetings a year, at least"), default=3, validators=[MaxValueValidator(52)]
    )
    yearly_practices = models.PositiveSmallIntegerField(
        _("good practices shown a year, at least"), default=3, validators=[MaxValueValidator(52)]
    )
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(default=clock.now)
    # The digest tells what came since; whoever sends it second finds it moved.
    digest_at = models.DateTimeField(_("last digest"), default=clock.now)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[CircleManager] = CircleManager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="circle_has_its_own_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether anything may be written."""
        return self.state == State.OPEN


class BelongingManager(Scoped["Belonging"]):
    """Institutions of circles of the partnership in scope."""

    path = "circle__partnership"


class Belonging(models.Model):
    """An institution of a circle: chosen by name, or one whose kind belongs and that was asked for staff."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="belongings")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    is_chosen = models.BooleanField(_("chosen by name"), default=False)
    asked_at = models.DateTimeField(_("asked for staff"), null=True, blank=True)
    objects: ClassVar[BelongingManager] = BelongingManager()

    class Meta:
        ordering = ["organization__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "organization"], name="institution_once_in_a_circle")
        ]

    def __str__(self) -> str:
        return f"{self.circle}: {self.organization}"


class MemberManager(ScopedPeriods["Member"]):
    """Members of circles of the partnership in scope."""

    path = "circle__partnership"


class Member(Dated):
    """Somebody of the staff of an institution, with or without an account of the same e-mail address."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    name = models.CharField(_("name and surname"), max_length=150)
    email = models.EmailField(_("e-mail"))
    telling = models.CharField(_("letters"), max_length=6, choices=Telling.choices, default=Telling.DIGEST)
    is_moderator = models.BooleanField(_("moderates"), default=False)
    named_by = models.CharField(_("named by"), max_length=200, blank=True)
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    objects: ClassVar[MemberManager] = MemberManager()

    class Meta:
        verbose_name = _("member of a forum")
        verbose_name_plural = _("members of forums")
        ordering = ["organization__sort_key", "name", "pk"]
        constraints = [
            ends_after_it_begins("forum_member_ends_after_it_begins"),
            models.CheckConstraint(
                name="forum_member_email_in_lower_case", condition=Q(email=Lower("email"))
            ),
            models.UniqueConstraint(
                fields=["circle", "email"],
                condition=Q(valid_to__isnull=True),
                name="forum_member_once_in_a_circle",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organization})"


class OfficeContactManager(Scoped["OfficeContact"]):
    """Contacts of offices confirmed in the partnership in scope."""


class OfficeContact(models.Model):
    """An e-mail or nine digits that somebody confirmed to be an office's, so that it is not asked again."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    value = models.CharField(_("contact"), max_length=254)
    confirmed_by = models.CharField(_("confirmed by"), max_length=200)
    confirmed_at = models.DateTimeField(_("confirmed"), default=clock.now)
    objects: ClassVar[OfficeContactManager] = OfficeContactManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "value"], name="office_contact_once")]

    def __str__(self) -> str:
        return self.value
