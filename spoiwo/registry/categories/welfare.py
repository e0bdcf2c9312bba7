"""Units of social assistance and integration; they act for a local government or are run by others."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import Sector

_RJPS = _("register of social assistance units (RJPS)")

CATEGORIES = (
    Category(
        code="ps.ops",
        label=_("Social assistance centre"),
        phrase=ngettext_lazy(
            "%(count)s social assistance centre", "%(count)s social assistance centres", "count"
        ),
        sector=Sector.PUBLIC,
        abbreviation="OPS",
        standing=LegalStanding.ACTING_UNIT,
        register=_RJPS,
    ),
    Category(
        code="ps.cus",
        label=_("Social services centre"),
        phrase=ngettext_lazy(
            "%(count)s social services centre", "%(count)s social services centres", "count"
        ),
        sector=Sector.PUBLIC,
        abbreviation="CUS",
        standing=LegalStanding.ACTING_UNIT,
        register=_RJPS,
    ),
    Category(
        code="ps.pcpr",
        label=_("Powiat family assistance centre"),
        phrase=ngettext_lazy(
            "%(count)s powiat family assistance centre", "%(count)s powiat family assistance centres", "count"
        ),
        sector=Sector.PUBLIC,
        abbreviation="PCPR",
        standing=LegalStanding.ACTING_UNIT,
        register=_RJPS,
    ),
    Category(
        code="ps.rops",
        label=_("Regional centre of social policy"),
        phrase=ngettext_lazy(
            "%(count)s regional centre of social policy",
            "%(count)s regional centres of social policy",
            "count",
        ),
        sector=Sector.PUBLIC,
        abbreviation="ROPS",
        standing=LegalStanding.ACTING_UNIT,
        register=_RJPS,
    ),
    Category(
        code="ps.sds",
        label=_("Community self-help centre"),
        phrase=ngettext_lazy(
            "%(count)s community self-help centre", "%(count)s community self-help centres", "count"
        ),
        sector=Sector.PUBLIC,
        abbreviation="ŚDS",
        standing=LegalStanding.ACTING_UNIT,
        also=(Sector.SOCIAL,),
        register=_RJPS,
    ),
    Category(
        code="ps.dps",
        label=_("Care home"),
        phrase=ngettext_lazy("%(count)s care home", "%(count)s care homes", "count"),
        sector=Sector.PUBLIC,
        abbreviation="DPS",
        standing=LegalStanding.ACTING_UNIT,
        also=(Sector.SOCIAL,),
        register=_RJPS,
    ),
)
