"""Whom to ask: the secretariat of a partnership."""

from dataclasses import dataclass
from datetime import date

from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import RoleHolding
from spoiwo.registry.states import PartnershipRole


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: the secretariat of the partnership on a day."""

    organization: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""


def secretariat_of(partnership: Partnership, day: date) -> Contact:
    """Return the secretariat as it is on the day; an empty contact where none is recorded."""
    rows = RoleHolding.objects.filter(partnership=partnership, role=PartnershipRole.SECRETARIAT)
    held: RoleHolding | None = rows.as_of(day).select_related("organization").first()
    if held is None:
        return Contact()
    return Contact(held.organization.name, held.contact_name, held.contact_phone, held.contact_email)
