"""Education, business, culture and private persons."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import Sector

CATEGORIES = (
    Category(
        code="edu.uczelnia",
        label=_("University"),
        phrase=ngettext_lazy("%(count)s university", "%(count)s universities", "count"),
        sector=Sector.EDUCATION,
    ),
    Category(
        code="edu.szkola",
        label=_("School or educational institution"),
        phrase=ngettext_lazy(
            "%(count)s school or educational institution",
            "%(count)s schools or educational institutions",
            "count",
        ),
        sector=Sector.EDUCATION,
        standing=LegalStanding.ACTING_UNIT,
    ),
    Category(
        code="biz.przedsiebiorca",
        label=_("Entrepreneur"),
        phrase=ngettext_lazy("%(count)s entrepreneur", "%(count)s entrepreneurs", "count"),
        sector=Sector.BUSINESS,
        register=_("CEIDG for a sole trader, otherwise the National Court Register (KRS)"),
    ),
    Category(
        code="biz.izba",
        label=_("Chamber or employers’ organisation"),
        phrase=ngettext_lazy(
            "%(count)s chamber or employers’ organisation",
            "%(count)s chambers or employers’ organisations",
            "count",
        ),
        sector=Sector.BUSINESS,
        register=_("National Court Register (KRS)"),
    ),
    Category(
        code="kult.jednostka",
        label=_("Cultural institution"),
        phrase=ngettext_lazy("%(count)s cultural institution", "%(count)s cultural institutions", "count"),
        sector=Sector.PUBLIC,
        abbreviation="GOK",
        register=_("register of cultural institutions kept by the organiser"),
    ),
    Category(
        code="inne.osoba",
        label=_("Private person"),
        phrase=ngettext_lazy("%(count)s private person", "%(count)s private persons", "count"),
        sector=Sector.RESIDENT,
        standing=LegalStanding.NATURAL_PERSON,
    ),
)
