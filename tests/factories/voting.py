"""Polls in every state, made through the services."""

from collections.abc import Sequence
from dataclasses import dataclass

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import services
from spoiwo.voting.counting import ElectionRule, MotionRule, Quorum, QuorumBasis
from spoiwo.voting.models import Entitlement, Poll
from spoiwo.voting.receipts import new_receipt
from spoiwo.voting.services import CastVote, OptionDraft, PollDraft, VoterDraft
from spoiwo.voting.snapshots import Rule
from spoiwo.voting.states import Form, Secrecy

SYSTEM = SystemActor("tests")
ANY_QUORUM = Quorum(basis=QuorumBasis.NONE)
BY_LAWS = "Regulamin Rady Programowej z 12.01.2016, § 9"
FIRST = 1000


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody who speaks for one institution, by a personal link."""

    number: int

    @property
    def actor_id(self) -> str:
        return f"link:{self.number}"

    @property
    def actor_name(self) -> str:
        return f"Przedstawiciel {self.number}"

    @property
    def is_operator(self) -> bool:
        return False


def voters(number: int, *, present: int | None = None, has_chair: bool = False) -> list[VoterDraft]:
    """Return that many institutions, the first of them present; the first chairs if asked."""
    return [
        VoterDraft(
            organization_id=FIRST + place,
            organization_name=f"Instytucja {place:03}",
            voter_name=f"Przedstawiciel {FIRST + place}",
            voter_office="Dyrektor",
            voter_marks=(f"link:{FIRST + place}", f"deputy:{FIRST + place}"),
            group="JST" if place % 2 else "NGO",
            is_chair=has_chair and place == 0,
            is_present=place < (number if present is None else present),
        )
        for place in range(number)
    ]


def a_poll(
    partnership: Partnership,
    *,
    rule: Rule | None = None,
    secrecy: Secrecy = Secrecy.OPEN,
    form: Form = Form.ROOM,
    options: Sequence[OptionDraft] = (),
    electorate: Sequence[VoterDraft] | None = None,
) -> Poll:
    """Return a poll in preparation, with five voters unless others are given."""
    draft = PollDraft(
        question="Czy przyjąć plan działania na rok 2017?",
        rule=rule or MotionRule(),
        rules_reference=BY_LAWS,
        secrecy=secrecy,
        form=form,
        options=tuple(options),
    )
    people = voters(5) if electorate is None else electorate
    return services.create_poll(actor=SYSTEM, partnership=partnership, draft=draft, voters=people)


def an_open_poll(partnership: Partnership, **given: object) -> Poll:
    """Return a poll that accepts ballots."""
    poll = a_poll(partnership, **given)  # type: ignore[arg-type]  # passed on as they are
    services.open_poll(actor=SYSTEM, poll=poll)
    return poll


def candidates(*groups: str) -> tuple[OptionDraft, ...]:
    """Return candidates numbered from 1, one for each group named."""
    return tuple(
        OptionDraft(key=str(place), label=f"Kandydatka {place}", group=group)
        for place, group in enumerate(groups, 1)
    )


def an_open_election(
    partnership: Partnership, rule: ElectionRule, *, groups: Sequence[str], **given: object
) -> Poll:
    """Return an election that accepts ballots."""
    return an_open_poll(partnership, rule=rule, options=candidates(*groups), **given)


def vote(poll: Poll, place: int, *choices: str) -> CastVote:
    """Cast the vote of the institution at that place of the list, by its own representative."""
    voter = Entitlement.objects.select_related("poll").get(poll=poll, organization_id=FIRST + place)
    actor = Representative(FIRST + place)
    if poll.is_secret:
        receipt = new_receipt(poll.pk)
        return services.cast_secret_ballot(actor=actor, entitlement=voter, choices=choices, receipt=receipt)
    token = f"token-of-the-form-{poll.pk}-{place}"
    return services.cast_vote(actor=actor, entitlement=voter, choices=choices, token=token)


def vote_all(poll: Poll, *said: str) -> None:
    """Let the first institutions of the list vote so, one choice each."""
    for place, choice in enumerate(said):
        vote(poll, place, choice)
