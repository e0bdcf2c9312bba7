"""Facts about agreements told to the rooms above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SigningStarted:
    """The text was frozen; it can be signed."""

    agreement_id: int
    partnership_id: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """A party signed an agreement (not an amendment)."""

    agreement_id: int
    partnership_id: int
    party_id: int
    signature_id: int
    on: date


@dataclass(frozen=True, slots=True)
class AgreementInForce:
    """Enough parties signed; the agreement binds from a day on."""

    agreement_id: int
    partnership_id: int
    since: date


@dataclass(frozen=True, slots=True)
class AgreementEnded:
    """The agreement was terminated or replaced; ``on`` is the first day without it."""

    agreement_id: int
    partnership_id: int
    on: date


@dataclass(frozen=True, slots=True)
class AmendmentAdopted:
    """An amendment changes the text from a day on."""

    amendment_id: int
    agreement_id: int
    partnership_id: int
    effective_from: date


@dataclass(frozen=True, slots=True)
class AccessionAccepted:
    """The leader accepted a declaration; the institution is a signatory from that day."""

    accession_id: int
    partnership_id: int
    organization_id: int
    since: date
