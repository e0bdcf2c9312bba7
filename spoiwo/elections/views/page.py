"""What the page of an election shows to one reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import Sentence
from spoiwo.elections import rules, selectors
from spoiwo.elections.models import Candidacy, Election, Nomination, Protocol, Round, Scrutineer
from spoiwo.elections.services import LetterKind, can_be_sent, times_sent
from spoiwo.elections.states import State
from spoiwo.elections.views.deeds import Offer, offer, possible
from spoiwo.elections.wording import opinion_sentence, rule_of
from spoiwo.voting.selectors import Turnout, turnout_of
from spoiwo.voting.states import Form
from spoiwo.voting.states import State as PollState

STEPS = (
    gettext_lazy("Call"),
    gettext_lazy("Nominations"),
    gettext_lazy("Candidates"),
    gettext_lazy("Voting"),
    gettext_lazy("Result"),
)
PLACES = {
    State.CALLED: 2,
    State.CANDIDATES: 3,
    State.VOTING: 4,
    State.COUNTED: 5,
    State.DECIDED: 6,
    State.ANNULLED: 1,
}
SHOWN_ENTRIES = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A thing with what can be done with it."""

    thing: Nomination | Candidacy | Scrutineer
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its turnout."""

    held: Round
    turnout: Turnout
    is_open: bool
    is_annulled: bool
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The election as one reader sees it."""

    steps: tuple[Sentence, ...]
    place: int
    next_words: str
    next_offers: tuple[Offer, ...]
    other_offers: tuple[Offer, ...]
    letters: tuple[LetterKind, ...]
    is_unsent: bool
    rule: tuple[str, ...]
    nominations: tuple[Row, ...]
    counts: selectors.Tallied
    candidates: tuple[Row, ...]
    scrutineers: tuple[Row, ...]
    rounds: tuple[RoundRow, ...]
    elected: tuple[Candidacy, ...]
    protocols: tuple[Protocol, ...]
    opinions: tuple[str, ...]
    history: tuple[LogEntry, ...]
    may_manage: bool
    may_nominate: bool
    may_vote: bool
    own_questions: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class _Manager:
    """Somebody whose right to manage was asked for once: the rules need not ask again for every line."""

    actor_id: str
    actor_name: str
    is_operator: bool = True


def page_of(election: Election, reader: Actor) -> Page:
    """Return the page; the number of queries does not depend on nominations, candidates and voters."""
    manages = bool(rules.can_manage_election(reader, election))
    actor: Actor = _Manager(reader.actor_id, reader.actor_name) if manages else reader
    nominations = selectors.nominations_of(election)
    held = selectors.open_round_of(election)
    protocols = tuple(election.protocols.select_related("election"))
    words, offers = _next(election, actor) if manages else (_waiting(election), [])
    return Page(
        steps=STEPS,
        place=PLACES[State(election.state)],
        next_words=words,
        next_offers=tuple(offers),
        other_offers=tuple(_others(election, actor, offers)) if manages else (),
        letters=tuple(kind for kind in LetterKind if can_be_sent(election, kind)) if manages else (),
        is_unsent=manages and _is_unsent(election, held),
        rule=rule_of(election),
        nominations=tuple(_nomination(election, actor, row, manages) for row in nominations),
        counts=selectors.tallied(nominations),
        candidates=tuple(
            _candidate(election, actor, row, manages) for row in selectors.candidacies_of(election)
        ),
        scrutineers=tuple(
            _scrutineer(election, actor, row, manages) for row in selectors.scrutineers_of(election)
        ),
        rounds=tuple(_round(election, actor, row, manages) for row in selectors.rounds_of(election)),
        elected=tuple(row for row in selectors.elected_in(election) if row.withdrawn_on is None),
        protocols=protocols,
        opinions=_opinions(protocols),
        history=tuple(selectors.history(election)[:SHOWN_ENTRIES]),
        may_manage=manages,
        may_nominate=_may_nominate(election, actor),
        may_vote=held is not None and selectors.entitled_by(held, actor),
        own_questions=tuple(_questions(election, nominations, actor)),
    )


def _is_unsent(election: Election, held: Round | None) -> bool:
    """Tell whether a round is open in which people vote by link, and no link was sent yet."""
    if held is None or held.poll.form == Form.ROOM:
        return False
    return times_sent(election, LetterKind.VOTE) == 0


def _opinions(protocols: tuple[Protocol, ...]) -> tuple[str, ...]:
    """Return what the scrutineers say of the last protocol, in sentences."""
    return tuple(opinion_sentence(one) for one in selectors.opinions_of(protocols[-1])) if protocols else ()


