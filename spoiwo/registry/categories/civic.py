"""Civic organisations (UDPP art. 3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.registry.categories.category import Category
from spoiwo.registry.categories.sectors import Sector

_KRS = _("National Court Register (KRS)")

CATEGORIES = (
    Category(
        code="ngo.stowarzyszenie",
        label=_("Association"),
        phrase=ngettext_lazy("%(count)s association", "%(count)s associations", "count"),
        sector=Sector.SOCIAL,
        pes_point=5,
        register=_(
            "National Court Register (KRS); an ordinary association: the register kept by the starosta"
        ),
    ),
    Category(
        code="ngo.fundacja",
        label=_("Foundation"),
        phrase=ngettext_lazy("%(count)s foundation", "%(count)s foundations", "count"),
        sector=Sector.SOCIAL,
        pes_point=5,
        register=_KRS,
    ),
    Category(
        code="ngo.kgw",
        label=_("Rural women’s circle"),
        phrase=ngettext_lazy("%(count)s rural women’s circle", "%(count)s rural women’s circles", "count"),
        sector=Sector.SOCIAL,
        abbreviation="KGW",
        pes_point=5,
        register=_("register of rural women’s circles (ARiMR)"),
    ),
    Category(
        code="ngo.osp",
        label=_("Volunteer fire brigade"),
        phrase=ngettext_lazy(
            "%(count)s volunteer fire brigade", "%(count)s volunteer fire brigades", "count"
        ),
        sector=Sector.SOCIAL,
        abbreviation="OSP",
        pes_point=5,
        register=_KRS,
    ),
    Category(
        code="ngo.lgd",
        label=_("Local action group"),
        phrase=ngettext_lazy("%(count)s local action group", "%(count)s local action groups", "count"),
        sector=Sector.SOCIAL,
        abbreviation="LGD",
        pes_point=5,
        also=(
            Sector.PUBLIC,
            Sector.BUSINESS,
        ),
        register=_KRS,
    ),
    Category(
        code="ngo.koscielna",
        label=_("Church legal person in public benefit work"),
        phrase=ngettext_lazy(
            "%(count)s church legal person in public benefit work",
            "%(count)s church legal persons in public benefit work",
            "count",
        ),
        sector=Sector.SOCIAL,
        pes_point=6,
        register=_("none of its own: the act on the church’s relation to the state"),
    ),
    Category(
        code="ngo.klub",
        label=_("Sports club or non-profit company"),
        phrase=ngettext_lazy(
            "%(count)s sports club or non-profit company",
            "%(count)s sports clubs or non-profit companies",
            "count",
        ),
        sector=Sector.SOCIAL,
        pes_point=6,
        register=_(
            "National Court Register (KRS); a school or student club: the register kept by the starosta"
        ),
    ),
)
