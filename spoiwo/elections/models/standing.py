"""Who was nominated, and who stands."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.councils.models import SeatHolding
from spoiwo.elections.models.election import Election
from spoiwo.elections.states import STANDING, Consent, NominationState
from spoiwo.notifications.models import PersonalLink
from spoiwo.registry.models import Organization, Person


class NominationManager(Scoped["Nomination"]):
    """Nominations of the partnership in scope."""

    path = "election__partnership"


class Nomination(models.Model):
    """An institution put forward for a seat, with the person who would hold it for the institution.

    ``person`` is empty while the institution has not named who would sit for it; then its representative
    answers whether it stands.
    """

    election = models.ForeignKey(Election, models.PROTECT, related_name="nominations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="nominations", verbose_name=_("institution")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("person")
    )
    office = models.CharField(_("office in the institution"), max_length=160, blank=True)
    nominated_by = models.ForeignKey(
        Organization, models.PROTECT, related_name="nominations_made", verbose_name=_("nominated by")
    )
    spoken_by = models.CharField(_("who nominated for it"), max_length=200)
    nominated_at = models.DateTimeField(_("nominated"))
    statement = models.TextField(_("statement"), max_length=2000, blank=True)
    consent = models.CharField(_("consent"), max_length=9, choices=Consent.choices, default=Consent.NOT_ASKED)
    consent_at = models.DateTimeField(_("consent given or refused"), null=True, blank=True)
    consent_how = models.CharField(_("how the consent came"), max_length=300, blank=True)
    link = models.ForeignKey(PersonalLink, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(
        _("state"), max_length=9, choices=NominationState.choices, default=NominationState.RECEIVED
    )
    ground = models.CharField(_("ground"), max_length=500, blank=True)
    objects: ClassVar[NominationManager] = NominationManager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["nominated_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person"],
                condition=Q(state__in=STANDING),
                name="person_nominated_once",
            ),
            models.UniqueConstraint(
                fields=["election", "organization"],
                condition=Q(state__in=STANDING, person=None),
                name="institution_nominated_once_without_a_person",
            ),
            models.CheckConstraint(
                name="nomination_is_accepted_with_consent",
                condition=~Q(state=NominationState.ACCEPTED) | Q(consent=Consent.GIVEN),
            ),
            models.CheckConstraint(
                name="nomination_is_rejected_with_a_ground",
                condition=~Q(state=NominationState.REJECTED) | ~Q(ground=""),
            ),
            models.CheckConstraint(
                name="consent_has_its_moment",
                condition=Q(consent__in=[Consent.NOT_ASKED, Consent.ASKED], consent_at=None)
                | Q(consent__in=[Consent.GIVEN, Consent.REFUSED], consent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}" if self.person else str(self.organization)

    @property
    def who(self) -> str:
        """The person put forward, or the institution while it has named nobody."""
        return self.person.full_name if self.person else self.organization.name

    @property
    def is_own(self) -> bool:
        """Whether the institution put itself forward."""
        return self.nominated_by_id == self.organization_id


class CandidacyManager(Scoped["Candidacy"]):
    """Candidates of the partnership in scope."""

    path = "election__partnership"


class Candidacy(models.Model):
    """A candidate under the number printed on the ballot, named as on the day the list was closed.

    ``group`` is what quotas count: the sector, and the kind within it where a quota speaks of one.
    """

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidacies")
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="candidacy")
    number = models.PositiveSmallIntegerField(_("number on the ballot"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=160, blank=True)
    institution = models.CharField(_("institution"), max_length=400)
    group = models.CharField(_("group"), max_length=300, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal = models.CharField(_("ground of the withdrawal"), max_length=300, blank=True)
    holding = models.OneToOneField(
        SeatHolding, models.SET_NULL, null=True, blank=True, related_name="candidacy"
    )
    objects: ClassVar[CandidacyManager] = CandidacyManager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="ballot_number_once"),
            models.CheckConstraint(
                name="candidate_withdrawn_with_a_ground",
                condition=Q(withdrawn_on=None, withdrawal="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.who}"

    @property
    def who(self) -> str:
        """The person who stands, or the institution while it has named nobody."""
        return self.name or self.institution

    @property
    def label(self) -> str:
        """What the ballot says beside the number: the person, the office, the institution."""
        return ", ".join(part for part in (self.name, self.office, self.institution) if part)