def _may_nominate(election: Election, actor: Actor) -> bool:
    today = clock.today()
    return election.accepts_nominations(today) and bool(selectors.voters_of_account(actor, election, today))


def _questions(election: Election, nominations: list[Nomination], actor: Actor) -> list[Nomination]:
    """Return the nominations the account itself is asked about."""
    voices = selectors.voices_of_account(actor, election.partnership, clock.today())
    persons = {row.person_id for row in voices}
    institutions = {row.organization_id for row in voices if row.kind in selectors.SPEAKING}
    waiting = [row for row in nominations if row.consent_at is None]
    asked = [
        row
        for row in waiting
        if (row.person_id in persons if row.person_id else row.organization_id in institutions)
    ]
    return [row for row in asked if rules.can_answer_consent(actor, row)]


def _waiting(election: Election) -> str:
    return {
        State.CALLED: _("Nominations are being collected."),
        State.CANDIDATES: _("The candidates are named; the vote has not begun."),
        State.VOTING: _("The vote is open. Nobody sees a result before the close."),
        State.COUNTED: _("The votes are counted; the result waits for its confirmation."),
        State.DECIDED: _("The result is confirmed and the seats are filled."),
        State.ANNULLED: _("The election was annulled: %(ground)s") % {"ground": election.annulment},
    }[State(election.state)]


def _next(election: Election, actor: Actor) -> tuple[str, list[Offer]]:
    """Return the sentence of what is next, and the deed that does it."""
    state = State(election.state)
    addresses: tuple[str, ...] = ()
    words = _waiting(election)
    if state == State.CALLED:
        addresses = ("zamknij-zgloszenia",)
    elif state == State.CANDIDATES:
        addresses = _before_the_vote(election)
    elif state == State.VOTING:
        held = selectors.open_round_of(election)
        return words, _closing(election, actor, held) if held else []
    elif state == State.COUNTED:
        plan = selectors.plan_of(election)
        written = election.protocols.exists()
        if plan is not None:
            words = _("A further round is due: %(kind)s. Seats: %(seats)s, candidates: %(candidates)s.") % {
                "kind": plan.kind.label,
                "seats": plan.seats,
                "candidates": len(plan.standing),
            }
            addresses = ("otworz-ture", "protokol", *(("wynik",) if written else ()))
        else:
            addresses = ("wynik", "protokol") if written else ("protokol",)
    return words, [offer(actor, election, "wybory", election, address) for address in addresses]


def _before_the_vote(election: Election) -> tuple[str, ...]:
    """Return what comes first: the candidates' page, then the committee, without which no round is opened."""
    if election.candidates_published_at is None:
        return ("opublikuj",)
    return ("otworz-ture",) if selectors.scrutineers_of(election) else ("skrutator",)


def _closing(election: Election, actor: Actor, held: Round) -> list[Offer]:
    """Return the close, and the numbers from paper while nobody has voted by link or account."""
    by_paper = rules.can_count_on_paper(actor, held)
    place = [election.partnership.slug, election.number, held.number]
    paper = Offer(
        gettext_lazy("Enter numbers from paper"), reverse("elections:round_paper", args=place), by_paper
    )
    return [offer(actor, election, "tura", held, "zamknij"), *([paper] if by_paper else [])]


def _others(election: Election, actor: Actor, shown: Sequence[Offer]) -> list[Offer]:
    found = possible(actor, election, "wybory", election, "terminy", "skrutator", "uniewaznij")
    return [one for one in found if one not in shown]


def _nomination(election: Election, actor: Actor, row: Nomination, manages: bool) -> Row:
    addresses = ("zgoda", "przyjmij", "odrzuc", "przywroc", "wycofaj")
    row.election = election
    if not manages or election.state != State.CALLED:
        return Row(row, ())
    return Row(row, tuple(possible(actor, election, "zgloszenie", row, *addresses)))


def _candidate(election: Election, actor: Actor, row: Candidacy, manages: bool) -> Row:
    row.election = election
    return Row(row, tuple(possible(actor, election, "kandydat", row, "wykresl")) if manages else ())


def _scrutineer(election: Election, actor: Actor, row: Scrutineer, manages: bool) -> Row:
    row.election = election
    return Row(row, tuple(possible(actor, election, "skrutator", row, "odwolaj")) if manages else ())


def _round(election: Election, actor: Actor, row: Round, manages: bool) -> RoundRow:
    row.election = election
    return RoundRow(
        held=row,
        turnout=turnout_of(row.poll),
        is_open=row.poll.state == PollState.OPEN,
        is_annulled=row.poll.state == PollState.ANNULLED,
        offers=tuple(possible(actor, election, "tura", row, "uniewaznij")) if manages else (),
    )
