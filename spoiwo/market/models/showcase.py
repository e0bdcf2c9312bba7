"""A showcase of an institution, what it sells, and its photos."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import Photo
from spoiwo.market import freshness
from spoiwo.market.eligibility import Ground, ground_on
from spoiwo.market.states import FOUND, Kind, Standing, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit


class ShowcaseManager(Scoped["Showcase"]):
    """Showcases of the partnership in scope; the public list looks across."""


class Showcase(models.Model):
    """What an entity of the social economy sells, and how to order it.

    Contacts are those of the institution: there is no field for a person. ``assured_on`` is the day the
    institution, or the secretariat for it, last said that this is true.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="showcases")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="showcases", verbose_name=_("institution")
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    about = models.TextField(_("about the entity"), max_length=3000, blank=True)
    ordering = models.TextField(_("how to order"), max_length=1000, blank=True)
    areas = models.ManyToManyField(Unit, related_name="+", verbose_name=_("delivers to"), blank=True)
    is_everywhere = models.BooleanField(_("delivers in the whole country"), default=False)
    phone = models.CharField(_("telephone of the institution"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail of the institution"), blank=True)
    website = models.URLField(_("page about it"), max_length=300, blank=True)
    shown_on = models.DateField(_("shown since"), null=True, blank=True)
    assured_on = models.DateField(_("last assured on"), null=True, blank=True)
    assured_by = models.CharField(_("assured by"), max_length=200, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    # Why it is hidden, or has ended.
    ground = models.CharField(_("why"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    asked_email = models.EmailField(_("sent to"), blank=True)
    link_id = models.PositiveBigIntegerField(default=0)
    vector = SearchVectorField(null=True, editable=False)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ShowcaseManager] = ShowcaseManager()

    class Meta:
        verbose_name = _("showcase")
        verbose_name_plural = _("showcases")
        indexes = [
            models.Index(fields=["partnership", "state"], name="showcases_of_a_partnership"),
            GinIndex(fields=["vector"], name="showcases_found"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organization"], name="one_showcase_of_an_entity"),
            models.CheckConstraint(
                name="shown_showcase_is_assured",
                condition=~Q(state=State.SHOWN) | Q(assured_on__isnull=False, shown_on__isnull=False),
            ),
            models.CheckConstraint(
                name="ended_showcase_has_its_day",
                condition=Q(state=State.ENDED, ended_on__isnull=False)
                | (~Q(state=State.ENDED) & Q(ended_on__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)

    def get_absolute_url(self) -> str:
        return reverse("portal:showcase", args=[self.partnership.slug, self.pk])

    def standing_on(self, day: date) -> Standing:
        """Return what the showcase is on the day, as far as its present state tells."""
        if self.state != State.SHOWN:
            return Standing(self.state)
        if ground_on(self.organization, day) is None:
            return Standing.LOST
        assert self.assured_on is not None  # of every shown one, by the database
        if freshness.faded_from(self.assured_on) <= day:
            return Standing.FADED
        return Standing.STALE if freshness.stale_from(self.assured_on) <= day else Standing.SHOWN

    @property
    def standing(self) -> Standing:
        """What it is today."""
        return self.standing_on(clock.today())

    @property
    def is_found(self) -> bool:
        """Whether anybody finds it today."""
        return self.standing in FOUND

    @property
    def seller(self) -> Ground | None:
        """Why the institution may sell here today; None when it may not."""
        return ground_on(self.organization, clock.today())


class ProductManager(Scoped["Product"]):
    """Products of the partnership in scope."""

    path = "showcase__partnership"


class Product(models.Model):
    """Goods or a service. A price is in words, or from–to in grosze, or both; empty: to be asked for."""

    showcase = models.ForeignKey(Showcase, models.CASCADE, related_name="products")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    price_from = models.PositiveBigIntegerField(_("price from, in grosze"), null=True, blank=True)
    price_to = models.PositiveBigIntegerField(_("price to, in grosze"), null=True, blank=True)
    price_words = models.CharField(_("about the price"), max_length=200, blank=True)
    capacity = models.CharField(_("how much at a time"), max_length=200, blank=True)
    lead_time = models.CharField(_("how long it takes"), max_length=200, blank=True)
    delivery = models.CharField(_("delivery"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[ProductManager] = ProductManager()

    class Meta:
        verbose_name = _("product or service")
        verbose_name_plural = _("products and services")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="product_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="product_prices_in_order",
                condition=Q(price_from__isnull=True)
                | Q(price_to__isnull=True)
                | Q(price_from__lte=F("price_to")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ShowcasePhotoManager(Scoped["ShowcasePhoto"]):
    """Photos of showcases of the partnership in scope."""

    path = "showcase__partnership"


class ShowcasePhoto(models.Model):
    """A photo of what is sold; it is open to everybody exactly while the showcase is shown."""

    showcase = models.ForeignKey(Showcase, models.PROTECT, related_name="photos")
    photo = models.OneToOneField(Photo, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[ShowcasePhotoManager] = ShowcasePhotoManager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.photo)
