"""Two elections waiting for ballots, and the count of what came: ``python -m bench.within ballots open``.

``open`` prints the addresses of the ballots as JSON; ``close`` closes the rounds of the last ``open`` and
prints what lies in the boxes. Made through the services, in a partnership of their own.
"""

import json
import secrets
import sys
from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.councils import services as councils
from spoiwo.councils.states import BodyKind
from spoiwo.elections import links, selectors, services
from spoiwo.elections.models import Election, Round
from spoiwo.elections.states import QuorumBasis
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Kind, Level, Stage
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import RepresentationKind
from spoiwo.voting import selectors as voting
from spoiwo.voting.snapshots import stored
from spoiwo.voting.states import Secrecy

VOTERS = 600
SEATS = 3
CANDIDATES = 6
SLUG = "pomiar-glosowania"
ACTOR = SystemActor("pomiar głosowania")


def home() -> Partnership:
    """Return the partnership of the measurement, made once."""
    found = Partnership.objects.filter(slug=SLUG).first()
    if found is not None:
        return found
    since = clock.today() - timedelta(days=400)
    made = partnerships.create_partnership(
        actor=ACTOR,
        draft=partnerships.PartnershipDraft(
            slug=SLUG,
            official_name="Partnerstwo do pomiaru głosowania",
            short_name="Pomiar głosowania",
            kind=Kind.LOCAL,
            level=Level.COUNTY,
            began_on=since,
            demo_note="Zestaw do pomiarów.",
        ),
    )
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING):
        partnerships.move_stage(actor=ACTOR, partnership=made, to=stage, since=since, signatories=0)
    with scope(partnership=made):
        _voters(made)
    return made


def _voters(made: Partnership) -> None:
    since = clock.today() - timedelta(days=300)
    pool = registry.create_organizations(
        actor=ACTOR,
        drafts=[
            registry.OrganizationDraft(
                name=f"Stowarzyszenie do pomiaru {place:03}", category="ngo.stowarzyszenie", is_demo=True
            )
            for place in range(VOTERS)
        ],
    )
    registry.admit_many(
        actor=ACTOR,
        partnership=made,
        drafts=[registry.MembershipDraft(organization=one, since=since, is_demo=True) for one in pool],
    )
    for place, organization in enumerate(pool):
        person = registry.create_person(
            actor=ACTOR, draft=registry.PersonDraft(given_names="Osoba", family_name=f"Pomiarowa {place:03}")
        )
        registry.appoint_representative(
            actor=ACTOR,
            partnership=made,
            organization=organization,
            person=person,
            kind=RepresentationKind.REPRESENTATIVE,
            valid_from=since,
        )


def an_open_round(made: Partnership, secrecy: Secrecy) -> Round:
    """Return a round that waits for ballots."""
    today = clock.today()
    with clock.frozen(today - timedelta(days=20)):
        election = _called(made, secrecy)
        _candidates(election, [row.organization for row in _members(made)[:CANDIDATES]])
    with clock.frozen(today - timedelta(days=10)):
        services.close_nominations(actor=ACTOR, election=election)
        services.publish_candidates(actor=ACTOR, election=election)
        services.appoint_scrutineer(actor=ACTOR, election=election, name="Osoba pokazowa")
    return services.open_round(actor=ACTOR, election=election)


def _members(made: Partnership) -> Sequence[Signatory]:
    rows = Signatory.objects.filter(partnership=made).select_related("organization")
    return list(rows.order_by("pk")[:CANDIDATES])


def _called(made: Partnership, secrecy: Secrecy) -> Election:
    today = clock.today()
    body = councils.found_body(
        actor=ACTOR,
        partnership=made,
        draft=councils.BodyDraft(kind=BodyKind.TEAM, name=f"Zespół {secrets.token_hex(6)}"),
        since=today,
    )
    return services.call_election(
        actor=ACTOR,
        partnership=made,
        draft=services.ElectionDraft(
            title=f"Wybory do organu {body.name}",
            body=body,
            seats=SEATS,
            nominations_from=today,
            nominations_to=today + timedelta(days=5),
            vote_on=today + timedelta(days=20),
            secrecy=secrecy,
            quorum_basis=QuorumBasis.NONE,
        ),
    )


def _candidates(election: Election, institutions: Sequence[Organization]) -> None:
    for institution in institutions:
        draft = services.NominationDraft(organization=institution, nominated_by=institution)
        nomination = services.nominate(actor=ACTOR, election=election, draft=draft)
        services.give_consent(actor=ACTOR, nomination=nomination, how="pomiar")
        services.accept_nomination(actor=ACTOR, nomination=nomination)


def opened() -> dict[str, object]:
    """Open a secret and an open round; return by secrecy the addresses of their ballots."""
    made = home()
    with scope(partnership=made):
        rounds = {secrecy: an_open_round(made, secrecy) for secrecy in (Secrecy.SECRET, Secrecy.OPEN)}
        return {
            secrecy.value: [
                reverse("elections:link_vote", args=[token_of(link)])
                for link in links_of(links.VOTE, [held.pk])
            ]
            for secrecy, held in rounds.items()
        }


def closed() -> dict[str, object]:
    """Close the two rounds and return what was counted, and whether a recount says the same."""
    made, found = home(), dict[str, object]()
    with scope(partnership=made):
        for secrecy in (Secrecy.SECRET, Secrecy.OPEN):
            rows = Round.objects.filter(election__partnership=made, election__secrecy=secrecy)
            held = selectors.round_by_id(rows.order_by("-pk")[0].pk)
            services.close_round(actor=ACTOR, held=held)
            tally = voting.tally_of(held.poll)
            found[secrecy.value] = {
                "cast": tally.count["cast"],
                "votes": dict(tally.count["votes"]),
                "published": len(voting.published_ballots(held.poll)),
                "is_recounted_alike": stored(voting.recount(held.poll)) == tally.count,
            }
    return found


if __name__ == "__main__":
    print(json.dumps({"open": opened, "close": closed}[sys.argv[2]]()))
