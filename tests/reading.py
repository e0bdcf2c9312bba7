"""Reading pages in tests: in the words of the source, with plain spaces."""

from django.conf import settings
from django.test import Client


def english(client: Client) -> Client:
    """Let the browser read the words of the source."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    """Return the page, which answers with the status; what is bound by hard spaces stands with plain ones."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.content.decode()[:2000])
    return answer.content.decode().replace("\u00a0", " ")
