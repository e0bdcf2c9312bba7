"""Who is to sign, and the signatures."""

from typing import Any, ClassVar, Self, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models.agreement import Agreement
from spoiwo.agreements.states import Form, PartyKind, Side
from spoiwo.common.periods import Precision
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.registry.models import Organization, Person, Signatory


class PartyManager(Scoped["Party"]):
    """Party records of the partnership in scope."""

    path = "agreement__partnership"


class Party(models.Model):
    """Somebody who is to sign: an institution, an organ, the holder of an office, a member of a body.

    ``label`` is what the document calls it; it may stand alone until the institution and the person
    are known. ``organization`` is the institution the signature binds, and which it admits.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(
        _("signs as"), max_length=12, choices=PartyKind.choices, default=PartyKind.INSTITUTION
    )
    label = models.CharField(_("name in the document"), max_length=400)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        verbose_name=_("institution"),
    )
    body = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="member_parties",
        verbose_name=_("collegiate body"),
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="parties", verbose_name=_("person")
    )
    office = models.CharField(_("office"), max_length=160, blank=True)
    group = models.CharField(_("group"), max_length=80, blank=True)
    admits = models.BooleanField(_("signing makes the institution a signatory"), default=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    reminded_on = ArrayField(models.DateField(), verbose_name=_("reminded on"), default=list, blank=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    announcement = models.CharField(_("what was announced"), max_length=300, blank=True)
    refused_on = models.DateField(_("refused on"), null=True, blank=True)
    refusal = models.CharField(_("reason of the refusal"), max_length=300, blank=True)
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[PartyManager] = PartyManager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Signatures that hold; an annulled one stays in the table and counts for nothing."""

    def holding(self) -> Self:
        return self.filter(annulled_on__isnull=True)


class SignatureManager(Scoped["Signature"]):
    """Signatures of the partnership in scope."""

    path = "party__agreement__partnership"
    _queryset_class = SignatureQuerySet

    def get_queryset(self) -> SignatureQuerySet:
        return cast(SignatureQuerySet, super().get_queryset())

    def filter(self, *args: Any, **kwargs: Any) -> SignatureQuerySet:
        return self.get_queryset().filter(*args, **kwargs)

    def holding(self) -> SignatureQuerySet:
        """Return the signatures that hold."""
        return self.get_queryset().holding()


class Signature(models.Model):
    """A party's signature under the agreement, or under one of its amendments.

    ``party_name`` and the signers are kept as they were. ``text_sha256`` is the hash of the text in
    force that day: what was signed. ``membership`` is the membership it rests on, and
    ``made_membership`` tells that the signature itself made it.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="signatures")
    amendment = models.ForeignKey(
        "agreements.Amendment", models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    party_name = models.CharField(_("party, as it was named"), max_length=400)
    signed_on = models.DateField(_("signed on"))
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    place = models.CharField(_("place"), max_length=200, blank=True)
    form = models.CharField(_("form"), max_length=10, choices=Form.choices, default=Form.PAPER)
    leader_signed_on = models.DateField(_("signed by the leader on"), null=True, blank=True)
    text_sha256 = models.CharField(_("hash of the text signed"), max_length=64, blank=True)
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    membership = models.ForeignKey(
        Signatory, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    made_membership = models.BooleanField(default=False)
    annulled_on = models.DateField(_("annulled on"), null=True, blank=True)
    annulment_ground = models.CharField(_("ground of the annulment"), max_length=300, blank=True)
    objects: ClassVar[SignatureManager] = SignatureManager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["signed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(annulled_on__isnull=True, amendment__isnull=True),
                name="party_signs_once",
            ),
            models.UniqueConstraint(
                fields=["party", "amendment"],
                condition=Q(annulled_on__isnull=True, amendment__isnull=False),
                name="party_signs_an_amendment_once",
            ),
            models.CheckConstraint(
                name="annulment_has_a_ground",
                condition=Q(annulled_on__isnull=True) | ~Q(annulment_ground=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_name}, {self.signed_on:%d.%m.%Y}"


class Signer(models.Model):
    """A person who put a name under the document, with the name and office of that day."""

    signature = models.ForeignKey(Signature, models.PROTECT, related_name="signers")
    side = models.CharField(max_length=6, choices=Side.choices, default=Side.PARTY)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="signed")
    name = models.CharField(_("name as it was"), max_length=240, blank=True)
    office = models.CharField(_("office as it was"), max_length=160, blank=True)
    objects: ClassVar[models.Manager["Signer"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="signer_is_somebody", condition=~Q(name="") | ~Q(office="")),
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def line(self) -> str:
        """Return "office: name", or whichever is known."""
        return ": ".join(part for part in [self.office, self.name] if part)
