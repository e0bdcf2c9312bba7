"""The partnership and what is said of it."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, DatedQuerySet, Precision, ends_after_it_begins, never_overlap
from spoiwo.partnerships.states import (
    PUBLIC_STAGES,
    Kind,
    Language,
    Level,
    RelationKind,
    Role,
    Stage,
    StatementKind,
)
from spoiwo.territory.models import Unit


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Partnerships by who may see them and by where they work."""

    def public(self) -> Self:
        """Return those whose agreement is being signed or has been in force."""
        return self.filter(stage__in=PUBLIC_STAGES)

    def working_in(self, unit: Unit, day: date) -> Self:
        """Return those whose area holds the unit itself or any unit inside it on the day."""
        area = AreaUnit.objects.as_of(day).filter(partnership=OuterRef("pk"), unit__key__startswith=unit.key)
        return self.filter(Exists(area))


class Partnership(models.Model):
    """Institutions that signed an agreement to act together; the tenant of the installation."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    official_name = models.CharField(_("official name"), max_length=400)
    short_name = models.CharField(_("short name"), max_length=120)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.INITIATIVE)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_precision = models.CharField(
        _("precision of the founding date"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    mission = models.TextField(_("mission"), blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    is_bottom_up = models.BooleanField(_("a bottom-up initiative"), default=False)
    website = models.URLField(_("website"), blank=True)
    minimum_signatories = models.PositiveSmallIntegerField(_("fewest signatories to be active"), default=2)
    withdrawal_notice_months = models.PositiveSmallIntegerField(_("months of notice to withdraw"), default=1)
    incomplete_lists = ArrayField(
        models.CharField(max_length=20, choices=StatementKind.choices),
        verbose_name=_("lists known to be incomplete"),
        default=list,
        blank=True,
    )
    demo_note = models.TextField(_("what is demonstration content here"), blank=True)
    changed_at = models.DateTimeField(_("last changed"), default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Partnership"]] = models.Manager.from_queryset(PartnershipQuerySet)()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["short_name"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("portal:partnership", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC_STAGES


class StageChange(models.Model):
    """When a partnership entered a stage; together they tell its life."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="stage_changes")
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    since = models.DateField(_("since"))
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    note = models.TextField(_("ground"), blank=True)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.since}"


class AreaUnit(Dated):
    """A territorial unit in which the partnership works."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="area")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    objects: ClassVar[models.Manager["AreaUnit"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        constraints = [
            ends_after_it_begins("area_ends_after_it_begins"),
            never_overlap("area_unit_once", "partnership", "unit"),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class Relation(models.Model):
    """How one partnership stands to another: part of a pact, a continuation, an extension."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind.choices)
    other = models.ForeignKey(Partnership, models.PROTECT, related_name="relations_back")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind", "other"], name="relation_once"),
            models.CheckConstraint(
                name="relation_to_another", condition=~models.Q(partnership=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} {self.get_kind_display()} {self.other}"


class Statement(models.Model):
    """An aim, a principle, an obligation …; aims may have sub-aims."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="statements")
    kind = models.CharField(_("kind"), max_length=12, choices=StatementKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["kind", "order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class PartnershipTranslation(models.Model):
    """What the partnership says of itself in another language; an empty field is not translated.

    ``translated_from`` keeps by field the Polish words it was made from: when the original has changed
    since, the translation is out of date.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="translations")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    official_name = models.CharField(_("official name"), max_length=400, blank=True)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    mission = models.TextField(_("mission"), blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    translated_from = models.JSONField(_("translated from"), default=dict, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "language"], name="partnership_once_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.partnership} ({self.get_language_display()})"


class StatementTranslation(models.Model):
    """A statement in another language, with the Polish words it was made from."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="translations")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    text = models.TextField(_("text"))
    translated_from = models.TextField(_("translated from"))

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "language"], name="statement_once_a_language")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class LegalBasis(Dated):
    """On what law the partnership rests, as dated text: statutes change (domain.md 4)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="legal_bases")
    text = models.TextField(_("legal basis"))
    reference = models.CharField(_("reference"), max_length=200, blank=True)

    class Meta:
        ordering = ["valid_from"]
        constraints = [ends_after_it_begins("legal_basis_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.text[:80]


class Strategy(models.Model):
    """A strategy of somebody else in which the partnership's actions are anchored."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="strategies")
    title = models.CharField(_("title"), max_length=300)
    owner = models.CharField(_("owner"), max_length=300, blank=True)
    period = models.CharField(_("period"), max_length=60, blank=True)
    note = models.TextField(_("connection"), blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class RoleAssignment(Dated):
    """A signed-in person's role in a partnership, for a period."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="team")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    objects: ClassVar[models.Manager["RoleAssignment"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            ends_after_it_begins("role_ends_after_it_begins"),
            never_overlap("role_once_at_a_time", "user", "partnership", "role"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
