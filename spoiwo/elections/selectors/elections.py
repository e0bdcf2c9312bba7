"""Elections of a partnership and what lies in one of them."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body, SeatHolding, Term
from spoiwo.councils.selectors import vacant_seats
from spoiwo.elections.models import Candidacy, Election, Invitee, Nomination, Protocol, Scrutineer
from spoiwo.elections.states import Consent, NominationState, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Tallied:
    """Nominations by what became of them."""

    received: int
    accepted: int
    without_consent: int
    rejected: int
    withdrawn: int


def elections_of(partnership: Partnership) -> list[Election]:
    """Return the elections of the partnership, the newest first, in one query."""
    rows = Election.objects.filter(partnership=partnership)
    return list(rows.select_related("body", "voters_body"))


def election_of(partnership: Partnership, number: int) -> Election:
    """Return an election by its number in the partnership; raises NotFound."""
    rows = Election.objects.filter(partnership=partnership, number=number)
    return _one(rows.select_related("partnership", "body__partnership", "voters_body", "term", "bylaws"))


def published_election_of(partnership: Partnership, number: int) -> Election:
    """Return an election whose candidates anybody may see; raises NotFound."""
    election = election_of(partnership, number)
    if election.candidates_published_at is None:
        raise NotFound(_("There is no such election."))
    return election


def published_elections_of(body: Body) -> list[Election]:
    """Return the body's elections anybody may see, the newest first."""
    return list(Election.objects.filter(body=body, candidates_published_at__isnull=False))


def running_election_of(body: Body) -> Election | None:
    """Return an election of the body that is neither decided nor annulled."""
    over = [State.DECIDED, State.ANNULLED]
    found: Election | None = Election.objects.filter(body=body).exclude(state__in=over).first()
    return found


def nominations_of(election: Election) -> list[Nomination]:
    """Return the nominations in the order they came, in one query."""
    rows = Nomination.objects.filter(election=election)
    return list(rows.select_related("organization", "person", "nominated_by", "election"))


def nomination_of(election: Election, pk: int) -> Nomination:
    """Return a nomination of the election; raises NotFound."""
    rows = Nomination.objects.filter(election=election, pk=pk)
    return _one(
        rows.select_related("organization", "person", "nominated_by", "election__partnership", "link")
    )


def nomination_by_id(pk: int) -> Nomination:
    """Return a nomination of the partnership in scope; raises NotFound."""
    rows = Nomination.objects.filter(pk=pk)
    return _one(
        rows.select_related(
            "organization", "person", "nominated_by", "election__partnership", "election__body"
        )
    )


def invitee_by_id(pk: int) -> Invitee:
    """Return who was asked to nominate, in the partnership in scope; raises NotFound."""
    rows = Invitee.objects.filter(pk=pk)
    return _one(rows.select_related("organization", "person", "election__partnership", "election__body"))


def scrutineers_of(election: Election) -> list[Scrutineer]:
    """Return the committee, its chair first."""
    return list(Scrutineer.objects.filter(election=election).select_related("person"))


def scrutineer_of(election: Election, pk: int) -> Scrutineer:
    """Return a scrutineer of the election; raises NotFound."""
    return _one(Scrutineer.objects.filter(election=election, pk=pk).select_related("person"))


def protocol_of(election: Election, number: int) -> Protocol:
    """Return a protocol of the election; raises NotFound."""
    rows = Protocol.objects.filter(election=election, number=number)
    return _one(rows.select_related("election__partnership", "election__body"))


def last_protocol_of(election: Election) -> Protocol | None:
    """Return the protocol that holds: the last one written."""
    found: Protocol | None = Protocol.objects.filter(election=election).order_by("-number").first()
    return found


def tallied(nominations: list[Nomination]) -> Tallied:
    """Count nominations by what became of them."""
    states = [row.state for row in nominations]
    waiting = [row for row in nominations if row.state == NominationState.RECEIVED]
    return Tallied(
        received=len(waiting),
        accepted=states.count(NominationState.ACCEPTED),
        without_consent=sum(row.consent != Consent.GIVEN for row in waiting),
        rejected=states.count(NominationState.REJECTED),
        withdrawn=states.count(NominationState.WITHDRAWN),
    )


def members_among(partnership: Partnership, organization_ids: set[int], day: date) -> set[int]:
    """Return which of the institutions are signatories in force on the day."""
    rows = Signatory.objects.filter(partnership=partnership, organization__in=organization_ids)
    return set(rows.members_on(day).values_list("organization_id", flat=True))


def holds_a_seat(term: Term | None, person_id: int, day: date) -> bool:
    """Tell whether the person holds a seat of the term on the day."""
    if term is None:
        return False
    return SeatHolding.objects.filter(term=term, person=person_id).as_of(day).exists()


def term_on(body: Body, day: date) -> Term | None:
    """Return the body's term that runs on the day, or None."""
    found: Term | None = Term.objects.filter(body=body).as_of(day).first()
    return found


def empty_seats(term: Term | None, day: date) -> int:
    """Return how many seats of the term nobody holds on the day."""
    return len(vacant_seats(term, day)) if term else 0


def candidacies_without_membership(election: Election, day: date) -> list[Candidacy]:
    """Return the standing candidates whose institution is no signatory on the day."""
    rows = Candidacy.objects.filter(election=election, withdrawn_on=None)
    standing = list(rows.select_related("nomination"))
    numbers = {row.nomination.organization_id for row in standing}
    members = members_among(election.partnership, numbers, day)
    return [row for row in standing if row.nomination.organization_id not in members]


def history(election: Election) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the election and everything in it, the newest first."""
    entries = history_of_partnership(election.partnership_id)
    return entries.filter(action__startswith="elections.", data__election=election.pk)


def _one(rows: QuerySet[M]) -> M:
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such election, or no such entry in it."))
    return found
