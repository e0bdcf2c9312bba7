"""An election with its nominations, candidates, rounds, scrutineers and protocol."""

from spoiwo.elections.models.confirmation import Confirmation
from spoiwo.elections.models.election import Election, Invitee
from spoiwo.elections.models.rounds import Protocol, Round, Scrutineer
from spoiwo.elections.models.standing import Candidacy, Nomination

__all__ = [
    "Candidacy",
    "Confirmation",
    "Election",
    "Invitee",
    "Nomination",
    "Protocol",
    "Round",
    "Scrutineer",
]
