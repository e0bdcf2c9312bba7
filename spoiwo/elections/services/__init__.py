"""Every change of an election, one function per deed."""

from spoiwo.elections.services.calling import ElectionDraft, call_election, move_days
from spoiwo.elections.services.candidates import close_nominations, publish_candidates, withdraw_candidacy
from spoiwo.elections.services.committee import appoint_scrutineer, release_scrutineer
from spoiwo.elections.services.confirming import confirm_protocol, remark_on_protocol
from spoiwo.elections.services.consent import give_consent, refuse_consent
from spoiwo.elections.services.deciding import annul_election, confirm_result, write_protocol
from spoiwo.elections.services.letters import (
    LetterKind,
    Recipient,
    can_be_sent,
    recipients_of,
    send_letters,
    times_sent,
)
from spoiwo.elections.services.nominating import (
    NominationDraft,
    accept_nomination,
    nominate,
    reject_nomination,
    restore_nomination,
    withdraw_nomination,
)
from spoiwo.elections.services.rounds import annul_round, close_round, follow_door, mark_presence, open_round

__all__ = [
    "ElectionDraft",
    "LetterKind",
    "NominationDraft",
    "Recipient",
    "accept_nomination",
    "annul_election",
    "annul_round",
    "appoint_scrutineer",
    "call_election",
    "can_be_sent",
    "close_nominations",
    "close_round",
    "confirm_protocol",
    "confirm_result",
    "follow_door",
    "give_consent",
    "mark_presence",
    "move_days",
    "nominate",
    "open_round",
    "publish_candidates",
    "recipients_of",
    "refuse_consent",
    "reject_nomination",
    "release_scrutineer",
    "remark_on_protocol",
    "restore_nomination",
    "send_letters",
    "times_sent",
    "withdraw_candidacy",
    "withdraw_nomination",
    "write_protocol",
]
