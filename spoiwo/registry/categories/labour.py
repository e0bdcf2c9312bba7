"""Institutions of the labour market."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import Sector

CATEGORIES = (
    Category(
        code="irp.pup",
        label=_("Powiat labour office"),
        phrase=ngettext_lazy("%(count)s powiat labour office", "%(count)s powiat labour offices", "count"),
        sector=Sector.PUBLIC,
        abbreviation="PUP",
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="irp.wup",
        label=_("Voivodeship labour office"),
        phrase=ngettext_lazy(
            "%(count)s voivodeship labour office", "%(count)s voivodeship labour offices", "count"
        ),
        sector=Sector.PUBLIC,
        abbreviation="WUP",
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="irp.ohp",
        label=_("Unit of the Voluntary Labour Corps"),
        phrase=ngettext_lazy(
            "%(count)s unit of the Voluntary Labour Corps",
            "%(count)s units of the Voluntary Labour Corps",
            "count",
        ),
        sector=Sector.PUBLIC,
        abbreviation="OHP",
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="irp.agencja",
        label=_("Employment agency"),
        phrase=ngettext_lazy("%(count)s employment agency", "%(count)s employment agencies", "count"),
        sector=Sector.BUSINESS,
        also=(Sector.SOCIAL,),
        register=_("register of employment agencies (KRAZ)"),
    ),
    Category(
        code="irp.szkoleniowa",
        label=_("Training institution"),
        phrase=ngettext_lazy("%(count)s training institution", "%(count)s training institutions", "count"),
        sector=Sector.BUSINESS,
        also=(Sector.SOCIAL,),
    ),
    Category(
        code="irp.dialog",
        label=_("Institution of social dialogue"),
        phrase=ngettext_lazy(
            "%(count)s institution of social dialogue", "%(count)s institutions of social dialogue", "count"
        ),
        sector=Sector.SOCIAL_PARTNER,
        register=_("National Court Register (KRS)"),
    ),
    Category(
        code="irp.prrp",
        label=_("Powiat labour market council"),
        phrase=ngettext_lazy(
            "%(count)s powiat labour market council", "%(count)s powiat labour market councils", "count"
        ),
        sector=Sector.COLLEGIATE,
        abbreviation="PRRP",
        standing=LegalStanding.COLLEGIATE_BODY,
    ),
)
