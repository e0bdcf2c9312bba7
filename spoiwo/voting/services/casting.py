"""Accepting ballots: each institution once, none after the close, none lost before it (ADR 0007)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, SpoiwoError, WrongState
from spoiwo.voting import receipts, rules
from spoiwo.voting.counting import Choice, ElectionRule
from spoiwo.voting.models import Ballot, Entitlement, Participation, Poll, SecretBallot
from spoiwo.voting.services.locking import join_voters
from spoiwo.voting.snapshots import rule_of

TOKEN_MIN = 16
OWN_RECEIPT = "secret_ballot_has_its_own_receipt"


@dataclass(frozen=True, slots=True)
class CastVote:
    """A vote that was accepted; ``is_repeat`` when the same submission had been accepted before."""

    receipt: str
    is_repeat: bool


def cast_vote(*, actor: Actor, entitlement: Entitlement, choices: Sequence[str], token: str) -> CastVote:
    """Accept the institution's vote in an open or named poll and return its receipt.

    ``token`` marks one submission, at least 16 characters drawn with the form: sent again after a broken
    connection, it gets the same receipt, also after the close. Any other second vote is refused.
    """
    try:
        return _cast(actor, entitlement, choices, token)
    except IntegrityError:
        # Another press of the button was faster by a hair: now its ballot is there to be read.
        return _cast(actor, entitlement, choices, token)


@transaction.atomic
def _cast(actor: Actor, entitlement: Entitlement, choices: Sequence[str], token: str) -> CastVote:
    poll = join_voters(entitlement)
    _of_kind(is_secret=False, poll=poll)
    require(rules.can_speak_for(actor, entitlement))
    if len(token) < TOKEN_MIN:
        raise BadInput(_("This form cannot be used. Open the vote again."))
    digest = receipts.token_digest(token)
    sent = Ballot.objects.filter(entitlement=entitlement).first()
    if sent is not None and sent.token_sha256 == digest:
        return CastVote(sent.receipt, is_repeat=True)
    require(rules.can_cast_vote(actor, entitlement))
    if sent is not None:
        raise WrongState(rules.ALREADY_VOTED)
    ballot = Ballot.objects.create(
        entitlement=entitlement,
        choices=checked_choices(poll, choices),
        receipt=receipts.new_receipt(poll.pk),
        token_sha256=digest,
        cast_by=actor.actor_name,
        cast_at=clock.now(),
        is_entered=actor.actor_id not in entitlement.voter_marks,
    )
    # What was voted stays out of the book of deeds, which people read before the close.
    record(
        actor,
        "voting.ballot.cast",
        poll,
        partnership_id=poll.partnership_id,
        institution=entitlement.organization_name,
    )
    return CastVote(ballot.receipt, is_repeat=False)


def cast_secret_ballot(
    *, actor: Actor, entitlement: Entitlement, choices: Sequence[str], receipt: str
) -> CastVote:
    """Accept the institution's vote in a secret poll; the voter has the receipt already.

    ``receipt`` was drawn by ``receipts.new_receipt`` and shown with the empty ballot. Nothing here can
    tell a repeated submission from a second one, so both are refused in the same words: the receipt on
    paper finds the ballot after the close if it arrived. No deed is recorded, for it would bear a time.
    """
    try:
        with transaction.atomic():
            _put_in(actor, entitlement, choices, receipt)
    except IntegrityError as error:
        # The tables themselves refuse a second vote and a second use of a receipt, also of two at once.
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    return CastVote(receipt, is_repeat=False)


def _refusal(error: IntegrityError) -> SpoiwoError | None:
    """Return the sentence for what the tables refuse; None when it is anything else."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if getattr(diagnosis, "constraint_name", "") == OWN_RECEIPT:
        return BadInput(_("Another ballot bears this receipt. Open the ballot again."), "receipt")
    if getattr(diagnosis, "table_name", "") != Participation._meta.db_table:
        return None
    return WrongState(rules.ALREADY_IN_THE_BOX)


def _put_in(actor: Actor, entitlement: Entitlement, choices: Sequence[str], receipt: str) -> None:
    poll = join_voters(entitlement)
    _of_kind(is_secret=True, poll=poll)
    require(rules.can_cast_vote(actor, entitlement))
    if not receipts.is_genuine(poll.pk, receipt):
        raise BadInput(_("This receipt was not drawn for this vote. Open the ballot again."), "receipt")
    paper = checked_choices(poll, choices)
    Participation.objects.create(entitlement=entitlement)
    SecretBallot.objects.create(poll=poll, receipt=receipt, choices=paper)


def _of_kind(*, is_secret: bool, poll: Poll) -> None:
    if poll.is_secret != is_secret:
        raise WrongState(
            _("This vote is secret; cast it as a secret ballot.")
            if poll.is_secret
            else _("This vote is not secret; cast it as an open one.")
        )


def checked_choices(poll: Poll, choices: Sequence[str]) -> list[str]:
    """Return the choices sorted, so that even their order says nothing of the voter."""
    rule = rule_of(poll.kind, poll.rules)
    if not isinstance(rule, ElectionRule):
        if len(choices) != 1 or choices[0] not in set(Choice):
            raise BadInput(_("Vote for, against, or abstain."), "choices")
        return [str(Choice(choices[0]))]
    if len(set(choices)) != len(choices):
        raise BadInput(_("A candidate can be marked once."), "choices")
    if len(choices) > rule.most_choices:
        raise BadInput(
            _("Too many candidates are marked. The most is: %(number)s.") % {"number": rule.most_choices},
            "choices",
        )
    if not set(choices) <= set(poll.options.values_list("key", flat=True)):
        raise BadInput(_("Only candidates on the ballot can be marked."), "choices")
    return sorted(choices)
