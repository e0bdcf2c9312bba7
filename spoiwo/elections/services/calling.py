"""Calling an election under the rules of the day, and moving its days."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

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
from spoiwo.common.polish import long_date
from spoiwo.councils.models import Body, ByLaws, Term
from spoiwo.councils.selectors import bylaws_on, composition_on
from spoiwo.elections import rules, selectors
from spoiwo.elections.events import ElectionCalled
from spoiwo.elections.models import Election
from spoiwo.elections.selectors.quotas import stored
from spoiwo.elections.services.shared import lock, need_words, note, refusing
from spoiwo.elections.states import BallotMethod, BallotOrder, Majority, QuorumBasis
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Category
from spoiwo.voting.states import Form, Secrecy


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionDraft:
    """What an election is about and its rules. ``nominations_to`` is the first day out.

    ``opens_term`` False fills vacant seats of the term that runs on the day of the vote. Without
    ``voters_body`` all signatories vote.
    """

    title: str
    body: Body
    seats: int
    nominations_from: date
    nominations_to: date
    vote_on: date
    opens_term: bool = True
    voters_body: Body | None = None
    meeting: Meeting | None = None
    form: Form = Form.HYBRID
    secrecy: Secrecy = Secrecy.SECRET
    method: BallotMethod = BallotMethod.APPROVAL
    max_choices: int | None = None
    majority: Majority = Majority.PLURALITY
    second_majority: Majority = Majority.PLURALITY
    quorum_basis: QuorumBasis = QuorumBasis.CAST
    quorum_share: str = "1/2"
    ballot_order: BallotOrder = BallotOrder.ALPHABET
    demo_note: str = ""


@transaction.atomic
def call_election(*, actor: Actor, partnership: Partnership, draft: ElectionDraft) -> Election:
    """Call an election under the by-laws in force today; raises BadInput where it could not be held."""
    require(rules.can_call_election(actor, partnership))
    # Two elections of one body called at once, or two with one number, follow each other here.
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    today = clock.today()
    _check_body(draft)
    _check_numbers(draft)
    bylaws = bylaws_on(draft.body, today)
    term = None if draft.opens_term else _running_term(draft)
    sitting = [one.category for one in composition_on(term, draft.vote_on).members]
    _check_size(bylaws, draft.seats + len(sitting))
    last = Election.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    with refusing():
        election = _create(partnership, draft, bylaws, term, sitting, number=last + 1, today=today)
    note(
        actor,
        "elections.election.called",
        election,
        election,
        body=draft.body.name,
        seats=draft.seats,
        rules_reference=election.rules_reference,
        vote_on=draft.vote_on,
    )
    publish(ElectionCalled(election_id=election.pk, partnership_id=partnership.pk, body_id=draft.body.pk))
    return election


def _create(
    partnership: Partnership,
    draft: ElectionDraft,
    bylaws: ByLaws | None,
    term: Term | None,
    sitting: list[Category],
    *,
    number: int,
    today: date,
) -> Election:
    quotas = selectors.quotas_of(
        bylaws, seats=draft.seats, all_seats=draft.seats + len(sitting), sitting=sitting
    )
    names = (
        "seats",
        "nominations_from",
        "nominations_to",
        "vote_on",
        "opens_term",
        "voters_body",
        "body",
        "meeting",
    )
    rule = ("form", "secrecy", "method", "max_choices", "majority", "second_majority", "quorum_basis")
    election: Election = Election.objects.create(
        **{name: getattr(draft, name) for name in (*names, *rule)},
        partnership=partnership,
        number=number,
        title=need_words(draft.title, _("Write what is elected."), "title"),
        term=term,
        bylaws=bylaws,
        rules_reference=_reference(draft.body, bylaws),
        called_on=today,
        quorum_share=draft.quorum_share,
        quotas=stored(quotas),
        ballot_order=draft.ballot_order,
        demo_note=draft.demo_note.strip(),
    )
    return election


def _reference(body: Body, bylaws: ByLaws | None) -> str:
    """Return the words for the rules, in Polish: they are printed on papers."""
    with translation.override(settings.LANGUAGE_CODE):
        if bylaws is None:
            return gettext("%(body)s: no by-laws recorded; rules set when the election was called") % {
                "body": body.name
            }
        since = long_date(bylaws.valid_from)
        words = gettext("%(body)s, by-laws, version %(number)s, in force since %(day)s") % {
            "body": body.name,
            "number": bylaws.number,
            "day": since,
        }
    return f"{words} ({bylaws.ground})"[:300] if bylaws.ground else words[:300]


def _check_body(draft: ElectionDraft) -> None:
    body = draft.body
    if body.is_external:
        raise BadInput(_("A body of another institution is not elected here."), "body")
    if draft.vote_on < body.valid_from or (body.valid_to is not None and draft.vote_on >= body.valid_to):
        raise BadInput(_("The body does not exist on the day of the vote."), "vote_on")
    if draft.meeting is not None and draft.meeting.day != draft.vote_on:
        raise BadInput(_("The meeting is on another day than the vote."), "vote_on")
    other = selectors.running_election_of(body)
    if other is not None:
        raise WrongState(
            _("Another election of this body is not over yet: “%(title)s”.") % {"title": other.title}
        )


def _check_numbers(draft: ElectionDraft) -> None:
    try:
        share = Fraction(draft.quorum_share)
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput(_("Write a share as a fraction, for example 1/2."), "quorum_share") from error
    if not 0 < share <= 1:
        raise BadInput(_("A quorum is a share that can be reached, for example 1/2."), "quorum_share")
    if draft.seats < 1:
        raise BadInput(_("At least one seat is filled."), "seats")
    if draft.max_choices is not None and draft.max_choices < 1:
        raise BadInput(_("A ballot names at least one candidate."), "max_choices")


def _running_term(draft: ElectionDraft) -> Term:
    term = selectors.term_on(draft.body, draft.vote_on)
    if term is None or term.valid_to is not None:
        raise BadInput(
            _("No term runs on the day of the vote, so it has no vacant seats. Choose a new term."),
            "opens_term",
        )
    return term


def _check_size(bylaws: ByLaws | None, members: int) -> None:
    if bylaws is None:
        return
    limits = {"count": members, "least": bylaws.size_from or "…", "most": bylaws.size_to or "…"}
    too_few = bylaws.size_from is not None and members < bylaws.size_from
    if too_few or (bylaws.size_to is not None and members > bylaws.size_to):
        raise BadInput(
            _("The body would have %(count)s members; the by-laws allow from %(least)s to %(most)s.")
            % limits,
            "seats",
        )


@transaction.atomic
def move_days(*, actor: Actor, election: Election, nominations_to: date, vote_on: date, ground: str) -> None:
    """Set another last day of nominations, or of the vote, until the candidates are named."""
    lock(election)
    require(rules.can_move_days(actor, election))
    why = need_words(ground, _("Write why the days change."))
    old = {"old_nominations_to": election.nominations_to, "old_vote_on": election.vote_on}
    election.nominations_to, election.vote_on = nominations_to, vote_on
    with refusing():
        election.save(update_fields=["nominations_to", "vote_on"])
    note(
        actor,
        "elections.election.days_moved",
        election,
        election,
        nominations_to=nominations_to,
        vote_on=vote_on,
        ground=why,
        **old,
    )
