"""The agreement and its words, who is to sign and who has, and what changed afterwards."""

from spoiwo.agreements.models.agreement import Agreement, Annex, Text
from spoiwo.agreements.models.changes import Accession, Amendment, Departure
from spoiwo.agreements.models.signing import Party, Signature, Signer

__all__ = [
    "Accession",
    "Agreement",
    "Amendment",
    "Annex",
    "Departure",
    "Party",
    "Signature",
    "Signer",
    "Text",
]
