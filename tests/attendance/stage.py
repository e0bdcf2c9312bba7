"""What the tests of pages share."""

from django.conf import settings
from django.test import Client


def english(client: Client) -> Client:
    """Let the browser read the words of the source."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(client: Client, address: str) -> str:
    """Return the page; anything but 200 fails."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
