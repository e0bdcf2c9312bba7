"""Organizations, persons and the periods that join them to partnerships."""

from spoiwo.registry.models.organization import (
    Identifier,
    Organization,
    OrganizationName,
    OrganizationTranslation,
)
from spoiwo.registry.models.person import OfficeHolding, Person, Representation
from spoiwo.registry.models.signatory import RoleHolding, Signatory, SignatoryQuerySet, Suspension

__all__ = [
    "Identifier",
    "OfficeHolding",
    "Organization",
    "OrganizationName",
    "OrganizationTranslation",
    "Person",
    "Representation",
    "RoleHolding",
    "Signatory",
    "SignatoryQuerySet",
    "Suspension",
]
