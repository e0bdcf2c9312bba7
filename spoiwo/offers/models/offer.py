"""An offer of support (HSDS: service) and when it is given (HSDS: schedule)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.offers.schedules import Hours
from spoiwo.offers.states import SHOWN, Cost, Frequency, Standing, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit


class OfferManager(Scoped["Offer"]):
    """Offers of the partnership in scope."""


class Offer(models.Model):
    """What an institution gives, to whom, where, when and on what terms.

    ``stale_from`` and ``faded_from`` are counted from the last assurance by the partnership's rule; an
    offer is stale from the one day and found no more from the other. ``valid_to`` is the first day out.
    Every contact is one of the institution: there is no field for a person.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="offers")
    provider = models.ForeignKey(
        Organization, models.PROTECT, related_name="offers", verbose_name=_("institution")
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    name = models.CharField(_("name of the offer"), max_length=160)
    description = models.TextField(_("what is given"), max_length=4000)
    topics = ArrayField(models.CharField(max_length=16), verbose_name=_("what it helps with"))
    eligibility = models.TextField(_("for whom"), max_length=1500, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("from what age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("up to what age"), null=True, blank=True)
    areas = models.ManyToManyField(Unit, related_name="+", verbose_name=_("area"))
    cost = models.CharField(_("cost"), max_length=8, choices=Cost.choices, default=Cost.FREE)
    price = models.DecimalField(_("price in zlotys"), max_digits=9, decimal_places=2, null=True, blank=True)
    price_note = models.CharField(_("about the cost"), max_length=300, blank=True)
    documents = models.TextField(_("documents needed"), max_length=1500, blank=True)
    languages = ArrayField(models.CharField(max_length=3), verbose_name=_("languages"), default=list)
    access = ArrayField(models.CharField(max_length=12), verbose_name=_("access"), default=list, blank=True)
    access_note = models.CharField(_("about access"), max_length=300, blank=True)
    how_to_apply = models.TextField(_("how to come for it"), max_length=1000, blank=True)
    places_total = models.PositiveIntegerField(_("places"), null=True, blank=True)
    places_left = models.PositiveIntegerField(_("places left"), null=True, blank=True)
    schedule_note = models.CharField(_("about the hours"), max_length=300, blank=True)
    department = models.CharField(_("department or room"), max_length=160, blank=True)
    phone = models.CharField(_("telephone of the institution"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail of the institution"), blank=True)
    website = models.URLField(_("page about it"), max_length=300, blank=True)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=6, blank=True)
    locality = models.CharField(_("locality"), max_length=100, blank=True)
    valid_to = models.DateField(_("first day out"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    assured_on = models.DateField(_("last assured on"), null=True, blank=True)
    assured_by = models.CharField(_("assured by"), max_length=200, blank=True)
    stale_from = models.DateField(null=True, blank=True)
    faded_from = models.DateField(null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(_("ended because"), max_length=300, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[OfferManager] = OfferManager()

    class Meta:
        verbose_name = _("offer of support")
        verbose_name_plural = _("offers of support")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="offers_of_a_partnership")]
        constraints = [
            models.CheckConstraint(name="offer_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="offer_ages_in_order",
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
            ),
            models.CheckConstraint(
                name="offer_places_left_of_all",
                condition=Q(places_total__isnull=True)
                | Q(places_left__isnull=True)
                | Q(places_left__lte=F("places_total")),
            ),
            models.CheckConstraint(
                name="open_offer_is_assured",
                condition=~Q(state=State.OPEN)
                | Q(
                    assured_on__isnull=False,
                    opened_on__isnull=False,
                    stale_from__isnull=False,
                    faded_from__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="ended_offer_has_its_day",
                condition=Q(state=State.ENDED, ended_on__isnull=False)
                | (~Q(state=State.ENDED) & Q(ended_on__isnull=True, ended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("portal:offer", args=[self.partnership.slug, self.pk])

    def standing_on(self, day: date) -> Standing:
        """Return what the offer is on the day, as far as its present state tells."""
        if self.state != State.OPEN:
            return Standing(self.state)
        if self.valid_to is not None and self.valid_to <= day:
            return Standing.OVER
        if self.faded_from is not None and self.faded_from <= day:
            return Standing.FADED
        return Standing.STALE if self.stale_from is not None and self.stale_from <= day else Standing.OPEN

    @property
    def standing(self) -> Standing:
        """What it is today."""
        return self.standing_on(clock.today())

    @property
    def is_shown(self) -> bool:
        """Whether anybody finds it today."""
        return self.standing in SHOWN

    @property
    def is_stale(self) -> bool:
        """Whether nobody has confirmed it for longer than the rule allows."""
        return self.standing == Standing.STALE

    @property
    def shown_until(self) -> date | None:
        """The first day on which it is found no more; None while it is not open."""
        days = [day for day in (self.valid_to, self.faded_from) if day is not None]
        return min(days) if self.state == State.OPEN and days else None


class ScheduleManager(Scoped["Schedule"]):
    """Hours of offers of the partnership in scope."""

    path = "offer__partnership"


class Schedule(models.Model):
    """Days and hours in the notation of calendars: ``byday`` is "MO" weekly, "1TU" or "-1FR" monthly."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="schedules")
    order = models.PositiveSmallIntegerField()
    freq = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.WEEKLY)
    byday = ArrayField(models.CharField(max_length=4))
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    objects: ClassVar[ScheduleManager] = ScheduleManager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "order"], name="hours_of_an_offer_in_order"),
            models.CheckConstraint(
                name="offer_opens_before_it_closes",
                condition=Q(opens_at__isnull=True, closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.hours)

    @property
    def words(self) -> str:
        """The row as a line of text."""
        return str(self.hours)

    @property
    def hours(self) -> Hours:
        """The row as a value that can be written in words."""
        return Hours(self.freq, tuple(self.byday), self.opens_at, self.closes_at)
