"""How an offer is found: one slim row with everything the search asks, so that it reads nothing else."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from spoiwo.common.scoping import Scoped
from spoiwo.offers.models.offer import Offer
from spoiwo.partnerships.models import Partnership


class ListingManager(Scoped["Listing"]):
    """Listings of the partnership in scope; the public search looks across."""


class Listing(models.Model):
    """Only open offers have one. ``areas`` holds keys of TERYT: those of the offer as they are, those
    around them with a ``^`` before (``selectors.areas``)."""

    offer = models.OneToOneField(Offer, models.CASCADE, primary_key=True, related_name="listing")
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    assured_on = models.DateField()
    stale_from = models.DateField()
    shown_until = models.DateField()
    is_free = models.BooleanField()
    ages = IntegerRangeField()
    areas = ArrayField(models.CharField(max_length=7))
    topics = ArrayField(models.CharField(max_length=16))
    languages = ArrayField(models.CharField(max_length=3))
    access = ArrayField(models.CharField(max_length=12))
    vector = SearchVectorField()
    objects: ClassVar[ListingManager] = ListingManager()

    class Meta:
        indexes = [
            # One index of several columns serves every choice of them.
            GinIndex(
                fields=["vector", "areas", "topics", "languages", "access"],
                name="offers_listing_found",
                gin_pending_list_limit=256,
            ),
            models.Index(fields=["partnership", "-assured_on"], name="offers_listing_newest_of"),
            models.Index(fields=["-assured_on", "offer"], name="offers_listing_newest"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
