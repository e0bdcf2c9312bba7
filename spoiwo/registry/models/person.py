"""People: the offices they hold and the institutions they speak for, in periods."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.periods import Dated, DatedQuerySet, Precision, ends_after_it_begins, never_overlap
from spoiwo.common.scoping import ScopedPeriods
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models.organization import Organization
from spoiwo.registry.states import FormOfAddress, RepresentationKind


class Person(models.Model):
    """A person in office. Public are only the name, the office and the institution (GDPR-08)."""

    title = models.CharField(_("title before the name"), max_length=40, blank=True)
    given_names = models.CharField(_("first names"), max_length=120)
    family_name = models.CharField(_("surname"), max_length=120)
    sort_key = models.CharField(max_length=300, editable=False, db_collation="C")
    aliases = ArrayField(
        models.CharField(max_length=240), verbose_name=_("other spellings"), default=list, blank=True
    )
    # Chosen by the person; never guessed from the name (domain.md 13.3).
    address_form = models.CharField(
        _("form of address"), max_length=8, choices=FormOfAddress.choices, default=FormOfAddress.UNKNOWN
    )
    expertise = ArrayField(
        models.CharField(max_length=80), verbose_name=_("fields of expertise"), default=list, blank=True
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in [self.title, self.given_names, self.family_name] if part)


class OfficeHolding(Dated):
    """An office held in a period: Starosta of a county, director of an institution (Popolo Membership)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="office_holders", verbose_name=_("institution")
    )
    office = models.CharField(_("office"), max_length=160)
    # Documents tell on which day somebody was in office, seldom since when: the period is then "at least".
    is_beginning_known = models.BooleanField(_("the first day is known"), default=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    objects: ClassVar[models.Manager["OfficeHolding"]] = models.Manager.from_queryset(DatedQuerySet)()

    class Meta:
        ordering = ["valid_from", "pk"]
        constraints = [ends_after_it_begins("office_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.office}: {self.person}"


class RepresentationManager(ScopedPeriods["Representation"]):
    """Representatives of the partnership in scope."""


class Representation(Dated):
    """Who speaks for an institution in one partnership: representative, deputy or contact person.

    The telephone and e-mail here are the person's; only those who work in the partnership see them.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="representations")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="representations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="representations")
    kind = models.CharField(_("as"), max_length=16, choices=RepresentationKind.choices)
    office = models.CharField(_("office"), max_length=160, blank=True)
    authorisation = models.CharField(_("authorisation"), max_length=200, blank=True)
    authorisation_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=16, blank=True)
    objects: ClassVar[RepresentationManager] = RepresentationManager()

    class Meta:
        ordering = ["organization__sort_key", "kind", "valid_from"]
        constraints = [
            ends_after_it_begins("representation_ends_after_it_begins"),
            # One person speaks for one institution, one institution through one person (domain.md 3.3).
            never_overlap(
                "one_voice_a_day", "partnership", "person", condition=~Q(kind=RepresentationKind.CONTACT)
            ),
            never_overlap(
                "one_representative_a_day",
                "partnership",
                "organization",
                condition=Q(kind=RepresentationKind.REPRESENTATIVE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_kind_display()})"
