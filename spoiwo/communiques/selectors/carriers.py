"""Pages of members that show communiqués by themselves."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.communiques.models import Carrier
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


def carriers_of(partnership: Partnership) -> dict[int, Carrier]:
    """Return by institution the page of its website that shows communiqués by itself."""
    rows = Carrier.objects.filter(partnership=partnership, ended_at__isnull=True)
    return {row.organization_id: row for row in rows.select_related("organization")}


def carrier_of(partnership: Partnership, organization: Organization) -> Carrier | None:
    """Return the page of one institution that shows communiqués by itself, or None."""
    rows = Carrier.objects.filter(partnership=partnership, organization=organization, ended_at__isnull=True)
    found: Carrier | None = rows.first()
    return found


def all_carriers(partnership: Partnership) -> tuple[list[Carrier], list[Carrier]]:
    """Return the pages that count now, by the institution, and those that ended, the latest first."""
    rows = list(Carrier.objects.filter(partnership=partnership).select_related("organization", "partnership"))
    now = sorted((row for row in rows if row.ended_at is None), key=lambda row: row.organization.sort_key)
    past = [row for row in rows if row.ended_at is not None]
    return now, sorted(past, key=lambda row: (row.ended_at, row.pk), reverse=True)


def carrier_by_id(partnership: Partnership, number: int) -> Carrier:
    """Return a page that shows communiqués by itself, also one that ended; raises NotFound."""
    rows = Carrier.objects.filter(partnership=partnership, pk=number)
    found: Carrier | None = rows.select_related("organization", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such page."))
    return found


def was_ended(partnership: Partnership, organization: Organization, address: str) -> bool:
    """Tell whether the office said that this page of the institution counts no more."""
    rows = Carrier.objects.filter(partnership=partnership, organization=organization, address=address)
    return rows.exclude(ended_because="").exists()
