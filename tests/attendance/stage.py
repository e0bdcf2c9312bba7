"""What the tests of pages share."""

from django.test import Client


def page(client: Client, address: str) -> str:
    """Return the page; anything but 200 fails."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
