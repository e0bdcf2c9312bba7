"""An institution in the shape of HSDS."""

from collections.abc import Mapping, Sequence

from django.conf import settings

from spoiwo.opendata.hsds.ids import uid
from spoiwo.registry.models import Organization

Json = dict[str, object]
# Schemes of org-id.guide.
SCHEMES = {"regon": ("PL-REGON", "REGON"), "nip": ("PL-NIP", "NIP"), "krs": ("PL-KRS", "KRS")}


def plain(values: Mapping[str, object]) -> Json:
    """Return the values that say something: HSDS knows no null."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}


def organization(found: Organization, numbers: Mapping[str, str] | None = None) -> Json:
    """Return an institution; with its numbers also what hangs on it."""
    own = {
        "id": uid("organization", found.pk),
        "name": found.name,
        "alternate_name": found.short_name or found.abbreviation,
        "description": str(found.kind.label),
        "email": found.email,
        "website": found.website,
        "legal_status": str(found.kind.label),
        "uri": f"{settings.SITE_ADDRESS}{found.get_absolute_url()}",
    }
    if numbers is None:
        return plain(own)
    return plain(own | {"phones": _phones(found), "organization_identifiers": _identifiers(found, numbers)})


def _phones(found: Organization) -> Sequence[Json]:
    if not found.phone:
        return []
    return [{"id": uid("organization-phone", found.pk), "number": found.phone, "type": "voice"}]


def _identifiers(found: Organization, numbers: Mapping[str, str]) -> Sequence[Json]:
    return [
        {
            "id": uid("identifier", found.pk, part),
            "organization_id": uid("organization", found.pk),
            "identifier_scheme": scheme,
            "identifier_type": label,
            "identifier": numbers[code],
        }
        for part, (code, (scheme, label)) in enumerate(SCHEMES.items())
        if code in numbers
    ]
