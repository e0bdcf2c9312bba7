"""Typed readers of the environment.

A value may also come from a file named by ``<NAME>_FILE`` (secrets of a container or a systemd
credential). A missing or wrong value stops the start with the name of the variable.
"""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    """Return the variable or the content of the file it names; without a default it must exist."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={path} cannot be read: {error.strerror}") from error
    value = os.environ.get(name)
    if value is not None:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set; .env.example explains it")
    return default


def flag(name: str, default: bool) -> bool:
    value = text(name, "1" if default else "0").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number") from None


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Return a comma-separated list of networks, such as 10.20.0.0/16."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from error


def path(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().resolve()


def database(url: str) -> dict[str, Any]:
    """Turn a libpq address (URL or key=value) into Django's settings; it must be PostgreSQL."""
    try:
        parts = conninfo_to_dict(url)
    except Exception as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql"}
    settings |= {django: str(parts.pop(libpq, "") or "") for libpq, django in known.items()}
    settings["OPTIONS"] = dict(parts)
    return settings


class Mailbox(NamedTuple):
    """A mailbox to read over IMAP."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_encrypted: bool


def mailbox(name: str) -> Mailbox | None:
    """Read ``imaps://user:password@host:port/folder``; ``imap://`` only on this machine, None if empty."""
    value = text(name, "").strip()
    if not value:
        return None
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"imap", "imaps"} or not (parts.hostname and parts.username and parts.password):
        # The value itself holds a password and stays out of the log.
        raise ImproperlyConfigured(f"{name} is not of the form imaps://user:password@host/folder")
    is_encrypted = parts.scheme == "imaps"
    if not is_encrypted and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ImproperlyConfigured(f"{name} would send a password in the open; write imaps://")
    return Mailbox(
        host=parts.hostname,
        port=port or (993 if is_encrypted else 143),
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        is_encrypted=is_encrypted,
    )
