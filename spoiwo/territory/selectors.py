"""Reads of territorial units; every dated one takes the day."""

from datetime import date

from spoiwo.common.polish import fold
from spoiwo.territory.models import Unit


def find_units(text: str, day: date, limit: int = 10) -> list[Unit]:
    """Return units whose name or code begins with the text, the largest first."""
    wanted = fold(text)
    rows = Unit.objects.filter(versions__valid_from__lte=day).distinct()
    return [unit for unit in rows if fold(unit.name).startswith(wanted) or unit.key.startswith(wanted)][:limit]
