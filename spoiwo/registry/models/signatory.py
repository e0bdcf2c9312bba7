"""Membership: an institution in a partnership, for a period, on any day."""

from datetime import date
from typing import Any, ClassVar, Self, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import (
    Dated,
    DatedQuerySet,
    Precision,
    ends_after_it_begins,
    never_overlap,
    valid_on,
)
from spoiwo.common.scoping import Scoped, ScopedPeriods
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models.organization import Organization
from spoiwo.registry.states import MEMBER_STATES, PartnershipRole, Standing


class SignatoryQuerySet(DatedQuerySet["Signatory"]):
    """Memberships on a day."""

    def members_on(self, day: date) -> Self:
        """Return the institutions counted as signatories on the day: acceded, not suspended."""
        return self.belonging_on(day).exclude(Exists(_suspension_on(day)))

    def belonging_on(self, day: date) -> Self:
        """Return the memberships running on the day, suspended ones among them."""
        return self.filter(state__in=MEMBER_STATES).filter(valid_on(day))

    def announced_on(self, day: date) -> Self:
        """Return those who had said by the day that they would join: shown, never counted."""
        return self._waiting_on(day).filter(announced_on__lte=day)

    def invited_on(self, day: date) -> Self:
        """Return those asked by the day who had not answered yet: the secretariat's own matter."""
        unanswered = Q(announced_on__isnull=True) | Q(announced_on__gt=day)
        return self._waiting_on(day).filter(unanswered, invited_on__lte=day)

    def _waiting_on(self, day: date) -> Self:
        not_yet_in = Q(valid_from__isnull=True) | Q(valid_from__gt=day)
        not_given_up = Q(declined_on__isnull=True) | Q(declined_on__gt=day)
        return self.filter(not_yet_in, not_given_up).exclude(state=Standing.VOID)

    def with_suspension(self, day: date) -> Self:
        """Add ``is_suspended`` as of the day."""
        return self.annotate(is_suspended=Exists(_suspension_on(day)))


def _suspension_on(day: date) -> models.QuerySet["Suspension"]:
    return Suspension.objects.as_of(day).filter(signatory=OuterRef("pk"))


class SignatoryManager(Scoped["Signatory"]):
    """Memberships of the partnership in scope."""

    _queryset_class = SignatoryQuerySet

    def get_queryset(self) -> SignatoryQuerySet:
        return cast(SignatoryQuerySet, super().get_queryset())

    def filter(self, *args: Any, **kwargs: Any) -> SignatoryQuerySet:
        return self.get_queryset().filter(*args, **kwargs)

    def members_on(self, day: date) -> SignatoryQuerySet:
        """Return the institutions counted as signatories on the day."""
        return self.get_queryset().members_on(day)


class Signatory(models.Model):
    """An institution's membership of a partnership.

    ``valid_from`` is empty while it is only invited or announced. ``state`` is the present standing;
    what it was on another day follows from the dates (``standing_on``).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="signatories")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="signatories", verbose_name=_("institution")
    )
    state = models.CharField(_("standing"), max_length=10, choices=Standing.choices)
    invited_on = models.DateField(_("invited on"), null=True, blank=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    declined_on = models.DateField(_("gave up on"), null=True, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to (first day out)"), null=True, blank=True)
    from_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[SignatoryManager] = SignatoryManager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [
            ends_after_it_begins("membership_ends_after_it_begins"),
            never_overlap(
                "one_membership_at_a_time",
                "partnership",
                "organization",
                condition=Q(valid_from__isnull=False) & ~Q(state=Standing.VOID),
            ),
            models.UniqueConstraint(
                fields=["partnership", "organization"],
                condition=Q(valid_from__isnull=True, declined_on__isnull=True) & ~Q(state=Standing.VOID),
                name="one_open_invitation",
            ),
            models.CheckConstraint(
                name="members_have_a_first_day",
                condition=Q(valid_from__isnull=False) | ~Q(state__in=MEMBER_STATES),
            ),
        ]
        indexes = [
            # The register of a day: one partnership, all its periods.
            models.Index(fields=["partnership", "valid_from", "valid_to"], name="register_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organization} – {self.partnership}"


class Suspension(Dated):
    """A period in which a membership is suspended: the institution stays, but is not counted."""

    signatory = models.ForeignKey(Signatory, models.PROTECT, related_name="suspensions")
    ground = models.CharField(_("ground"), max_length=300)
    objects = models.Manager.from_queryset(DatedQuerySet["Suspension"])()

    class Meta:
        constraints = [
            ends_after_it_begins("suspension_ends_after_it_begins"),
            never_overlap("one_suspension_at_a_time", "signatory"),
        ]

    def __str__(self) -> str:
        return f"{self.signatory}: {self.ground}"


class RoleHoldingManager(ScopedPeriods["RoleHolding"]):
    """Roles of the partnership in scope."""


class RoleHolding(Dated):
    """Leader, secretariat, initiator or patron of a partnership, for a period.

    The leader may be an office (the Marshal): then ``office`` names it. The contact is the office's
    own, so it is public.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="role_holdings")
    role = models.CharField(_("role"), max_length=12, choices=PartnershipRole.choices)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="role_holdings", verbose_name=_("institution")
    )
    office = models.CharField(_("office"), max_length=160, blank=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    contact_name = models.CharField(_("contact person"), max_length=160, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=16, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    objects: ClassVar[RoleHoldingManager] = RoleHoldingManager()

    class Meta:
        ordering = ["role", "valid_from"]
        constraints = [
            ends_after_it_begins("role_holding_ends_after_it_begins"),
            never_overlap(
                "one_leader_and_secretariat_a_day",
                "partnership",
                "role",
                condition=Q(role__in=[PartnershipRole.LEADER, PartnershipRole.SECRETARIAT]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.office or self.organization}"
