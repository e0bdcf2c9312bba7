"""Where a communiqué is to hang, what proves that it does, and what was seen on visits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.foreign import Reason
from spoiwo.common.scoping import Scoped
from spoiwo.communiques.models.communique import Communique
from spoiwo.communiques.states import VISITED, Posting, ProofState, Verdict, Way
from spoiwo.files.models import Photo
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class PlacementManager(Scoped["Placement"]):
    """Postings of the partnership in scope."""

    path = "communique__partnership"


class Placement(models.Model):
    """One institution of the list frozen on the day of publishing, under its name of that day.

    ``state`` follows from the proofs and is kept here, so that a board of thousands is one query;
    ``proof`` is the proof it follows from. ``link_id`` is the number of the personal link of the letter.
    """

    communique = models.ForeignKey(Communique, models.PROTECT, related_name="placements")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="placements", verbose_name=_("institution")
    )
    organization_name = models.CharField(_("institution"), max_length=400)
    order = models.PositiveIntegerField(_("place on the list"))
    addressee = models.CharField(_("addressee"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=Posting.choices, default=Posting.WAITING)
    proof = models.ForeignKey("Proof", models.SET_NULL, null=True, blank=True, related_name="+")
    link_id = models.PositiveBigIntegerField(default=0)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(_("link sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    objects: ClassVar[PlacementManager] = PlacementManager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["communique", "organization"], name="communique_once_at_an_institution"
            ),
            models.CheckConstraint(
                name="posting_beyond_waiting_has_a_proof",
                condition=Q(state=Posting.WAITING) | Q(proof__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_name}: {self.get_state_display()}"

    @property
    def is_missing(self) -> bool:
        """Whether it is still to be posted, or to be posted again."""
        return self.state != Posting.SHOWN


class ProofManager(Scoped["Proof"]):
    """Proofs of the partnership in scope."""

    path = "placement__communique__partnership"


class Proof(models.Model):
    """What was given as evidence, by whom and when.

    An address waits in a queue: ``next_visit_at`` says when it is due. Whoever visits holds it until
    ``claimed_until`` under the mark ``claim``; when the holder dies, it is free again by itself.
    """

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="proofs")
    way = models.CharField(_("way"), max_length=10, choices=Way.choices)
    state = models.CharField(_("state"), max_length=10, choices=ProofState.choices)
    address = models.CharField(_("address"), max_length=1000, blank=True)
    photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=400, blank=True)
    given_by = models.CharField(_("given by"), max_length=200)
    # The secretariat wrote it down on behalf of the institution, which did not give it by its own link.
    is_by_office = models.BooleanField(_("written down by the office"), default=False)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    refused_because = models.CharField(_("why not accepted"), max_length=300, blank=True)
    host = models.CharField(max_length=255, blank=True)
    next_visit_at = models.DateTimeField(_("next visit"), null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # What a visit did not find waits here for the letters of the next morning.
    is_to_be_told = models.BooleanField(_("to be told in the next letter"), default=False)
    objects: ClassVar[ProofManager] = ProofManager()

    class Meta:
        verbose_name = _("proof of posting")
        verbose_name_plural = _("proofs of posting")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "address"],
                condition=~Q(address="") & ~Q(state=ProofState.REFUSED),
                name="one_proof_of_an_address",
            ),
            models.CheckConstraint(
                name="proof_has_its_evidence",
                condition=(Q(way__in=sorted(VISITED)) & ~Q(address="") & ~Q(host=""))
                | Q(way__in=[Way.PHOTO, Way.SCREENSHOT], photo__isnull=False)
                | (Q(way=Way.TELEPHONE) & ~Q(note="")),
            ),
            models.CheckConstraint(
                name="only_addresses_are_visited",
                condition=Q(way__in=sorted(VISITED)) | Q(next_visit_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_visit_at", "id"],
                condition=Q(next_visit_at__isnull=False),
                name="communiques_due_visits",
            ),
            models.Index(
                fields=["claimed_until"],
                condition=Q(claimed_until__isnull=False),
                name="communiques_claimed",
            ),
            models.Index(fields=["id"], condition=Q(is_to_be_told=True), name="communiques_to_be_told"),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.get_state_display()}"

    @property
    def is_visited(self) -> bool:
        """Whether our program goes there to see."""
        return self.way in VISITED


class VisitManager(Scoped["Visit"]):
    """Visits of the partnership in scope."""

    path = "proof__placement__communique__partnership"


class Visit(models.Model):
    """What was seen at an address on one day; never changed afterwards.

    ``extract`` are the words around what was found, ``sha256`` the sum of its UTF-8, ``page_sha256`` that
    of the page as its server gave it. ``score`` is the share of the text found there, in thousandths.
    """

    proof = models.ForeignKey(Proof, models.PROTECT, related_name="visits")
    at = models.DateTimeField(_("visited"), default=clock.now)
    address = models.CharField(_("address reached"), max_length=1000)
    verdict = models.CharField(_("found"), max_length=12, choices=Verdict.choices)
    reason = models.CharField(_("reason"), max_length=16, choices=Reason.choices, blank=True)
    score = models.PositiveSmallIntegerField(default=0)
    extract = models.TextField(_("extract"), max_length=4000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page_sha256 = models.CharField(max_length=64, blank=True)
    objects: ClassVar[VisitManager] = VisitManager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_that_failed_says_why",
                condition=Q(verdict=Verdict.UNREACHABLE) & ~Q(reason="")
                | (~Q(verdict=Verdict.UNREACHABLE) & Q(reason="")),
            ),
            models.CheckConstraint(name="extract_has_its_sum", condition=Q(extract="") | ~Q(sha256="")),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.get_verdict_display()}"


class CarrierManager(Scoped["Carrier"]):
    """Pages of members that show communiqués by themselves, of the partnership in scope."""


class Carrier(models.Model):
    """A page of a member's website that shows our feed or frame, so that each communiqué comes by itself.

    Each communiqué published later is looked for there, without anybody pasting an address.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="carriers")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="carriers", verbose_name=_("institution")
    )
    address = models.CharField(_("address"), max_length=1000)
    since = models.DateTimeField(_("since"), default=clock.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    # Why the office ended it; empty where another page of the institution took its place.
    ended_because = models.CharField(_("why ended"), max_length=300, blank=True)
    objects: ClassVar[CarrierManager] = CarrierManager()

    class Meta:
        verbose_name = _("page that shows communiqués by itself")
        verbose_name_plural = _("pages that show communiqués by themselves")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organization"],
                condition=Q(ended_at__isnull=True),
                name="one_carrier_of_an_institution",
            ),
            models.CheckConstraint(
                name="carrier_ended_because_only_when_ended",
                condition=Q(ended_because="") | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.address
