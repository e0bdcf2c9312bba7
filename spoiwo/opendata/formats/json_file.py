"""JSON of a stable shape, described at ``/otwarte-dane/``; later versions only add keys."""

import json

from spoiwo.opendata.export import SCHEMA, ExportedInstitution, RegisterExport


def write(export: RegisterExport) -> bytes:
    """Return the register as UTF-8 JSON, letters unescaped so that people can read it too."""
    return json.dumps(_register(export), ensure_ascii=False, indent=1).encode()


def _register(export: RegisterExport) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "partnership": {
            "slug": export.slug,
            "name": export.name,
            "url": export.url,
            "names": dict(export.names),
        },
        "day": export.day.isoformat(),
        "count": export.count,
        "members": [_institution(row) for row in export.members],
        "suspended": [_institution(row) for row in export.suspended],
        "announced": [_institution(row) for row in export.announced],
        "licence": {"name": export.licence.name, "url": export.licence.url},
        "generated_at": export.generated_at.isoformat(timespec="seconds"),
    }


def _institution(row: ExportedInstitution) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "category": {"code": row.category, "label": row.category_label},
        "sector": {"code": row.sector, "label": row.sector_label},
        "since": row.since.isoformat() if row.since else None,
        "since_precision": row.since_precision,
        "identifiers": {"regon": row.regon or None, "nip": row.nip or None, "krs": row.krs or None},
        "seat": {"teryt": row.seat, "name": row.seat_name} if row.seat else None,
        "demonstration": row.is_demonstration,
        "url": row.url,
        "names": dict(row.names),
    }
