"""Reads of the registry; every dated one takes the day."""

from spoiwo.registry.selectors.duplicates import Likeness, likely_duplicates, likely_same_person
from spoiwo.registry.selectors.organizations import (
    find_organizations,
    memberships_of,
    names_on,
    numbers_of,
    organization_by_id,
    organizations_with_label,
    person_by_id,
)
from spoiwo.registry.selectors.register import (
    Register,
    RegisterRow,
    SectorCount,
    count_members,
    count_members_by_partnership,
    register_on,
    roles_on,
    silent_members,
)

__all__ = [
    "Likeness",
    "Register",
    "RegisterRow",
    "SectorCount",
    "count_members",
    "count_members_by_partnership",
    "find_organizations",
    "likely_duplicates",
    "likely_same_person",
    "memberships_of",
    "names_on",
    "numbers_of",
    "organization_by_id",
    "organizations_with_label",
    "person_by_id",
    "register_on",
    "roles_on",
    "silent_members",
]
