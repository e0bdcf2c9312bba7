"""An election as anybody may see it: functions and names only, no addresses, no voters."""

from dataclasses import dataclass

from django.urls import reverse

from spoiwo.councils.models import Body
from spoiwo.elections.models import Candidacy, Election
from spoiwo.elections.selectors import (
    candidacies_of,
    elected_in,
    published_election_of,
    published_elections_of,
    rounds_of,
)
from spoiwo.elections.selectors import result_of as round_result
from spoiwo.elections.states import State
from spoiwo.elections.wording import rule_of
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.links import organization_url
from spoiwo.voting.selectors import Protocol


@dataclass(frozen=True, slots=True)
class ListedElection:
    """An election in the list of a body's."""

    title: str
    url: str
    election: Election


def elections_of_body(body: Body) -> list[ListedElection]:
    """Return the body's elections whose candidates are published, the newest first, in one query."""
    slug = body.partnership.slug
    return [
        ListedElection(row.title, reverse("portal:election", args=[slug, row.number]), row)
        for row in published_elections_of(body)
    ]


@dataclass(frozen=True, slots=True)
class PublicCandidate:
    """A candidate with the institution's page."""

    row: Candidacy
    url: str
    is_elected: bool


@dataclass(frozen=True, slots=True)
class PublicRound:
    """A counted round; shown once the result is confirmed."""

    number: int
    kind: str
    result: Protocol


@dataclass(frozen=True, slots=True)
class PublicElection:
    """The candidates, and the result when it is confirmed."""

    election: Election
    candidates: tuple[PublicCandidate, ...]
    rounds: tuple[PublicRound, ...]
    rule: tuple[str, ...]

    @property
    def elected(self) -> list[PublicCandidate]:
        """The elected; nobody before the result is confirmed."""
        return [one for one in self.candidates if one.is_elected]


def public_election(partnership: Partnership, number: int) -> PublicElection:
    """Return the election once its candidates are published; raises NotFound."""
    election = published_election_of(partnership, number)
    is_decided = election.state == State.DECIDED
    elected = {row.pk for row in elected_in(election) if row.withdrawn_on is None} if is_decided else set()
    return PublicElection(
        election=election,
        candidates=tuple(
            PublicCandidate(row, _url(row), row.pk in elected) for row in candidacies_of(election)
        ),
        rounds=tuple(
            PublicRound(row.number, row.get_kind_display(), round_result(row)) for row in rounds_of(election)
        )
        if is_decided
        else (),
        rule=rule_of(election),
    )


def _url(row: Candidacy) -> str:
    return organization_url(row.nomination.organization_id, row.nomination.organization.name)
