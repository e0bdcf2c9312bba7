"""Communiqués, where they are to hang, what proves it, and what was seen there."""

from spoiwo.communiques.models.communique import Communique
from spoiwo.communiques.models.posting import Carrier, Placement, Proof, Visit

__all__ = ["Carrier", "Communique", "Placement", "Proof", "Visit"]
