"""Facts about the registry told to the rooms above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SignatoryAdmitted:
    """An institution became a signatory from a day on."""

    signatory_id: int
    partnership_id: int
    organization_id: int
    since: date


@dataclass(frozen=True, slots=True)
class AdmissionTakenBack:
    """An admission recorded by mistake was undone."""

    signatory_id: int
    partnership_id: int
    organization_id: int


@dataclass(frozen=True, slots=True)
class MembershipEnded:
    """An institution stopped being a signatory."""

    signatory_id: int
    partnership_id: int
    organization_id: int
    on: date


@dataclass(frozen=True, slots=True)
class OrganizationsMerged:
    """Two records of one institution became one; rooms above move what points at ``dropped``."""

    kept_id: int
    dropped_id: int


@dataclass(frozen=True, slots=True)
class PersonsMerged:
    """Two records of one person became one."""

    kept_id: int
    dropped_id: int
