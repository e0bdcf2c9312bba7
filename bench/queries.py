"""Counts the queries of each measured page: ``python -m bench.within queries`` prints them as JSON."""

import json
import os
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import measured

TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def count(address: str) -> int:
    """Return the statements a visitor's page needs, transactions not counted."""
    client = Client(HTTP_HOST="localhost")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)


if __name__ == "__main__":
    print(json.dumps({page.name: count(page.address) for page in measured(Path(os.environ["SPOIWO_HOME"]))}))
