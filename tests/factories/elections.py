"""Elections in every state, made through the services. They need the partnership's scope.

The calendar: called and nominating from 1 March 2026 to 10 March, the vote on 20 March,
the term from 1 April.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.councils.models import Body, Term
from spoiwo.elections import services
from spoiwo.elections.models import Candidacy, Election, Nomination, Round
from spoiwo.elections.services import ElectionDraft, NominationDraft
from spoiwo.elections.states import QuorumBasis
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from spoiwo.voting import services as voting
from spoiwo.voting.models import Entitlement
from spoiwo.voting.receipts import new_receipt
from tests.factories.councils import a_body
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

SYSTEM = SystemActor("tests")
CALLED = date(2026, 3, 1)
LAST_DAY = date(2026, 3, 10)
CLOSING = date(2026, 3, 11)
VOTE = date(2026, 3, 20)
TERM = date(2026, 4, 1)
GROUND = "pomyłka w liście"


def voters(
    partnership: Partnership, number: int, *, categories: Sequence[str] = ("ngo.stowarzyszenie",)
) -> list[Organization]:
    """Return that many signatories, each with a representative who has an e-mail address."""
    made = []
    for place in range(number):
        category = categories[place % len(categories)]
        organization = an_organization(f"Instytucja {place:03}", category=category)
        a_signatory(partnership, organization)
        person = a_person("Anna", f"Nowak-{place:03}")
        a_representative(
            partnership, organization, person, email=f"voter{place}@example.org", office="dyrektor"
        )
        made.append(organization)
    return made


def person_of(organization: Organization) -> Person:
    """Return who represents the institution."""
    return organization.representations.get().person


def a_draft(body: Body, **given: object) -> ElectionDraft:
    """Return an election of two seats, open to every signatory, with no quorum unless given otherwise."""
    values: dict[str, object] = {
        "title": "Wybory do Rady Programowej",
        "body": body,
        "seats": 2,
        "nominations_from": CALLED,
        "nominations_to": CLOSING,
        "vote_on": VOTE,
        "quorum_basis": QuorumBasis.NONE,
    }
    return ElectionDraft(**(values | given))  # type: ignore[arg-type]  # fields of the draft


def an_election(partnership: Partnership, body: Body | None = None, **given: object) -> Election:
    """Return an election called on 1 March 2026."""
    with clock.frozen(CALLED):
        draft = a_draft(body or a_body(partnership), **given)
        return services.call_election(actor=SYSTEM, partnership=partnership, draft=draft)


def nominated(
    election: Election,
    organization: Organization,
    person: Person | None = None,
    *,
    by: Organization | None = None,
    actor: Actor = SYSTEM,
    on: date = CALLED,
) -> Nomination:
    """Return a nomination of the institution's representative, by itself unless told otherwise."""
    draft = NominationDraft(
        organization=organization,
        person=person or person_of(organization),
        nominated_by=by or organization,
        office="dyrektor",
    )
    with clock.frozen(on):
        return services.nominate(actor=actor, election=election, draft=draft)


def agreed(nomination: Nomination) -> None:
    """Give the nominee's consent on paper and accept the nomination."""
    with clock.frozen(LAST_DAY):
        services.give_consent(actor=SYSTEM, nomination=nomination, how="pismo z 5 marca")
        services.accept_nomination(actor=SYSTEM, nomination=nomination)


def with_candidates(election: Election, organizations: Sequence[Organization]) -> list[Candidacy]:
    """Close the list with these candidates and open their page."""
    for organization in organizations:
        agreed(nominated(election, organization))
    with clock.frozen(CLOSING):
        services.close_nominations(actor=SYSTEM, election=election, is_short_accepted=True)
        services.publish_candidates(actor=SYSTEM, election=election)
    return list(Candidacy.objects.filter(election=election))


def an_open_round(election: Election) -> Round:
    """Return the round that is due, opened on the day of the vote, watched by a scrutineer."""
    with clock.frozen(VOTE):
        if not election.scrutineers.exists():
            services.appoint_scrutineer(
                actor=SYSTEM, election=election, person=a_person("Stefan", "Skrutator"), is_chair=True
            )
        return services.open_round(actor=SYSTEM, election=election)


def link_of(held: Round, organization: Organization) -> PersonalLink:
    """Return the personal link by which the institution votes."""
    voter = Entitlement.objects.get(poll=held.poll, organization_id=organization.pk)
    mark = next(mark for mark in voter.voter_marks if mark.startswith("link:"))
    return PersonalLink.objects.get(pk=int(mark.removeprefix("link:")))


def vote(held: Round, organization: Organization, *numbers: int) -> str:
    """Cast the institution's vote by its own link and return the receipt."""
    voter = Entitlement.objects.select_related("poll").get(poll=held.poll, organization_id=organization.pk)
    actor = LinkActor(link_of(held, organization))
    choices = [str(number) for number in numbers]
    with clock.frozen(VOTE):
        if held.poll.is_secret:
            receipt = new_receipt(held.poll_id)
            return voting.cast_secret_ballot(
                actor=actor, entitlement=voter, choices=choices, receipt=receipt
            ).receipt
        token = f"token-of-{held.poll_id}-{organization.pk}"
        return voting.cast_vote(actor=actor, entitlement=voter, choices=choices, token=token).receipt


def closed(held: Round, votes: Mapping[Organization, Sequence[int]] | None = None) -> Round:
    """Cast these votes and close the round."""
    for organization, numbers in (votes or {}).items():
        vote(held, organization, *numbers)
    with clock.frozen(VOTE):
        services.close_round(actor=SYSTEM, held=held)
    held.election.refresh_from_db()
    return held


def confirmed(election: Election, since: date = TERM, **given: bool) -> Term:
    """Write the protocol and confirm the result."""
    with clock.frozen(VOTE):
        services.write_protocol(actor=SYSTEM, election=election)
        return services.confirm_result(actor=SYSTEM, election=election, since=since, **given)
