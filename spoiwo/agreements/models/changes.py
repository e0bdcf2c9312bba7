"""What happens to an agreement after it is concluded: amendments, newcomers, departures."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models.agreement import Agreement
from spoiwo.agreements.models.signing import Party
from spoiwo.agreements.states import AccessionState, AmendmentState, DepartureKind, DepartureState
from spoiwo.agreements.wording import Change
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory


class AmendmentManager(Scoped["Amendment"]):
    """Amendment records of the partnership in scope."""

    path = "agreement__partnership"


class Amendment(models.Model):
    """An amendment (aneks): which paragraphs it changes, from what wording to what.

    How many were entitled and how many consented is counted at adoption and never again.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="amendments")
    number = models.CharField(_("number"), max_length=20)
    title = models.CharField(_("subject"), max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=AmendmentState.choices, default=AmendmentState.DRAFT)
    changes = models.JSONField(_("changes"), default=list)
    effective_from = models.DateField(_("in effect from"), null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=200, blank=True)
    entitled = models.PositiveIntegerField(_("signatories entitled"), null=True, blank=True)
    consented = models.PositiveIntegerField(_("signatories for"), null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    annulment_ground = models.CharField(_("ground of the annulment"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[AmendmentManager] = AmendmentManager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["effective_from", "adopted_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                condition=~Q(state=AmendmentState.ANNULLED),
                name="amendment_number_once",
            ),
            models.CheckConstraint(
                name="adopted_amendment_has_days",
                condition=~Q(state=AmendmentState.ADOPTED)
                | Q(adopted_on__isnull=False, effective_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        named = gettext("Amendment %(number)s") % {"number": self.number}
        return f"{named}: {self.agreement}"

    @property
    def parsed(self) -> tuple[Change, ...]:
        return tuple(Change(row["mark"], row["old"], row["new"], row["heading"]) for row in self.changes)


class AccessionManager(Scoped["Accession"]):
    """Accession records of the partnership in scope."""

    path = "agreement__partnership"


class Accession(models.Model):
    """A declaration of accession; it takes effect from the leader's signature (domain.md 6.3)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="accessions")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="accessions", verbose_name=_("institution")
    )
    state = models.CharField(max_length=9, choices=AccessionState.choices, default=AccessionState.DECLARED)
    declared_on = models.DateField(_("declared on"))
    signed_by = models.CharField(_("signed by (office: name)"), max_length=300, blank=True)
    interest = models.TextField(_("area of interest"), blank=True)
    contribution = models.TextField(_("own contribution"), blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    decided_on = models.DateField(_("decided by the leader on"), null=True, blank=True)
    decided_by = models.CharField(_("for the leader (office: name)"), max_length=300, blank=True)
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    party = models.OneToOneField(Party, models.PROTECT, null=True, blank=True, related_name="accession")
    membership = models.ForeignKey(
        Signatory, models.PROTECT, null=True, blank=True, related_name="accessions"
    )
    made_membership = models.BooleanField(default=False)
    objects: ClassVar[AccessionManager] = AccessionManager()

    class Meta:
        verbose_name = _("declaration of accession")
        verbose_name_plural = _("declarations of accession")
        ordering = ["declared_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organization"],
                condition=Q(state=AccessionState.DECLARED),
                name="one_open_declaration",
            ),
            models.CheckConstraint(
                name="accession_from_a_day",
                condition=~Q(state=AccessionState.ACCEPTED) | Q(decided_on__gte=models.F("declared_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.declared_on:%d.%m.%Y}"


class DepartureManager(Scoped["Departure"]):
    """Departure records of the partnership in scope."""


class Departure(models.Model):
    """A withdrawal with notice, or an expulsion; it ends a membership and can be taken back."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="departures")
    signatory = models.ForeignKey(Signatory, models.PROTECT, related_name="departures")
    kind = models.CharField(_("kind"), max_length=10, choices=DepartureKind.choices)
    state = models.CharField(max_length=8, choices=DepartureState.choices, default=DepartureState.RECORDED)
    received_on = models.DateField(_("notice received on"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(_("months of notice"), null=True, blank=True)
    last_day = models.DateField(_("last day of membership"))
    resolution = models.CharField(_("resolution"), max_length=200, blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_all = models.PositiveIntegerField(_("votes cast"), null=True, blank=True)
    ground = models.TextField(_("ground"), blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    annulled_on = models.DateField(_("taken back on"), null=True, blank=True)
    annulment_ground = models.CharField(_("ground of taking back"), max_length=300, blank=True)
    objects: ClassVar[DepartureManager] = DepartureManager()

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")
        ordering = ["-last_day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["signatory"],
                condition=Q(state=DepartureState.RECORDED),
                name="one_departure_at_a_time",
            ),
            models.CheckConstraint(
                name="departure_has_its_papers",
                condition=Q(kind=DepartureKind.WITHDRAWAL, received_on__isnull=False)
                | Q(kind=DepartureKind.EXPULSION, resolved_on__isnull=False)
                & ~Q(resolution="")
                & ~Q(ground=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.signatory}"
