"""What a searcher may choose: partnerships, years and places in which there is something to find."""

from datetime import date

from django.db.models.functions import Left

from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.portal.selectors.areas import nested
from spoiwo.registry.models import Organization
from spoiwo.search.scope import Narrowing
from spoiwo.territory.models import Unit


def places_of_records(day: date) -> list[tuple[str, str]]:
    """Return voivodeships and counties with an institution or a public partnership, in three queries."""
    seats = Organization.objects.filter(merged_into=None, seat__isnull=False).order_by()
    areas = AreaUnit.objects.filter(partnership__in=Partnership.objects.public()).order_by()
    of_seats = seats.annotate(county=Left("seat__key", 4)).values_list("county")
    of_areas = areas.annotate(county=Left("unit__key", 4)).values_list("county")
    return nested((key for (key,) in of_seats.union(of_areas)), day)


def partnerships_to_choose() -> list[tuple[int, str, str]]:
    """Return the number, address and name of every public partnership, in one query."""
    rows = Partnership.objects.public().order_by("short_name", "pk")
    return list(rows.values_list("pk", "slug", "short_name"))


def working_there(key: str, day: date) -> tuple[int, ...]:
    """Return the public partnerships that work in a unit or in something inside it, in one query."""
    rows = Partnership.objects.public().working_in(Unit(key=key), day)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def narrowed(
    partnership_id: int | None, since: int | None, until: int | None, place: str, day: date
) -> Narrowing:
    """Return what the search is narrowed to; years are whole, the last one included, in either order."""
    if since and until and since > until:
        since, until = until, since
    return Narrowing(
        partnership_id=partnership_id,
        since=date(since, 1, 1) if since else None,
        before=date(until + 1, 1, 1) if until else None,
        place=place,
        partnerships_there=working_there(place, day) if place else (),
    )
