"""Local governments and government administration."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import Sector

CATEGORIES = (
    Category(
        code="jst.gmina",
        label=_("Gmina"),
        phrase=ngettext_lazy("%(count)s gmina", "%(count)s gminas", "count"),
        sector=Sector.PUBLIC,
    ),
    Category(
        code="jst.powiat",
        label=_("Powiat"),
        phrase=ngettext_lazy("%(count)s powiat", "%(count)s powiats", "count"),
        sector=Sector.PUBLIC,
    ),
    Category(
        code="jst.wojewodztwo",
        label=_("Voivodeship"),
        phrase=ngettext_lazy("%(count)s voivodeship", "%(count)s voivodeships", "count"),
        sector=Sector.PUBLIC,
    ),
    Category(
        code="jst.zwiazek",
        label=_("Union of local governments"),
        phrase=ngettext_lazy(
            "%(count)s union of local governments", "%(count)s unions of local governments", "count"
        ),
        sector=Sector.PUBLIC,
    ),
    Category(
        code="gov.wojewoda",
        label=_("Voivode"),
        phrase=ngettext_lazy("%(count)s voivode", "%(count)s voivodes", "count"),
        sector=Sector.PUBLIC,
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="gov.min",
        label=_("Ministry or other government office"),
        phrase=ngettext_lazy(
            "%(count)s ministry or other government office",
            "%(count)s ministries or other government offices",
            "count",
        ),
        sector=Sector.PUBLIC,
        standing=LegalStanding.ACTING_UNIT,
    ),
)
