"""The office's identity provider: a real HTTP server on this machine, and a browser that goes to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings as configured
from django.http import HttpResponse
from django.test import Client
from oidc_provider_mock import run_server_in_thread
from pytest_django import Settings

SIGN_IN = "/konto/oidc/urzad/login/"
Claim = str | int | float | bool | None


@dataclass
class Office:
    """The provider, with what was last asked of it."""

    url: str
    asked: dict[str, list[str]] = field(default_factory=dict)

    def knows(self, subject: str, email: str, *, verified: Claim = True, **claims: Claim) -> None:
        """Add a person; ``claims`` overrules anything in the token, as a provider gone wrong would."""
        told = claims | {"email": email, "email_verified": verified}
        requests.put(f"{self.url}/users/{subject}", json=told, timeout=5).raise_for_status()

    def ask(self, browser: Client, subject: str, query: str = "") -> str:
        """Walk from our page to the provider and sign in there; return the address it sends back to."""
        there = browser.get(f"{SIGN_IN}{query}")["Location"]
        self.asked = parse_qs(urlsplit(there).query)
        answer = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=5)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def sign_in(self, browser: Client, subject: str, query: str = "") -> HttpResponse:
        """Sign in at the provider and come back."""
        return come_back(browser, self.ask(browser, subject, query))


def come_back(browser: Client, address: str) -> HttpResponse:
    """Open an address of ours that the provider redirected to."""
    return browser.get(address.removeprefix("http://testserver"))  # type: ignore[return-value]  # test response


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    """Return the provider, running and configured as ``SPOIWO_OIDC_*`` would configure it."""
    with run_server_in_thread() as server:
        url = f"http://localhost:{server.server_port}"
        app = {
            "provider_id": "urzad",
            "name": "Urząd Marszałkowski",
            "client_id": "spoiwo",
            "secret": "sekret",
            "settings": {"server_url": url},
        }
        openid = configured.SOCIALACCOUNT_PROVIDERS["openid_connect"] | {"APPS": [app]}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": openid}
        yield Office(url)
