"""Reading numbers of visits."""

from collections.abc import Collection, Mapping

from django.db import connection

_TOTALS = """
    SELECT page, key, sum(count) FROM visits_dailycount
    JOIN unnest(%s::text[], %s::text[]) AS asked (page, key) USING (page, key) GROUP BY 1, 2
"""


def totals_of(pages: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
    """Return how often pages were opened, as far as it is written, in one query; none where never."""
    names, keys = zip(*pages, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, [list(names), list(keys)])
        return {(page, key): int(total) for page, key, total in cursor.fetchall()}


def visits_of(page: str, key: str) -> int:
    """Return how often a page was opened, as far as it is written, in one query."""
    return totals_of([(page, key)]).get((page, key), 0)
