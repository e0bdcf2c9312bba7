"""Who may call, prepare, take part in and decide an election, and whether it is time."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.elections import selectors
from spoiwo.elections.models import Candidacy, Confirmation, Election, Invitee, Nomination, Round
from spoiwo.elections.states import MOVES, NOMINATION_MOVES, Consent, NominationState, State, Verdict
from spoiwo.notifications.services import is_held_by
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_view_partnership, has_permission
from spoiwo.voting.selectors import turnout_of
from spoiwo.voting.states import Form, Secrecy
from spoiwo.voting.states import State as PollState

MANAGE = "elections.manage_election"
TAKE_PART = "elections.take_part"


def visible_elections(actor: Actor, partnership: Partnership) -> QuerySet[Election]:
    """Return the elections of the partnership to whoever works in it, none to others."""
    rows: QuerySet[Election] = Election.objects.filter(partnership=partnership)
    return rows if can_view_partnership(actor, partnership) else rows.none()


def can_call_election(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, MANAGE)


def can_manage_election(actor: Actor, election: Election) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, election.partnership_id, MANAGE)


def can_move_days(actor: Actor, election: Election) -> Decision:
    """Allow the days of an election to change until the candidates are named."""
    return first_denial(
        can_manage_election(actor, election),
        _when(election.state == State.CALLED, _("The list of candidates is closed; its days are past.")),
    )


def can_nominate(actor: Actor, election: Election, organization_id: int, day: date) -> Decision:
    """Allow an institution of the electorate through its own representative of the day, by account or by
    personal link, within the days set; the secretariat writes down what came on paper."""
    return first_denial(
        _when(
            election.state == State.CALLED,
            _("The list of candidates is closed. No more nominations are accepted."),
        ),
        _when(day >= election.nominations_from, _("Nominations have not begun yet.")),
        _when(day < election.nominations_to, _("The time of nominations is over.")),
        _speaks_for(actor, election, organization_id, day),
    )


def _speaks_for(actor: Actor, election: Election, organization_id: int, day: date) -> Decision:
    voter = selectors.voter_on(election, organization_id, day)
    if voter is None:
        return Denied(_("Only an institution that may vote in this election nominates."))
    if actor.actor_id in voter.accounts or can_manage_election(actor, election):
        return Allowed()
    if not actor.actor_id.startswith("link:"):
        return Denied(_("Only the institution's own representative nominates for it."))
    asked = Invitee.objects.filter(election=election, organization=organization_id)
    invitee = asked.filter(link=int(actor.actor_id.removeprefix("link:"))).first()
    if invitee is None:
        return Denied(_("This link belongs to another institution."))
    return _when(
        voter.person is not None and invitee.person_id == voter.person.pk,
        _("The institution has another representative now. Ask the secretariat for a link of your own."),
    )


def can_answer_consent(actor: Actor, nomination: Nomination) -> Decision:
    """Allow the nominee by personal link or own account; the secretariat writes down a consent on paper."""
    election = nomination.election
    return first_denial(
        _is_nominee(actor, nomination),
        _when(
            nomination.state == NominationState.RECEIVED,
            _("This nomination was already decided, or withdrawn."),
        ),
        _when(
            election.state == State.CALLED,
            _("The list of candidates is closed. A consent can no longer be given."),
        ),
        _when(nomination.consent in {Consent.NOT_ASKED, Consent.ASKED}, _("The answer was already given.")),
    )


def is_nominee(actor: Actor, nomination: Nomination) -> bool:
    """Tell whether it is the person nominated, by the link that was given or by an account.

    Where the institution has named nobody, its representative answers.
    """
    today = clock.today()
    if _has_link_of(actor, nomination):
        return _is_still_held(nomination, today)
    partnership = nomination.election.partnership
    if nomination.person is None:
        return selectors.is_account_for(actor, partnership, nomination.organization_id, today)
    return selectors.is_account_of(actor, partnership, nomination.person, today)


def _has_link_of(actor: Actor, nomination: Nomination) -> bool:
    return nomination.link_id is not None and actor.actor_id == f"link:{nomination.link_id}"


def _is_still_held(nomination: Nomination, day: date) -> bool:
    """Tell whether whoever was given the link still speaks; a link of a person nominated is that person's."""
    link = nomination.link
    return link is not None and is_held_by(link, selectors.consent_holder(nomination, day))


