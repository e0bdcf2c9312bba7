"""Polls, their voters and how many have voted."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotAllowed, NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.voting.models import Entitlement, Poll
from spoiwo.voting.scrutiny import electorate_of, paper_of
from spoiwo.voting.snapshots import rule_of
from spoiwo.voting.states import State

# With one or two ballots in the box, the list of who voted beside the result says how each voted.
WHO_VOTED_FROM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many may vote, are present and have voted, and whether that is enough."""

    entitled: int
    present: int
    cast: int
    quorum_needed: int
    is_quorum: bool


def poll_of(partnership: Partnership, pk: int) -> Poll:
    """Return the poll of the partnership, or raise NotFound."""
    poll: Poll | None = Poll.objects.filter(partnership=partnership, pk=pk).first()
    if poll is None:
        raise NotFound(_("There is no such vote here."))
    return poll


def entitlements_of(poll: Poll) -> list[Entitlement]:
    """Return all on the list of voters, the excluded too, by name, in one query."""
    return list(Entitlement.objects.filter(poll=poll).select_related("poll"))


def entitlement_of(poll: Poll, organization_id: int) -> Entitlement:
    """Return the institution's entitlement in the poll, or raise NotFound."""
    rows = Entitlement.objects.filter(poll=poll, organization_id=organization_id)
    found: Entitlement | None = rows.select_related("poll").first()
    if found is None:
        raise NotFound(_("This institution is not on the list of voters."))
    return found


def turnout_of(poll: Poll) -> Turnout:
    """Return numbers only, so that a quorum can be seen growing while the poll is open."""
    paper = paper_of(poll)
    electorate, cast = electorate_of(poll), paper.taken_out if paper else len(_who_voted(poll))
    quorum = rule_of(poll.kind, poll.rules).quorum
    return Turnout(
        entitled=electorate.entitled,
        present=electorate.present,
        cast=cast,
        quorum_needed=quorum.needed(electorate.entitled),
        is_quorum=quorum.is_met(electorate, cast),
    )


def voters_so_far(poll: Poll) -> list[str]:
    """Return the names of institutions that voted, alphabetically.

    Of a secret poll NotAllowed until three have voted and at least half of the entitled.
    """
    names = _who_voted(poll)
    if poll.is_secret and not may_be_named(len(names), electorate_of(poll).entitled):
        raise NotAllowed(
            _("Who has voted is shown once at least half of the entitled have, and never fewer than three.")
        )
    return names


def may_be_named(voters: int, entitled: int) -> bool:
    """Tell whether enough voted in secret for the list of who did to tell nothing more."""
    return voters >= WHO_VOTED_FROM and 2 * voters >= entitled


def corrigible(poll: Poll) -> set[int]:
    """Return the institutions whose vote the secretariat entered and may still correct; never of a secret."""
    if poll.is_secret or poll.state != State.OPEN:
        return set()
    rows = Entitlement.objects.filter(poll=poll, ballot__is_entered=True)
    return set(rows.values_list("organization_id", flat=True))


def has_voted(entitlement: Entitlement) -> bool:
    """Tell whether the vote of the institution is in the box; asked on behalf of its own voter only."""
    relation = "participation" if entitlement.poll.is_secret else "ballot"
    return Entitlement.objects.filter(pk=entitlement.pk, **{f"{relation}__isnull": False}).exists()


def _who_voted(poll: Poll) -> list[str]:
    relation = "participation" if poll.is_secret else "ballot"
    rows = Entitlement.objects.filter(poll=poll, **{f"{relation}__isnull": False})
    return list(rows.values_list("organization_name", flat=True))
