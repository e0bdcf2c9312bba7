"""Addresses a host name had before it was ours: a room above knows where they lead."""

from collections.abc import Callable

# Given the partnership’s address and the old path; returns the present path, or nothing.
Leading = Callable[[str, str], str]
_leading: list[Leading] = []


def register(leading: Leading) -> None:
    """Add what knows where addresses of a partnership’s former site lead."""
    _leading.append(leading)


def leads_to(slug: str, path: str, query: str) -> str:
    """Return the present path of what stood at an old address, or nothing."""
    old = path_of(path, query)
    return next((found for one in _leading if old and (found := one(slug, old))), "")


def path_of(path: str, query: str) -> str:
    """Return what of an address names one page: its path, and the number where it has one."""
    number = next((one for one in query.split("&") if one.startswith(("p=", "page_id="))), "")
    return f"{path.rstrip('/')}?{number}" if number else path.rstrip("/")
