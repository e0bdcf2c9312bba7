"""Sectors, and how the finer ones count in rules that know three ("at least two of three sectors")."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """The part of public life an institution belongs to."""

    PUBLIC = "public", _("Public sector")
    SOCIAL = "social", _("Social sector")
    BUSINESS = "business", _("Business sector")
    EDUCATION = "education", _("Education sector")
    SOCIAL_ECONOMY = "social_economy", _("Social economy sector")
    SOCIAL_PARTNER = "social_partner", _("Social partners")
    RESIDENT = "resident", _("Residents")
    SUPPORT = "support", _("Support institutions")
    COLLEGIATE = "collegiate", _("Collegiate bodies")


THREE_SECTORS = (Sector.PUBLIC, Sector.SOCIAL, Sector.BUSINESS)

# The usual reading; a partnership may agree on another and pass its own table.
USUAL_ROLL_UP: Mapping[Sector, Sector] = MappingProxyType(
    {
        Sector.PUBLIC: Sector.PUBLIC,
        Sector.SOCIAL: Sector.SOCIAL,
        Sector.BUSINESS: Sector.BUSINESS,
        Sector.EDUCATION: Sector.PUBLIC,
        Sector.SOCIAL_ECONOMY: Sector.SOCIAL,
        Sector.SOCIAL_PARTNER: Sector.SOCIAL,
        Sector.RESIDENT: Sector.SOCIAL,
        Sector.SUPPORT: Sector.SOCIAL,
    }
)


def roll_up(sector: Sector, table: Mapping[Sector, Sector] = USUAL_ROLL_UP) -> Sector | None:
    """Return which of the three sectors this one counts as; a collegiate body counts as none."""
    return table.get(sector)


def three_sectors(sectors: Iterable[Sector], table: Mapping[Sector, Sector] = USUAL_ROLL_UP) -> set[Sector]:
    """Return the distinct ones of the three sectors present, for rules such as "at least two"."""
    return {found for sector in sectors if (found := roll_up(sector, table))}