def _is_nominee(actor: Actor, nomination: Nomination) -> Decision:
    if can_manage_election(actor, nomination.election) or is_nominee(actor, nomination):
        return Allowed()
    if _has_link_of(actor, nomination):
        return Denied(
            _("The institution has another representative now. Ask the secretariat for a link of your own.")
        )
    return Denied(_("Only the person nominated answers whether to stand."))


def can_ask_consent(actor: Actor, nomination: Nomination) -> Decision:
    """Allow the secretariat to ask, and to ask again, until the answer has come."""
    return first_denial(
        can_manage_election(actor, nomination.election),
        _when(
            nomination.state == NominationState.RECEIVED
            and nomination.consent in {Consent.NOT_ASKED, Consent.ASKED},
            _("The answer has come already, or the nomination was decided."),
        ),
    )


def can_accept_nomination(actor: Actor, nomination: Nomination) -> Decision:
    """Allow a nomination with consent to be accepted while the list is open."""
    return first_denial(
        _can_judge(actor, nomination, NominationState.ACCEPTED),
        _when(
            nomination.consent == Consent.GIVEN,
            _("The person nominated has not agreed to stand yet."),
        ),
    )


def can_reject_nomination(actor: Actor, nomination: Nomination) -> Decision:
    """Allow a nomination to be rejected with a ground while the list is open."""
    return _can_judge(actor, nomination, NominationState.REJECTED)


def can_restore_nomination(actor: Actor, nomination: Nomination) -> Decision:
    """Allow a rejection to be taken back while the list is open."""
    return _can_judge(actor, nomination, NominationState.RECEIVED)


def can_withdraw_nomination(actor: Actor, nomination: Nomination) -> Decision:
    """Allow the nominee, or the secretariat on a written wish, while the list is open."""
    return first_denial(
        _is_nominee(actor, nomination),
        _is_open(nomination.election),
        _when(
            NominationState.WITHDRAWN in NOMINATION_MOVES[NominationState(nomination.state)],
            _("This nomination no longer stands."),
        ),
    )


def _can_judge(actor: Actor, nomination: Nomination, to: NominationState) -> Decision:
    return first_denial(
        can_manage_election(actor, nomination.election),
        _is_open(nomination.election),
        _when(
            to in NOMINATION_MOVES[NominationState(nomination.state)],
            _("This nomination was already decided, or withdrawn."),
        ),
    )


def _is_open(election: Election) -> Decision:
    return _when(election.state == State.CALLED, _("The list of candidates is already closed."))


def can_close_nominations(actor: Actor, election: Election, day: date) -> Decision:
    """Allow the list of candidates to be closed once the time of nominations is over."""
    return first_denial(
        can_manage_election(actor, election),
        _is_open(election),
        _when(
            day >= election.nominations_to,
            _("Nominations are still accepted. The list is closed after their last day."),
        ),
    )


def can_publish_candidates(actor: Actor, election: Election) -> Decision:
    """Allow the candidates' page to be opened, once."""
    return first_denial(
        can_manage_election(actor, election),
        _when(election.state == State.CANDIDATES, _("The candidates are not named yet, or the vote began.")),
        _when(election.candidates_published_at is None, _("The candidates' page is already open.")),
    )


def can_withdraw_candidacy(actor: Actor, candidacy: Candidacy) -> Decision:
    """Allow a candidate to be struck from the list between rounds, until the result is confirmed."""
    return first_denial(
        can_manage_election(actor, candidacy.election),
        _when(candidacy.withdrawn_on is None, _("This candidate no longer stands.")),
        _when(
            candidacy.election.state in {State.CANDIDATES, State.COUNTED},
            _("While votes are being cast, and after the result, the list of candidates stays as it is."),
        ),
    )


