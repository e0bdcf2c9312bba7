"""A poll with its options and voters, the ballots, and the result as it was counted."""

from spoiwo.voting.models.ballots import AnnulledBallot, Ballot, PaperCount, Participation, SecretBallot
from spoiwo.voting.models.poll import Entitlement, Option, Poll, Tally

__all__ = [
    "AnnulledBallot",
    "Ballot",
    "Entitlement",
    "Option",
    "PaperCount",
    "Participation",
    "Poll",
    "SecretBallot",
    "Tally",
]
