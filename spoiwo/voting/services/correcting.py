"""A raised hand entered wrong is corrected before the close; what was entered first is kept, not counted."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.voting import receipts, rules
from spoiwo.voting.models import AnnulledBallot, Ballot, Entitlement, Poll
from spoiwo.voting.services.casting import checked_choices
from spoiwo.voting.services.locking import lock_voter

LONGEST_GROUND = 300


@transaction.atomic
def correct_vote(
    *, actor: Actor, entitlement: Entitlement, choices: Sequence[str] | None, ground: str
) -> None:
    """Write down the vote of a raised hand anew while the poll is open; None: it did not vote.

    Only what the secretariat entered can be corrected: a vote the institution cast itself is its own.
    The earlier vote is kept with who corrected it, when and why. Raises NotAllowed, BadInput.
    """
    poll = lock_voter(entitlement)
    ballot: Ballot | None = Ballot.objects.filter(entitlement=entitlement).first()
    require(rules.can_correct_vote(actor, entitlement, ballot))
    assert ballot is not None
    why = ground.strip()[:LONGEST_GROUND]
    if not why:
        raise BadInput(_("Write why."), "ground")
    said = checked_choices(poll, choices) if choices is not None else None
    if said == ballot.choices:
        raise BadInput(_("This is how the vote is written down already."), "choice")
    _keep(actor, ballot, why)
    _replace(actor, poll, ballot, said)
    # As with the vote itself, what was voted stays out of the book of deeds.
    record(
        actor,
        "voting.ballot.corrected",
        poll,
        partnership_id=poll.partnership_id,
        institution=entitlement.organization_name,
        ground=why,
    )


def _keep(actor: Actor, ballot: Ballot, ground: str) -> None:
    AnnulledBallot.objects.create(
        entitlement=ballot.entitlement,
        choices=ballot.choices,
        cast_by=ballot.cast_by,
        cast_at=ballot.cast_at,
        annulled_by=actor.actor_name,
        annulled_at=clock.now(),
        ground=ground,
    )


def _replace(actor: Actor, poll: Poll, ballot: Ballot, said: list[str] | None) -> None:
    if said is None:
        ballot.delete()
        return
    # The mark of the sending stays: the form sent again after a broken connection changes nothing.
    ballot.choices = said
    ballot.receipt = receipts.new_receipt(poll.pk)
    ballot.cast_by = actor.actor_name
    ballot.cast_at = clock.now()
    ballot.save()
