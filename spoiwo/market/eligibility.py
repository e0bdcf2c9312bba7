"""Who may have a showcase: the one place of this rule.

Ustawa z 5 sierpnia 2022 r. o ekonomii społecznej (UES): the closed list of social economy entities is
art. 2 pkt 5, kept as the kinds of ``registry.categories``; an institution of the register may be
accepted or refused against its kind, with a reason. Reintegration units stand on that list: KIS and CIS
(ustawa z 13 czerwca 2003 r. o zatrudnieniu socjalnym), WTZ and ZAZ (ustawa z 27 sierpnia 1997 r.
o rehabilitacji). The status of a social enterprise is the voivode's decision; it runs from its day to
the day of its loss.
"""

from datetime import date
from types import MappingProxyType

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.market.states import Type
from spoiwo.registry import categories
from spoiwo.registry.models import Organization
from spoiwo.registry.states import SocialEnterpriseStatus

_LISTED = tuple(kind.code for kind in categories.CATEGORIES if kind.is_pes)
_REINTEGRATION = frozenset({"pes.kis", "pes.cis", "pes.wtz", "pes.zaz"})
_CODES = MappingProxyType(
    {
        Type.COOPERATIVE: ("pes.ss", "pes.sp"),
        Type.KIS: ("pes.kis",),
        Type.CIS: ("pes.cis",),
        Type.WTZ: ("pes.wtz",),
        Type.ZAZ: ("pes.zaz",),
        Type.CIVIC: tuple(code for code in _LISTED if code.startswith("ngo.")),
    }
)


class Ground(models.TextChoices):
    """Why an institution may sell here, said on its page."""

    ENTERPRISE = "enterprise", _("social enterprise by the voivode’s decision")
    REINTEGRATION = "reintegration", _("reintegration unit, a social economy entity (art. 2 pkt 5 UES)")
    LISTED = "listed", _("social economy entity (art. 2 pkt 5 UES)")


def ground_on(organization: Organization, day: date) -> Ground | None:
    """Return why the institution may have a showcase on the day, or None when it may not."""
    if organization.merged_into_id is not None:
        return None
    if organization.dissolved_on is not None and organization.dissolved_on <= day:
        return None
    if _is_enterprise(organization, day):
        return Ground.ENTERPRISE
    if not organization.is_pes:
        return None
    return Ground.REINTEGRATION if organization.category in _REINTEGRATION else Ground.LISTED


def _is_enterprise(organization: Organization, day: date) -> bool:
    granted, lost = organization.enterprise_granted_on, organization.enterprise_lost_on
    if organization.enterprise_status == SocialEnterpriseStatus.NONE or granted is None:
        return False
    return granted <= day and (lost is None or day < lost)


def eligible(day: date, prefix: str = "") -> Q:
    """Return the condition "may have a showcase on the day" for fields of an institution: ``ground_on``."""

    def field(name: str, value: object) -> Q:
        return Q(**{f"{prefix}{name}": value})

    by_kind = field("pes_override__isnull", True) & field("category__in", _LISTED)
    stands = field("dissolved_on__isnull", True) | field("dissolved_on__gt", day)
    is_pes = by_kind | field("pes_override", True)
    return field("merged_into__isnull", True) & stands & (is_pes | is_enterprise(day, prefix))


def is_enterprise(day: date, prefix: str = "") -> Q:
    """Return the condition "has the status of a social enterprise on the day"."""
    none = Q(**{f"{prefix}enterprise_status": SocialEnterpriseStatus.NONE})
    still = Q(**{f"{prefix}enterprise_lost_on__isnull": True}) | Q(**{f"{prefix}enterprise_lost_on__gt": day})
    return ~none & Q(**{f"{prefix}enterprise_granted_on__lte": day}) & still


def of_type(wanted: Type, day: date, prefix: str = "") -> Q:
    """Return the condition for sellers of one type."""
    if wanted == Type.ENTERPRISE:
        return is_enterprise(day, prefix)
    return Q(**{f"{prefix}category__in": _CODES[wanted]})
