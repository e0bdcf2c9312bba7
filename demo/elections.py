"""One election of the programme council, all of it demonstration content: no document tells of one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from demo.building import ACTOR, Builder
from spoiwo.common import clock
from spoiwo.councils.selectors import body_by_slug
from spoiwo.elections import services
from spoiwo.elections.models import Election, Nomination, Round
from spoiwo.elections.states import BallotOrder, QuorumBasis
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import selectors as polls
from spoiwo.voting import services as voting
from spoiwo.voting.states import Form, Secrecy

CALLED = date(2018, 4, 3)
LAST_DAY = date(2018, 4, 20)
VOTE = datetime(2018, 5, 10, 11, tzinfo=clock.WARSAW)
TERM = date(2018, 5, 14)
SEATS = 9
NOTE = (
    "Wybory są pokazowe: źródła nie mówią, kto i jak wybrał Radę. Instytucje są z listy sygnatariuszy, "
    "głosy, terminy i komisja są wymyślone."
)
# In the order of their votes; the fifth public office must give way to the quota of 49 %.
CANDIDATES = (
    "Wojewódzki Urząd Pracy w Zielonej Górze",
    "Uniwersytet Zielonogórski",
    "Fundacja Animacji Kobiet",
    "Powiatowy Urząd Pracy w Strzelcach Krajeńskich",
    "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze",
    "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
    "Gmina Dobiegniew",
    "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
    "Gorzowskie Centrum Pomocy Rodzinie",
)
PRESENT = 41


def of_lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Hold the election of the second term of the programme council, by raised hands at a meeting."""
    with clock.frozen(CALLED):
        election = _call(partnership)
    _nominate(builder, election)
    with clock.frozen(LAST_DAY + timedelta(days=3)):
        services.close_nominations(actor=ACTOR, election=election, is_short_accepted=True)
        services.publish_candidates(actor=ACTOR, election=election)
        for place in (1, 2, 3):
            services.appoint_scrutineer(
                actor=ACTOR, election=election, name=f"Osoba pokazowa {place}", is_chair=place == 1
            )
    _vote(election)
    with clock.frozen(VOTE + timedelta(hours=1)):
        services.write_protocol(actor=ACTOR, election=election)
        services.confirm_result(actor=ACTOR, election=election, since=TERM, leaves_seats_empty=True)


def _call(partnership: Partnership) -> Election:
    return services.call_election(
        actor=ACTOR,
        partnership=partnership,
        draft=services.ElectionDraft(
            title="Wybory do Rady Programowej, druga kadencja",
            body=body_by_slug(partnership, "rada-programowa"),
            seats=SEATS,
            nominations_from=CALLED,
            nominations_to=LAST_DAY + timedelta(days=1),
            vote_on=VOTE.date(),
            form=Form.ROOM,
            secrecy=Secrecy.OPEN,
            quorum_basis=QuorumBasis.PRESENT,
            ballot_order=BallotOrder.LOT,
            demo_note=NOTE,
        ),
    )


def _nominate(builder: Builder, election: Election) -> None:
    with clock.frozen(CALLED + timedelta(days=7)):
        for name in CANDIDATES:
            institution = builder.organizations[name]
            draft = services.NominationDraft(organization=institution, nominated_by=institution)
            _accept(services.nominate(actor=ACTOR, election=election, draft=draft))


def _accept(nomination: Nomination) -> None:
    services.give_consent(actor=ACTOR, nomination=nomination, how="pismo pokazowe z 10 kwietnia 2018 r.")
    services.accept_nomination(actor=ACTOR, nomination=nomination)


def _vote(election: Election) -> None:
    with clock.frozen(VOTE):
        held = services.open_round(actor=ACTOR, election=election)
        voters = polls.entitlements_of(held.poll)[:PRESENT]
        services.mark_presence(
            actor=ACTOR, held=held, organizations=[voter.organization_id for voter in voters]
        )
        for place, voter in enumerate(voters):
            voting.cast_vote(
                actor=ACTOR,
                entitlement=voter,
                choices=_marked(held, place),
                token=f"podniesiona-reka-{election.pk}-{place:03}",
            )
    with clock.frozen(VOTE + timedelta(minutes=30)):
        services.close_round(actor=ACTOR, held=held)


def _marked(held: Round, place: int) -> Sequence[str]:
    """Return whom an institution marks: each later candidate of the list is left out a little oftener."""
    by_name = {row.institution: str(row.number) for row in held.standing.all()}
    return [by_name[name] for rank, name in enumerate(CANDIDATES) if (place + rank) % 14 >= rank]
