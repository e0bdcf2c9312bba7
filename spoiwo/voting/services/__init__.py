"""Every change of a poll, one function per deed."""

from spoiwo.voting.services.casting import CastVote, cast_secret_ballot, cast_vote
from spoiwo.voting.services.correcting import correct_vote
from spoiwo.voting.services.deciding import annul_poll, close_poll, open_poll
from spoiwo.voting.services.on_paper import PaperDraft
from spoiwo.voting.services.preparing import (
    OptionDraft,
    PollDraft,
    VoterDraft,
    create_poll,
    exclude_voter,
    follow_presence,
    list_voters,
    mark_presence,
    readmit_voter,
)

__all__ = [
    "CastVote",
    "OptionDraft",
    "PaperDraft",
    "PollDraft",
    "VoterDraft",
    "annul_poll",
    "cast_secret_ballot",
    "cast_vote",
    "close_poll",
    "correct_vote",
    "create_poll",
    "exclude_voter",
    "follow_presence",
    "list_voters",
    "mark_presence",
    "open_poll",
    "readmit_voter",
]
