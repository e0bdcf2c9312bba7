"""The result after the close: the tally, the published ballots, a receipt, a recount."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotAllowed
from spoiwo.voting.models import Poll, Tally
from spoiwo.voting.receipts import as_written
from spoiwo.voting.scrutiny import count_ballots, papers_of
from spoiwo.voting.snapshots import Count


@dataclass(frozen=True, slots=True)
class PublishedBallot:
    """A ballot as everybody may see it: its receipt and what it says."""

    receipt: str
    choices: tuple[str, ...]


def tally_of(poll: Poll) -> Tally:
    """Return the result counted at the close; NotAllowed for everybody before it."""
    require_closed(poll)
    tally: Tally = Tally.objects.get(poll=poll)
    return tally


def published_ballots(poll: Poll) -> list[PublishedBallot]:
    """Return all ballots by receipt, without voters, so that anybody can count them again."""
    require_closed(poll)
    return [PublishedBallot(receipt, choices) for receipt, choices in papers_of(poll)]


def find_receipt(poll: Poll, receipt: str) -> PublishedBallot | None:
    """Return the ballot of the receipt, however it was copied from paper; None when it did not arrive."""
    wanted = as_written(receipt)
    return next((ballot for ballot in published_ballots(poll) if ballot.receipt == wanted), None)


def recount(poll: Poll) -> Count:
    """Count the stored ballots again; equal to the stored tally unless somebody altered one of them."""
    require_closed(poll)
    return count_ballots(poll)


def require_closed(poll: Poll) -> None:
    """Raise NotAllowed unless the database itself says that the poll was closed."""
    if not Poll.objects.filter(pk=poll.pk, closed_at__isnull=False).exists():
        raise NotAllowed(_("Nobody sees the result before the vote is closed."))
