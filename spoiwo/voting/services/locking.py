"""One lock decides between a ballot and the close: the row of the poll.

Ballots share it, so that a hundred can come in a second; the close and the annulment take it alone.
"""

from spoiwo.voting.models import Entitlement, Poll


def lock(poll: Poll) -> None:
    """Wait for whoever is changing the poll, then read it anew; held until the transaction ends."""
    poll.refresh_from_db(from_queryset=Poll.objects.select_for_update(no_key=True))


def lock_voter(entitlement: Entitlement) -> Poll:
    """Lock the voter's poll, read both anew and return the poll."""
    poll = Poll.objects.select_for_update(no_key=True).get(pk=entitlement.poll_id)
    entitlement.refresh_from_db()
    entitlement.poll = poll
    return poll


def join_voters(entitlement: Entitlement) -> Poll:
    """Hold the voter's poll open beside other voters, read both anew and return the poll."""
    poll: Poll = Poll.objects.raw("SELECT * FROM voting_poll WHERE id = %s FOR SHARE", [entitlement.poll_id])[
        0
    ]
    entitlement.refresh_from_db()
    entitlement.poll = poll
    return poll
