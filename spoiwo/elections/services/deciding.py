"""The protocol, the result that fills seats, and the annulment that empties them."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.councils import services as councils
from spoiwo.councils.models import Seat, SeatHolding, Term
from spoiwo.councils.selectors import vacant_seats
from spoiwo.councils.states import EndReason, Origin
from spoiwo.elections import rules, selectors
from spoiwo.elections.events import ElectionAnnulled, ElectionDecided
from spoiwo.elections.models import Candidacy, Election, Protocol
from spoiwo.elections.selectors.protocol import digest, stored, text_of
from spoiwo.elections.services.shared import lock, need_words, note
from spoiwo.elections.states import MOVES, State
from spoiwo.voting import services as voting
from spoiwo.voting.states import State as PollState

ONE_DAY = timedelta(days=1)


@transaction.atomic
def write_protocol(*, actor: Actor, election: Election) -> Protocol:
    """Write down what the scrutineers found, for good; a later protocol replaces it, both stay."""
    lock(election)
    require(rules.can_write_protocol(actor, election))
    moment = clock.now()
    content = stored(text_of(election, moment))
    last = Protocol.objects.filter(election=election).aggregate(last=Max("number"))["last"] or 0
    protocol: Protocol = Protocol.objects.create(
        election=election, number=last + 1, written_at=moment, content=content, sha256=digest(content)
    )
    note(
        actor,
        "elections.protocol.written",
        protocol,
        election,
        number=protocol.number,
        sha256=protocol.sha256,
    )
    return protocol


@transaction.atomic
def confirm_result(
    *, actor: Actor, election: Election, since: date, leaves_seats_empty: bool = False
) -> Term:
    """Seat the elected from a day on, with the protocol as the ground, and return their term.

    A new term ends the one that runs on that day. Refused without a protocol of the last count, while a
    further round is due (unless ``leaves_seats_empty``), for an institution no longer a signatory.
    """
    lock(election)
    require(rules.can_confirm_result(actor, election))
    elected = [row for row in selectors.elected_in(election) if row.withdrawn_on is None]
    ground = _ground(_current_protocol(election))
    _check_decided(election, elected, leaves_seats_empty=leaves_seats_empty)
    _check_members(election, elected, since)
    term = _term(actor, election, since, ground)
    _seat(actor, term, elected, since, ground, is_demo=bool(election.demo_note))
    move(election, State.DECIDED, table=MOVES, decided_on=clock.today(), term=term)
    note(
        actor,
        "elections.election.decided",
        election,
        election,
        seated=len(elected),
        since=since,
        ground=ground,
    )
    publish(
        ElectionDecided(
            election_id=election.pk,
            partnership_id=election.partnership_id,
            term_id=term.pk,
            seats_filled=len(elected),
        )
    )
    return term


def _current_protocol(election: Election) -> Protocol:
    protocol = selectors.last_protocol_of(election)
    held = [row.poll for row in selectors.rounds_of(election)]
    last = max(moment for poll in held for moment in (poll.closed_at, poll.annulled_at) if moment is not None)
    if protocol is None or protocol.written_at < last:
        raise WrongState(
            _("Write the protocol of the scrutineers first: the seats are filled on its ground.")
        )
    return protocol


def _ground(protocol: Protocol) -> str:
    day = protocol.written_at.astimezone(clock.WARSAW)
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("protocol of the scrutineers no. %(number)s of %(day)s") % {
            "number": protocol.number,
            "day": f"{day:%d.%m.%Y}",
        }


def _check_decided(election: Election, elected: list[Candidacy], *, leaves_seats_empty: bool) -> None:
    if not elected:
        raise WrongState(_("Nobody was elected. Hold a further round, or annul the election."))
    if selectors.plan_of(election) is not None and not leaves_seats_empty:
        raise BadInput(
            _("A further round is due. Hold it, or confirm that the seats left stay empty."),
            "leaves_seats_empty",
        )


def _check_members(election: Election, elected: list[Candidacy], since: date) -> None:
    numbers = {row.nomination.organization_id for row in elected}
    gone = numbers - selectors.members_among(election.partnership, numbers, since)
    for row in elected:
        if row.nomination.organization_id in gone:
            raise BadInput(
                _("“%(institution)s” is no longer a signatory. Strike candidate no. %(number)s first.")
                % {"institution": row.institution, "number": row.number}
            )


def _term(actor: Actor, election: Election, since: date, ground: str) -> Term:
    if not election.opens_term and election.term is not None:
        return election.term
    running = selectors.term_on(election.body, since)
    if running is not None and running.valid_to is None:
        if running.valid_from >= since:
            raise BadInput(_("Another term began on that day or later. Choose a later day."), "since")
        councils.close_term(actor=actor, term=running, last_day=since - ONE_DAY, ground=ground)
    return councils.open_term(actor=actor, body=election.body, since=since, ground=ground)


def _seat(
    actor: Actor, term: Term, elected: list[Candidacy], since: date, ground: str, *, is_demo: bool
) -> None:
    empty: list[Seat | None] = [*vacant_seats(term, since)]
    for row in elected:
        draft = councils.SeatDraft(
            organization=row.nomination.organization,
            person=row.nomination.person,
            office=row.office,
            seat=empty.pop(0) if empty else None,
            ground=ground,
            is_demo=is_demo,
        )
        row.holding = councils.seat_member(
            actor=actor, term=term, draft=draft, origin=Origin.ELECTION, since=since
        )
        row.save(update_fields=["holding"])


@transaction.atomic
def annul_election(*, actor: Actor, election: Election, ground: str) -> None:
    """Let the election count for nothing: its polls are annulled, the seats it filled are vacated.

    A seat held for at least a day ends yesterday, one not yet held is taken back; a term the election
    opened ends with them. The term before stays closed: to reopen it is the council's own deed.
    """
    lock(election)
    require(rules.can_annul_election(actor, election))
    why = need_words(ground, _("Write on what ground the election is annulled."))
    had_filled_seats = election.state == State.DECIDED
    for held in selectors.rounds_of(election):
        if held.poll.state != PollState.ANNULLED:
            voting.annul_poll(actor=actor, poll=held.poll, ground=why)
    move(election, State.ANNULLED, table=MOVES, annulled_at=clock.now(), annulment=why)
    if had_filled_seats:
        _empty_seats(actor, election, why)
    note(actor, "elections.election.annulled", election, election, ground=why)
    publish(
        ElectionAnnulled(
            election_id=election.pk,
            partnership_id=election.partnership_id,
            had_filled_seats=had_filled_seats,
        )
    )


def _empty_seats(actor: Actor, election: Election, ground: str) -> None:
    today = clock.today()
    held = SeatHolding.objects.filter(candidacy__election=election, valid_to__isnull=True)
    for holding in held.select_related("term__body__partnership", "organization", "person"):
        if holding.valid_from < today:
            councils.vacate_seat(
                actor=actor,
                holding=holding,
                last_day=today - ONE_DAY,
                reason=EndReason.OTHER,
                ground=ground[:300],
            )
        else:
            councils.take_back_seat(actor=actor, holding=holding, ground=ground[:300])
    if election.opens_term and election.term is not None and election.term.valid_to is None:
        _end_term(actor, election, election.term, ground)


def _end_term(actor: Actor, election: Election, term: Term, ground: str) -> None:
    """End the term the election opened; one that nobody has sat in yet is taken back."""
    today = clock.today()
    if term.valid_from < today:
        councils.close_term(actor=actor, term=term, last_day=today - ONE_DAY, ground=ground[:300])
    elif not term.holdings.exists() and not term.sequences.exists():
        election.term = None
        election.save(update_fields=["term"])
        councils.take_back_term(actor=actor, term=term, ground=ground[:300])
