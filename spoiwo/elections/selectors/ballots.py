"""What a voter sees: the own place on the list, the empty ballot, the published ballots after the close."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.elections.models import Round
from spoiwo.voting import selectors as voting
from spoiwo.voting.counting import ElectionRule
from spoiwo.voting.models import Entitlement, Option
from spoiwo.voting.snapshots import rule_of


@dataclass(frozen=True, slots=True)
class PublishedBallot:
    """A ballot as everybody may see it after the close: its receipt and the candidates in words."""

    receipt: str
    choices: tuple[str, ...]


def own_entitlement(held: Round, actor: Actor) -> Entitlement:
    """Return the place on the list of voters that the actor may vote for; raises NotFound."""
    rows = Entitlement.objects.filter(poll=held.poll_id, voter_marks__contains=[actor.actor_id])
    found: Entitlement | None = rows.first()
    if found is None:
        raise NotFound(_("You are not on the list of voters of this round."))
    found.poll = held.poll
    return found


def entitled_by(held: Round, actor: Actor) -> bool:
    """Tell whether the actor may vote for some institution in the round."""
    return Entitlement.objects.filter(poll=held.poll_id, voter_marks__contains=[actor.actor_id]).exists()


def options_of(held: Round) -> list[Option]:
    """Return the candidates of the round in the order of the ballot."""
    return list(Option.objects.filter(poll=held.poll_id))


def rule_of_round(held: Round) -> ElectionRule:
    """Return the rule of the round."""
    rule = rule_of(held.poll.kind, held.poll.rules)
    if not isinstance(rule, ElectionRule):
        raise TypeError("a round of an election is a vote on candidates")  # open_round makes no other
    return rule


def ballots_of(held: Round) -> list[PublishedBallot]:
    """Return all ballots by receipt; NotAllowed before the close, to everybody."""
    labels = {option.key: f"{option.key}. {option.label}" for option in options_of(held)}
    return [_published(row, labels) for row in voting.published_ballots(held.poll)]


def ballot_by_receipt(held: Round, receipt: str) -> PublishedBallot | None:
    """Return the ballot of a receipt, however it was copied; None when it did not arrive."""
    labels = {option.key: f"{option.key}. {option.label}" for option in options_of(held)}
    found = voting.find_receipt(held.poll, receipt)
    return _published(found, labels) if found else None


def _published(row: voting.PublishedBallot, labels: dict[str, str]) -> PublishedBallot:
    return PublishedBallot(row.receipt, tuple(labels[key] for key in row.choices))


def round_by_id(pk: int) -> Round:
    """Return a round of the partnership in scope; raises NotFound."""
    found: Round | None = Round.objects.filter(pk=pk).select_related("poll", "election").first()
    if found is None:
        raise NotFound(_("There is no such round of voting."))
    return found


def result_of(held: Round) -> voting.Protocol:
    """Return everything that is told of a counted round; NotAllowed before the close."""
    return voting.protocol_of(held.poll)
