"""Writing numbers of visits. Nobody decides anything here, so nothing goes into the book of deeds."""

from datetime import date, timedelta

from django.db import connection, transaction

from spoiwo.common import clock
from spoiwo.visits import selectors
from spoiwo.visits.buffer import Buffer, Counts
from spoiwo.visits.totals import Totals

# Single days are kept so long; afterwards months are enough.
DAYS_KEPT = timedelta(days=62)
_ADD = """
    INSERT INTO visits_dailycount (day, page, key, count)
    SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::bigint[])
    ON CONFLICT (page, key, day) DO UPDATE SET count = visits_dailycount.count + EXCLUDED.count
"""
_FOLD = """
    WITH past AS (
        DELETE FROM visits_dailycount
        WHERE day < %(before)s AND day <> date_trunc('month', day)::date RETURNING day, page, key, count
    )
    INSERT INTO visits_dailycount (day, page, key, count)
    SELECT date_trunc('month', day)::date, page, key, sum(count) FROM past GROUP BY 1, 2, 3
    ON CONFLICT (page, key, day) DO UPDATE SET count = visits_dailycount.count + EXCLUDED.count
"""


def write_counts(counts: Counts) -> None:
    """Add counts to what other processes have written, in one statement; all in one order, so none waits
    for the other in a circle."""
    rows = sorted((page, key, day, count) for (day, page, key), count in counts.items())
    pages, keys, days, numbers = zip(*rows, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [list(days), list(pages), list(keys), list(numbers)])


totals = Totals(selectors.totals_of)
visits = Buffer(write_counts, then=totals.refresh)


def count_visit(page: str, key: str) -> None:
    """Count one visit of today; nothing is written yet."""
    visits.add(clock.today(), page, key)


@transaction.atomic
def fold_months(today: date) -> int:
    """Add up days long past by month, and return how many rows went into others; safe to run again."""
    before = (today - DAYS_KEPT).replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM visits_dailycount WHERE day < %s AND day <> date_trunc('month', day)::date",
            [before],
        )
        (count,) = cursor.fetchone() or (0,)
        cursor.execute(_FOLD, {"before": before})
    return int(count)
