"""Who may prepare, open, vote in, close and read polls, and whether it is time.

Nobody reads a result before the close: no role, and not the operator either.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_view_partnership, has_permission
from spoiwo.voting.counting import QuorumBasis
from spoiwo.voting.models import Ballot, Entitlement, Poll
from spoiwo.voting.snapshots import rule_of
from spoiwo.voting.states import MOVES, State

MANAGE = "voting.manage_poll"
VIEW = "voting.view_result"
ALREADY_VOTED = _("This institution has already voted. One institution has one vote.")
ALREADY_IN_THE_BOX = _(
    "A vote of this institution is already in the ballot box. If the connection broke while "
    "it was being sent, it arrived: the receipt shown with the ballot finds it after the close."
)


def visible_polls(actor: Actor, partnership: Partnership) -> QuerySet[Poll]:
    """Return the polls of the partnership to whoever works in it, none to others."""
    rows: QuerySet[Poll] = Poll.objects.filter(partnership=partnership)
    return rows if can_view_partnership(actor, partnership) else rows.none()


def can_create_poll(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, MANAGE)


def can_prepare_poll(actor: Actor, poll: Poll) -> Decision:
    """Allow the list of voters to change until the poll opens."""
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(
            poll.state == State.DRAFT,
            _("The list of voters was frozen when the vote was opened. It can no longer change."),
        ),
    )


def can_open_poll(actor: Actor, poll: Poll) -> Decision:
    """Allow a poll in preparation to be opened."""
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(poll.state == State.DRAFT, _("This vote has already been opened, or was annulled.")),
    )


def can_mark_presence(actor: Actor, poll: Poll) -> Decision:
    """Allow presence to be marked until the poll is closed: somebody may come late."""
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(
            poll.state in {State.DRAFT, State.OPEN},
            _("The vote is over; who was present stays as it was recorded."),
        ),
    )


def can_speak_for(actor: Actor, entitlement: Entitlement) -> Decision:
    """Allow the institution's own voters; in open and named polls also the secretariat, which records
    raised hands. A secret vote is cast by nobody else, the operator included."""
    if actor.actor_id in entitlement.voter_marks:
        return Allowed()
    if entitlement.poll.is_secret:
        return Denied(_("In a secret vote only the institution's own representative casts the vote."))
    return has_permission(actor, entitlement.poll.partnership_id, MANAGE)


def can_cast_vote(actor: Actor, entitlement: Entitlement) -> Decision:
    """Allow a vote while the poll is open, unless excluded, or absent where presence makes the quorum."""
    poll = entitlement.poll
    needs_presence = rule_of(poll.kind, poll.rules).quorum.basis == QuorumBasis.PRESENT
    return first_denial(
        can_speak_for(actor, entitlement),
        _when(poll.state != State.DRAFT, _("The vote has not been opened yet.")),
        _when(poll.state == State.OPEN, _("The vote is over. No more votes are accepted.")),
        _when(
            not entitlement.excluded_because,
            _("The institution is excluded from this vote: %(reason)s")
            % {"reason": entitlement.excluded_because},
        ),
        _when(
            entitlement.is_present or not needs_presence,
            _("The institution is not marked as present. Ask the secretariat to mark it."),
        ),
    )


def can_correct_vote(actor: Actor, entitlement: Entitlement, ballot: Ballot | None) -> Decision:
    """Allow the secretariat to correct a raised hand it entered, until the close; never a secret vote."""
    poll = entitlement.poll
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(not poll.is_secret, _("A secret vote is corrected by nobody.")),
        _when(poll.state == State.OPEN, _("A vote entered wrong is corrected only while the vote is open.")),
        _when(ballot is not None, _("No vote of this institution is written down.")),
        _when(
            ballot is None or ballot.is_entered,
            _("This institution voted itself. Its vote is its own."),
        ),
    )


def can_close_poll(actor: Actor, poll: Poll) -> Decision:
    """Allow an open poll to be closed, once."""
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(poll.state == State.OPEN, _("Only an open vote can be closed.")),
    )


def can_annul_poll(actor: Actor, poll: Poll) -> Decision:
    """Allow a poll to be annulled, once."""
    return first_denial(
        has_permission(actor, poll.partnership_id, MANAGE),
        _when(State.ANNULLED in MOVES[State(poll.state)], _("This vote was already annulled.")),
    )


def can_view_result(actor: Actor, poll: Poll) -> Decision:
    """Allow the result after the close to whoever works in the partnership, before it to nobody."""
    return first_denial(
        _when(poll.closed_at is not None, _("Nobody sees the result before the vote is closed.")),
        has_permission(actor, poll.partnership_id, VIEW),
    )


def _when(condition: bool, otherwise: Sentence) -> Decision:
    return Allowed() if condition else Denied(otherwise)
