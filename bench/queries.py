"""Counts the queries of each measured page: ``python -m bench.queries`` prints them as JSON."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()

from django.db import connection  # noqa: E402  # Django must be awake first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.pages import PAGES  # noqa: E402

TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def count(address: str) -> int:
    """Return the statements a visitor's page needs, transactions not counted."""
    client = Client(HTTP_HOST="localhost")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)


if __name__ == "__main__":
    print(json.dumps({page.name: count(page.address) for page in PAGES}))
