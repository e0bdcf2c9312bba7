"""The agreement, the versions of its text and its annexes."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.states import (
    ENDED,
    PUBLIC_STATES,
    AccessionRule,
    AmendmentRule,
    Kind,
    Shape,
    Standing,
    State,
)
from spoiwo.agreements.wording import Provision
from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership


class AgreementManager(Scoped["Agreement"]):
    """Agreement records of the partnership in scope."""


class Agreement(models.Model):
    """A founding document of a partnership.

    ``state`` is what people did; ``standing_on`` adds what the calendar does. ``valid_to`` and
    ``ended_on`` are first days out; an empty ``valid_to`` means for an indefinite time.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    shape = models.CharField(_("how it is signed"), max_length=10, choices=Shape.choices, default=Shape.JOINT)
    title = models.CharField(_("title"), max_length=400)
    # Official texts carry misprints: the original wording stays untouched beside the corrected title.
    source_wording = models.TextField(_("wording of the original"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    place = models.CharField(_("place of signing"), max_length=200, blank=True)
    signing_since = models.DateField(_("being signed since"), null=True, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    concluded_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("expires (first day out)"), null=True, blank=True)
    ended_on = models.DateField(_("ended (first day out)"), null=True, blank=True)
    ending_ground = models.TextField(_("ground of the ending"), blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("replaces")
    )
    accession_rule = models.CharField(
        _("how newcomers join"), max_length=8, choices=AccessionRule.choices, default=AccessionRule.LEADER
    )
    amendment_rule = models.CharField(
        _("how it is amended"), max_length=10, choices=AmendmentRule.choices, default=AmendmentRule.ALL
    )
    late_after_days = models.PositiveSmallIntegerField(_("late after (days)"), default=14)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed document")
    )
    demo_note = models.TextField(_("what is demonstration content here"), blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[AgreementManager] = AgreementManager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["concluded_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=Q(valid_to__isnull=True)
                | Q(in_force_from__isnull=True)
                | Q(in_force_from__lt=F("valid_to")),
            ),
            models.CheckConstraint(
                name="agreement_ended_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(in_force_from__lt=F("ended_on")),
            ),
            models.CheckConstraint(
                name="agreement_in_force_since_a_day",
                condition=Q(in_force_from__isnull=False) | ~Q(state__in=[State.IN_FORCE, *sorted(ENDED)]),
            ),
            models.CheckConstraint(
                name="ended_agreement_has_a_last_day",
                condition=Q(ended_on__isnull=False, state__in=sorted(ENDED))
                | Q(ended_on__isnull=True) & ~Q(state__in=sorted(ENDED)),
            ),
            models.CheckConstraint(
                name="agreement_replaces_another", condition=Q(replaces__isnull=True) | ~Q(replaces=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:agreement", args=[self.partnership.slug, self.pk])

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES and self.partnership.is_public

    @property
    def began_on(self) -> date | None:
        """Return the first day that is known of it, for ordering and time lines."""
        return self.concluded_on or self.in_force_from or self.signing_since

    def standing_on(self, day: date) -> Standing:
        """Return how the agreement stands on a day."""
        if self.state in {State.DRAFT, State.ABANDONED}:
            return Standing(self.state)
        if self.in_force_from is None or day < self.in_force_from:
            return Standing.SIGNING
        if self.ended_on and day >= self.ended_on:
            return Standing(self.state)
        if self.valid_to and day >= self.valid_to:
            return Standing.EXPIRED
        return Standing.IN_FORCE


class Text(models.Model):
    """A version of the text. No version is ever altered: a change of words is the next version.

    The version that goes to be signed is frozen with the SHA-256 of its canonical form (title,
    paragraphs, annexes); from then on the database itself refuses to touch the row.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField(_("version"))
    # The title as this version has it: the agreement's own may be corrected later, the hash may not.
    title = models.CharField(_("title"), max_length=400)
    provisions = models.JSONField(_("paragraphs"), default=list)
    # Many agreements are known only from reports: then we hold extracts and say so.
    is_extract = models.BooleanField(_("only extracts are known"), default=False)
    note = models.CharField(_("what was changed"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="text_version_once"),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(frozen_at__isnull=False), name="one_text_to_sign"
            ),
            models.CheckConstraint(
                name="frozen_text_has_a_hash",
                condition=Q(frozen_at__isnull=True, sha256="")
                | Q(frozen_at__isnull=False, sha256__regex="^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} ({self.number})"

    @property
    def parsed(self) -> tuple[Provision, ...]:
        return tuple(Provision(row["mark"], row["heading"], row["body"]) for row in self.provisions)


class Annex(models.Model):
    """An annex: words, a file, or both; it counts in the hash and cannot change once signing begins."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="annexes")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    body = models.TextField(_("text"), blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="annex_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
