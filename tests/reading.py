"""Reading pages in tests: in the words of the source, with plain spaces."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def english(client: Client) -> Client:
    """Let the browser read the words of the source."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    """Return the page, which answers with the status; what is bound by hard spaces stands with plain ones."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.content.decode()[:2000])
    return answer.content.decode().replace("\u00a0", " ")


def questions(client: Client, address: str) -> int:
    """Return how often a page asks the database once it was seen before."""
    read(client, address)
    with CaptureQueriesContext(connection) as asked:
        read(client, address)
    return len(asked)
