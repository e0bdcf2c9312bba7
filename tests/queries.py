"""Questions that a page asked the database."""

from django.test.utils import CaptureQueriesContext


def asked_by_the_page(captured: CaptureQueriesContext) -> int:
    """Count them without looks of sites: a process holds those in memory, which tests switch off."""
    return sum('FROM "sites_site"' not in query["sql"] for query in captured.captured_queries)
