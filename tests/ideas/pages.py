"""Pages of ideas as tests read them, in the words of the source."""

from django.conf import settings
from django.test import Client

INNER = "/pulpit/powiat-zwolenski/pomysly/"
PUBLIC = "/partnerstwa/powiat-zwolenski/pomysly/"


def english(client: Client) -> Client:
    """Ask in English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    """Return the page, which answers with the status."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode().replace("\u00a0", " ")
