"""An institution: its present face, its names in time, its numbers in registers."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, DatedQuerySet, ends_after_it_begins, never_overlap
from spoiwo.common.polish import slugify
from spoiwo.partnerships.states import Language
from spoiwo.registry import categories
from spoiwo.registry.states import NameKind, Scheme, SocialEnterpriseStatus
from spoiwo.territory.models import Unit


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Institutions as records."""

    def standing(self) -> Self:
        """Return those not merged into another record."""
        return self.filter(merged_into__isnull=True)


class Organization(models.Model):
    """An institution (Popolo Organization). ``name`` is its official name today; past ones are dated rows."""

    name = models.CharField(_("official name"), max_length=400)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    sort_key = models.CharField(max_length=500, editable=False, db_collation="C")
    category = models.CharField(_("kind"), max_length=30, choices=categories.choices)
    labels = ArrayField(models.CharField(max_length=30), verbose_name=_("also"), default=list, blank=True)
    activity = ArrayField(
        models.CharField(max_length=80), verbose_name=_("fields of activity"), default=list, blank=True
    )
    legal_person = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="acting_units", verbose_name=_("acts for")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("branch of")
    )
    operator = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="operated", verbose_name=_("run by")
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=6, blank=True)
    post_town = models.CharField(_("post town"), max_length=100, blank=True)
    locality = models.CharField(_("locality"), max_length=100, blank=True)
    seat = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("seat (unit)")
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("official e-mail"), blank=True)
    phone = models.CharField(_("official telephone"), max_length=16, blank=True)
    declined = models.JSONField(_("declined forms"), default=dict, blank=True)
    pes_override = models.BooleanField(_("social economy entity, against the kind"), null=True, blank=True)
    pes_override_reason = models.CharField(_("why"), max_length=300, blank=True)
    enterprise_status = models.CharField(
        _("social enterprise status"),
        max_length=8,
        choices=SocialEnterpriseStatus.choices,
        default=SocialEnterpriseStatus.NONE,
    )
    enterprise_decision = models.CharField(_("number of the decision"), max_length=80, blank=True)
    enterprise_granted_on = models.DateField(_("granted on"), null=True, blank=True)
    enterprise_voivode = models.CharField(_("voivode"), max_length=80, blank=True)
    enterprise_lost_on = models.DateField(_("lost on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    is_demo = models.BooleanField(_("demonstration content"), default=False)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Organization"]] = models.Manager.from_queryset(OrganizationQuerySet)()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_key"]
        indexes = [
            models.Index(fields=["sort_key"], name="organization_in_order"),
            models.Index(fields=["category", "sort_key"], name="organization_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                name="organization_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")) & ~models.Q(legal_person=models.F("id")),
            ),
            models.CheckConstraint(
                name="pes_override_has_reason",
                condition=models.Q(pes_override__isnull=True) | ~models.Q(pes_override_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("portal:organization", args=[self.pk, slugify(self.name)[:80] or "instytucja"])

    @property
    def kind(self) -> categories.Category:
        return categories.get(self.category)

    @property
    def sector(self) -> categories.Sector:
        return self.kind.sector

    @property
    def is_pes(self) -> bool:
        """Whether it is a social economy entity: by its kind (UES art. 2 pkt 5) or by a reasoned override."""
        return self.kind.is_pes if self.pes_override is None else self.pes_override

    @property
    def address_line(self) -> str:
        """Return the address in one line, the Polish way."""
        town = " ".join(part for part in [self.postal_code, self.post_town or self.locality] if part)
        # A seat known only by its town must not read "Zwoleń, Zwoleń".
        return ", ".join(dict.fromkeys(part for part in [self.street or self.locality, town] if part))


class OrganizationName(Dated):
    """A name in a period, or an alias under which the institution is also met."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="names")
    kind = models.CharField(_("kind"), max_length=8, choices=NameKind.choices, default=NameKind.OFFICIAL)
    name = models.CharField(_("name"), max_length=400)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    note = models.CharField(_("where from"), max_length=200, blank=True)
    objects: ClassVar[models.Manager["OrganizationName"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        ordering = ["kind", "valid_from"]
        constraints = [
            ends_after_it_begins("name_ends_after_it_begins"),
            never_overlap(
                "one_official_name_a_day", "organization", condition=models.Q(kind=NameKind.OFFICIAL)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # An official name recorded with the institution holds since for ever: nobody knows the first day.
    BEGINNING = date(1900, 1, 1)


class OrganizationTranslation(models.Model):
    """The official name today in another language; the Polish one stays the institution's identity.

    ``translated_from`` is the Polish name it was made from: after a change of name it is out of date.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="translations")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    name = models.CharField(_("name"), max_length=400)
    translated_from = models.CharField(_("translated from"), max_length=400)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "language"], name="organization_once_a_language")
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """A number in a register: REGON, NIP, KRS, e-delivery address."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="identifiers")
    scheme = models.CharField(_("register"), max_length=8, choices=Scheme.choices)
    value = models.CharField(_("number"), max_length=40)

    class Meta:
        ordering = ["scheme"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "scheme", "value"], name="identifier_once"),
            # A commune and its office share one NIP (domain.md 10.3), so only these are unique.
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=models.Q(scheme__in=[Scheme.REGON, Scheme.KRS]),
                name="register_number_of_one_organization",
            ),
        ]
        indexes = [models.Index(fields=["scheme", "value"], name="identifier_lookup")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"
