"""What must never be so on the open network, each with the name of what to change."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks

from config import env
from config.options import DATABASE_NOT_NAMED

SECRET_KEY_LENGTH = 50
SECRET_KEY_VARIETY = 12
MAIL_THAT_LEAVES_NOBODY = {"console", "file", "memory"}


def insecurities() -> list[str]:
    """Return a sentence for every insecure setting, naming it; none means the service may be shown."""
    return [*_mode(), *_secret(), *_addresses(), *_cookies(), *_database(), *_mail(), *_django_says()]


def _mode() -> Iterator[str]:
    if settings.MODE != "production":
        yield f"SPOIWO_MODE is {settings.MODE!r}: it must be 'production' (for a trial: 'make demo')."
    if settings.DEBUG or env.flag("SPOIWO_DEBUG", False):
        yield "DEBUG is on (SPOIWO_DEBUG): error pages would show the inside of the program to anyone."


def _secret() -> Iterator[str]:
    key = settings.SECRET_KEY
    if len(key) < SECRET_KEY_LENGTH or len(set(key)) < SECRET_KEY_VARIETY:
        yield (
            f"SECRET_KEY (SPOIWO_SECRET_KEY) must be random, of {SECRET_KEY_LENGTH} characters or more; "
            "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )


def _addresses() -> Iterator[str]:
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS (SPOIWO_HOSTS) must name the host names of this service, never '*'."
    if not settings.SITE_ADDRESS.startswith("https://"):
        yield "SITE_ADDRESS (SPOIWO_ADDRESS) must begin with https://: letters carry links to sign in."


def _cookies() -> Iterator[str]:
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY"):
        if not getattr(settings, name):
            yield f"{name} is off: the cookie of a signed-in officer could be read on the way."


def _database() -> Iterator[str]:
    if not env.text("DATABASE_URL", "") and not env.flag("SPOIWO_EMBEDDED", False):
        yield DATABASE_NOT_NAMED


def _mail() -> Iterator[str]:
    if settings.DELIVERY_BACKEND in MAIL_THAT_LEAVES_NOBODY:
        yield f"SPOIWO_MAIL is {settings.DELIVERY_BACKEND!r}: letters would never reach anybody; use 'smtp'."


def _django_says() -> Iterator[str]:
    messages: list[Any] = checks.run_checks(include_deployment_checks=True, tags=[checks.Tags.security])
    for message in messages:
        if message.level >= checks.WARNING and not message.is_silenced():
            yield f"{message.id}: {' '.join(message.msg.split())}"
