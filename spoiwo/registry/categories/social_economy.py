"""Co-operatives, reintegration units and those who support them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import Sector

_KRS = _("National Court Register (KRS)")
_VOIVODE = _("register kept by the voivode")

CATEGORIES = (
    Category(
        code="es.owes",
        label=_("Social economy support centre"),
        phrase=ngettext_lazy(
            "%(count)s social economy support centre", "%(count)s social economy support centres", "count"
        ),
        sector=Sector.SUPPORT,
        abbreviation="OWES",
        standing=LegalStanding.ACTING_UNIT,
        register=_("list of accredited centres; the operator is recorded apart"),
    ),
    Category(
        code="pes.ss",
        label=_("Social co-operative"),
        phrase=ngettext_lazy("%(count)s social co-operative", "%(count)s social co-operatives", "count"),
        sector=Sector.SOCIAL_ECONOMY,
        abbreviation="SS",
        pes_point=1,
        register=_KRS,
    ),
    Category(
        code="pes.sp",
        label=_("Workers’ or farming co-operative"),
        phrase=ngettext_lazy(
            "%(count)s workers’ or farming co-operative",
            "%(count)s workers’ or farming co-operatives",
            "count",
        ),
        sector=Sector.SOCIAL_ECONOMY,
        pes_point=4,
        register=_KRS,
    ),
    Category(
        code="pes.kis",
        label=_("Social integration club"),
        phrase=ngettext_lazy(
            "%(count)s social integration club", "%(count)s social integration clubs", "count"
        ),
        sector=Sector.SOCIAL_ECONOMY,
        abbreviation="KIS",
        pes_point=3,
        standing=LegalStanding.ACTING_UNIT,
        register=_VOIVODE,
    ),
    Category(
        code="pes.cis",
        label=_("Social integration centre"),
        phrase=ngettext_lazy(
            "%(count)s social integration centre", "%(count)s social integration centres", "count"
        ),
        sector=Sector.SOCIAL_ECONOMY,
        abbreviation="CIS",
        pes_point=3,
        standing=LegalStanding.ACTING_UNIT,
        register=_VOIVODE,
    ),
    Category(
        code="pes.wtz",
        label=_("Occupational therapy workshop"),
        phrase=ngettext_lazy(
            "%(count)s occupational therapy workshop", "%(count)s occupational therapy workshops", "count"
        ),
        sector=Sector.SOCIAL_ECONOMY,
        abbreviation="WTZ",
        pes_point=2,
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="pes.zaz",
        label=_("Vocational activity establishment"),
        phrase=ngettext_lazy(
            "%(count)s vocational activity establishment",
            "%(count)s vocational activity establishments",
            "count",
        ),
        sector=Sector.SOCIAL_ECONOMY,
        abbreviation="ZAZ",
        pes_point=2,
        standing=LegalStanding.ACTING_UNIT,
        register=_VOIVODE,
    ),
)
