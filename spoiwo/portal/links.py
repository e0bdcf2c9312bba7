"""Addresses of public pages, resolved once: reversing costs more than all the rest of a table's row."""

from functools import lru_cache

from django.urls import reverse

from spoiwo.common.polish import slugify

_REMEMBERED = 16_384
LONGEST_SLUG = 80
NAMELESS = "instytucja"


@lru_cache(maxsize=_REMEMBERED)
def organization_url(number: int, name: str) -> str:
    """Return the address of an institution's page, with its present name in it."""
    return reverse("portal:organization", args=[number, organization_slug(name)])


def organization_slug(name: str) -> str:
    """Return the part of the address that repeats the name."""
    return slugify(name)[:LONGEST_SLUG] or NAMELESS


@lru_cache(maxsize=2_048)
def partnership_url(slug: str) -> str:
    """Return the address of a partnership's page."""
    return reverse("portal:partnership", args=[slug])


@lru_cache(maxsize=2_048)
def register_url(slug: str) -> str:
    """Return the address of a partnership's register of signatories."""
    return reverse("portal:register", args=[slug])


@lru_cache(maxsize=2_048)
def newsletter_url(slug: str) -> str:
    """Return the address of a partnership's newsletter."""
    return reverse("newsletters:newsletter", args=[slug])


@lru_cache(maxsize=4_096)
def territory_url(key: str) -> str:
    """Return the address of a territorial unit's page."""
    return reverse("portal:territory", args=[key])


@lru_cache(maxsize=_REMEMBERED)
def person_url(number: int) -> str:
    """Return the address of the page of a person in office."""
    return reverse("portal:person", args=[number])


@lru_cache(maxsize=_REMEMBERED)
def page_url(name: str, *parts: str | int) -> str:
    """Return the address of a public page of this room."""
    return reverse(f"portal:{name}", args=parts)
