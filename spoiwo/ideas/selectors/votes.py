"""Votes on ideas: who would vote, how many have, what came of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.ideas.models import Call, Idea, Line, Participant, Vote
from spoiwo.ideas.states import SHOWN, VOTING, State, Voters
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import is_held_by
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import register_on, voices_on
from spoiwo.voting.models import Entitlement

_BAR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """Who would have a vote. Participants are numbered below zero: they are no institutions."""

    number: int
    name: str
    person: str = ""
    email: str = ""

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        return f"{self.name} ({self.person})" if self.person else self.name


@dataclass(frozen=True, slots=True)
class Electorate:
    """Those a letter reaches, those without an address, participants who vote for an institution already."""

    reached: tuple[Voter, ...]
    missed: tuple[Voter, ...]
    twice: tuple[str, ...]


def electorate_of(call: Call, day: date) -> Electorate:
    """Return who would vote if the vote were opened on the day; the queries do not grow with the number."""
    voters: list[Voter] = []
    if call.voters in {Voters.INSTITUTIONS, Voters.BOTH}:
        voters += _institutions(call, day)
    if call.voters in {Voters.PARTICIPANTS, Voters.BOTH}:
        voters += [
            Voter(
                number=-one.pk,
                name=f"{one.name}, {one.institution}" if one.institution else one.name,
                email=one.email,
            )
            for one in Participant.objects.filter(call=call)
        ]
    # An officer may answer for two institutions; nobody votes for one and besides for oneself.
    spoken = {one.email.casefold() for one in voters if one.email and one.number > 0}
    own = {one.email.casefold() for one in voters if one.number < 0}
    return Electorate(
        tuple(one for one in voters if one.email),
        tuple(one for one in voters if not one.email),
        tuple(sorted(spoken & own)),
    )


def _institutions(call: Call, day: date) -> list[Voter]:
    addresses = addresses_on(call.partnership, day)
    members = register_on(call.partnership, day).members
    return [
        Voter(
            number=row.organization.pk,
            name=row.name,
            person=addresses.get(row.organization.pk, ("", ""))[0],
            email=addresses.get(row.organization.pk, ("", row.organization.email))[1],
        )
        for row in members
    ]


def addresses_on(partnership: Partnership, day: date) -> dict[int, tuple[str, str]]:
    """Return name and e-mail by institution: of who represents it, else of its contact person."""
    found = {}
    for voices in voices_on(partnership, day):
        people = [*voices.representatives, *voices.deputies, *voices.contacts]
        person = next((one for one in people if one.email), None)
        if person is not None:
            found[voices.organization.pk] = (person.person.full_name, person.email)
    return found


def vote_of(call: Call) -> Vote | None:
    """Return the vote of the call that holds, open or closed; None without one."""
    rows = Vote.objects.filter(call=call, annulled_at=None)
    found: Vote | None = rows.select_related("call__partnership", "poll").first()
    return found


def need_vote(call: Call) -> Vote:
    """Return the vote of the call; raises NotFound without one."""
    found = vote_of(call)
    if found is None:
        raise NotFound(_("There is no vote in this call."))
    return found


def annulled_votes(call: Call) -> list[Vote]:
    """Return the votes of the call that count for nothing, the newest first."""
    return list(Vote.objects.filter(call=call, annulled_at__isnull=False))


def vote_of_link(link: PersonalLink) -> Vote:
    """Return the vote a personal link opens; raises NotFound for one that is not there."""
    rows = Vote.objects.filter(pk=link.subject_id, call__partnership=link.partnership)
    found: Vote | None = rows.select_related("call__partnership", "poll").first()
    if found is None or found.poll is None:
        raise NotFound(_("There is no vote in this call."))
    return found


def entitlement_of_actor(vote: Vote, actor: Actor) -> Entitlement:
    """Return the place on the list of voters the actor votes from; raises NotFound for anybody else."""
    rows = Entitlement.objects.filter(poll=vote.poll, voter_marks__contains=[actor.actor_id])
    found: Entitlement | None = rows.select_related("poll").first()
    if found is None:
        raise NotFound(_("This link is not on the list of voters."))
    return found


def not_voted(vote: Vote) -> list[Entitlement]:
    """Return who has not voted yet, by name."""
    return list(Entitlement.objects.filter(poll=vote.poll, ballot__isnull=True).select_related("poll"))


@dataclass(frozen=True, slots=True)
class Reminded:
    """A voter a reminder reaches at the present address; ``is_passed_on`` when another speaks for it now."""

    voter: Voter
    link: PersonalLink
    is_passed_on: bool


@dataclass(frozen=True, slots=True)
class Reminding:
    """Whom a reminder reaches, and the names of those who have not voted and get none."""

    reached: tuple[Reminded, ...]
    missed: tuple[str, ...]


def reminding_of(vote: Vote, day: date) -> Reminding:
    """Return whom a reminder would reach on the day; the queries do not grow with the number of voters.

    Missed is who has no address now, and who is no voter by today's register: a successor has no vote by
    the list of the opening.
    """
    known = {one.number: one for one in electorate_of(vote.call, day).reached}
    rows = PersonalLink.objects.filter(purpose=VOTING, subject_id=vote.pk)
    links = {f"link:{link.pk}": link for link in rows}
    reached, missed = [], []
    for one in not_voted(vote):
        voter, link = known.get(one.organization_id), links.get(one.voter_marks[0])
        if voter is None or link is None or link.closed is not None:
            missed.append(one.organization_name)
        else:
            reached.append(Reminded(voter, link, not is_held_by(link, voter.holder)))
    return Reminding(tuple(reached), tuple(missed))


def lines_of(vote: Vote) -> list[Line]:
    """Return the ideas on the ballot with their cards, in the order of the result."""
    rows = Line.objects.filter(vote=vote).select_related(
        "idea__call__partnership", "idea__leader", "idea__author"
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """An idea in the result; ``width`` of its bar is a percentage of the most votes."""

    line: Line
    width: int
    is_linked: bool

    @property
    def share(self) -> int:
        """Votes as a rounded percentage of those who took part."""
        took_part = self.line.vote.took_part or 0
        return round(_BAR * (self.line.votes or 0) / took_part) if took_part else 0


@dataclass(frozen=True, slots=True)
class Result:
    """A closed vote with its lines; ``needed`` is the least number of votes the terms ask for."""

    vote: Vote
    lines: tuple[ResultLine, ...]
    needed: int

    @property
    def votes_given(self) -> int:
        """All votes together."""
        return sum(one.line.votes or 0 for one in self.lines)

    @property
    def is_drawn(self) -> bool:
        """Whether a lot decided between equals."""
        return any(one.line.fate in {"by_lot", "lost_lot"} for one in self.lines)


def result_of(call: Call) -> Result | None:
    """Return the result of the call once its vote is closed; before it None, to everybody."""
    vote = vote_of(call)
    if vote is None or vote.closed_at is None:
        return None
    lines = lines_of(vote)
    for one in lines:
        one.vote = vote
    most = max((one.votes or 0 for one in lines), default=0)
    shown = [
        ResultLine(one, round(_BAR * (one.votes or 0) / most) if most else 0, one.idea.state in SHOWN)
        for one in lines
    ]
    return Result(vote, tuple(shown), vote.terms.needed(vote.took_part or 0))


def gala_ideas(call: Call) -> list[Idea]:
    """Return the chosen ideas in the order of the result, those that became projects among them."""
    rows = Idea.objects.filter(call=call, state__in=[State.CHOSEN, State.PROJECT])
    rows = rows.filter(lines__vote__annulled_at=None).order_by("lines__place", "number")
    return list(rows.select_related("call__partnership", "author", "leader", "project__project"))