def can_appoint_scrutineer(actor: Actor, election: Election) -> Decision:
    """Allow the committee to change until the vote begins."""
    return first_denial(
        can_manage_election(actor, election),
        _when(
            election.state in {State.CALLED, State.CANDIDATES},
            _("The vote has begun; its committee stays as it is."),
        ),
    )


def can_open_round(actor: Actor, election: Election) -> Decision:
    """Allow the round that is due to be opened."""
    return first_denial(
        can_manage_election(actor, election),
        _when(
            election.state in {State.CANDIDATES, State.COUNTED},
            _("A round can be opened once the candidates are named and no other round is open."),
        ),
        _when(
            election.candidates_published_at is not None,
            _("Open the candidates' page first, so that the voters can read it."),
        ),
    )


def can_close_round(actor: Actor, held: Round) -> Decision:
    """Allow an open round to be closed."""
    return first_denial(
        can_manage_election(actor, held.election),
        _when(held.poll.state == PollState.OPEN, _("This round is not open.")),
    )


def can_count_on_paper(actor: Actor, held: Round) -> Decision:
    """Allow numbers counted on paper to be entered for an open round in which nobody has voted here."""
    poll = held.poll
    return first_denial(
        can_close_round(actor, held),
        _when(
            poll.form != Form.REMOTE and poll.secrecy != Secrecy.NAMED,
            _("This vote is not one that can be held on paper."),
        ),
        _when(
            turnout_of(poll).cast == 0,
            _("Somebody has already voted by link or account, so paper ballots are not counted beside them."),
        ),
    )


def can_annul_round(actor: Actor, held: Round) -> Decision:
    """Allow a round to be annulled with a ground until the result is confirmed."""
    return first_denial(
        can_manage_election(actor, held.election),
        _when(
            held.election.state in {State.VOTING, State.COUNTED} and held.poll.state != PollState.ANNULLED,
            _("The result of the election is confirmed, or this round was annulled already."),
        ),
    )


def can_write_protocol(actor: Actor, election: Election) -> Decision:
    """Allow the protocol once a round was counted, until the result is confirmed."""
    return first_denial(
        can_manage_election(actor, election),
        _when(election.state == State.COUNTED, _("The protocol is written when a round has been counted.")),
    )


def can_answer_protocol(actor: Actor, asked: Confirmation) -> Decision:
    """Allow the scrutineer, by the personal link alone, to confirm the protocol that holds or to remark."""
    election = asked.protocol.election
    last = selectors.last_protocol_of(election)
    return first_denial(
        _when(
            asked.link_id is not None and actor.actor_id == f"link:{asked.link_id}",
            _("Only the scrutineer who was asked answers."),
        ),
        _when(
            election.state in {State.COUNTED, State.DECIDED},
            _("The election was annulled, or votes are being cast again."),
        ),
        _when(
            last is not None and last.pk == asked.protocol_id,
            _("A later protocol replaced this one. Ask the secretariat for a new link."),
        ),
        _when(asked.verdict != Verdict.CONFIRMED, _("This protocol is confirmed by you already.")),
    )


def can_confirm_result(actor: Actor, election: Election) -> Decision:
    """Allow a counted election to be confirmed."""
    return first_denial(
        can_manage_election(actor, election),
        _when(election.state == State.COUNTED, _("The votes are not counted, or the result is confirmed.")),
    )


def can_annul_election(actor: Actor, election: Election) -> Decision:
    """Allow an election to be annulled, once."""
    return first_denial(
        can_manage_election(actor, election),
        _when(State.ANNULLED in MOVES[State(election.state)], _("This election was already annulled.")),
    )


def can_send_letters(actor: Actor, election: Election) -> Decision:
    """Allow letters about the election to be sent by those who prepare it."""
    return can_manage_election(actor, election)


def _when(condition: bool, otherwise: Sentence) -> Decision:
    return Allowed() if condition else Denied(otherwise)
