"""The register of permission names. Rooms register theirs in ``apps.py``; an unknown name is an error."""

from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.states import Role


@dataclass(frozen=True, slots=True)
class Permission:
    """A right: ``<room>.<verb>_<noun>``, what it lets one do, and the roles that carry it."""

    name: str
    label: Sentence
    roles: frozenset[Role]


_known: dict[str, Permission] = {}


def register(name: str, label: Sentence, *roles: Role) -> None:
    """Add a right held by these roles."""
    _known[name] = Permission(name, label, frozenset(roles))


def get(name: str) -> Permission:
    """Return the right or raise KeyError: a misspelt name must not silently refuse or allow."""
    return _known[name]


def known() -> tuple[Permission, ...]:
    """Return all rights, by name."""
    return tuple(_known[name] for name in sorted(_known))


def granted_to(roles: Iterable[Role]) -> frozenset[str]:
    """Return the names of the rights these roles carry together."""
    held = frozenset(roles)
    return frozenset(permission.name for permission in _known.values() if permission.roles & held)
