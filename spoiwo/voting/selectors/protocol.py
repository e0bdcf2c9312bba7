"""Everything the minutes print of a poll."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.voting import wording
from spoiwo.voting.counting import Choice, ElectionCount, MotionCount, lot_number
from spoiwo.voting.models import AnnulledBallot, Ballot, Entitlement, Option, Poll
from spoiwo.voting.scrutiny import paper_of
from spoiwo.voting.selectors.polls import may_be_named, voters_so_far
from spoiwo.voting.selectors.results import tally_of
from spoiwo.voting.snapshots import Count, count_of, rule_of
from spoiwo.voting.states import Secrecy


@dataclass(frozen=True, slots=True)
class ExcludedLine:
    """An institution that did not vote on the question, and why."""

    institution: str
    because: str


@dataclass(frozen=True, slots=True)
class NamedVote:
    """How an institution voted in a poll by name; ``choice`` in words, "did not vote" included."""

    institution: str
    voter: str
    office: str
    choice: str


@dataclass(frozen=True, slots=True)
class CorrectedLine:
    """A raised hand entered wrong and corrected before the close: what was entered first is not counted.

    ``entered`` is told only where votes stand by name.
    """

    institution: str
    entered: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """A candidate with the votes."""

    key: str
    label: str
    group: str
    votes: int
    is_elected: bool
    is_passed_over: bool
    is_in_second_round: bool


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A candidate in the order of the lot, with the number anybody can compute from the seed."""

    votes: int
    key: str
    label: str
    lot_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """The poll as it was decided; sentences are in the reader's language, numbers stand in ``count``.

    ``voters`` is None where naming who voted in secret could tell how, and of a vote on paper, whose numbers
    ``paper`` says; ``seed`` and ``commitment`` are
    empty for a motion.
    """

    question: str
    secrecy: str
    form: str
    opened_at: datetime
    closed_at: datetime
    rules_reference: str
    rule: tuple[str, ...]
    count: Count
    counted: str
    paper: str
    votes: str
    outcome: str
    unmet: tuple[str, ...]
    excluded: tuple[ExcludedLine, ...]
    named_votes: tuple[NamedVote, ...]
    corrected: tuple[CorrectedLine, ...]
    voters: tuple[str, ...] | None
    candidates: tuple[CandidateLine, ...]
    draws: tuple[DrawLine, ...]
    seed: str
    commitment: str
    annulment: str


def protocol_of(poll: Poll) -> Protocol:
    """Return everything the minutes print, from the stored tally; NotAllowed before the close."""
    tally = tally_of(poll)
    poll = tally.poll
    count = count_of(poll.kind, tally.count)
    options = {option.key: option for option in Option.objects.filter(poll=poll)}
    paper = paper_of(poll)
    election = count if isinstance(count, ElectionCount) else None
    return Protocol(
        question=poll.question,
        secrecy=poll.get_secrecy_display(),
        form=poll.get_form_display(),
        opened_at=_known(poll.opened_at),
        closed_at=_known(poll.closed_at),
        rules_reference=poll.rules_reference,
        rule=wording.rule_sentences(rule_of(poll.kind, tally.rules)),
        count=count,
        counted=wording.counted_sentence(count),
        paper=wording.paper_sentence(paper) if paper else "",
        votes=wording.votes_sentence(count) if isinstance(count, MotionCount) else "",
        outcome=wording.outcome_sentence(count),
        unmet=wording.unmet_sentences(election) if election else (),
        excluded=_excluded(poll),
        named_votes=_named_votes(poll, options) if poll.secrecy == Secrecy.NAMED else (),
        corrected=_corrected(poll, options),
        voters=None if paper else _voters(poll, count),
        candidates=_candidates(election, options) if election else (),
        draws=_draws(election, options, poll.draw_seed) if election else (),
        seed=poll.draw_seed if election else "",
        commitment=poll.draw_commitment if election else "",
        annulment=poll.annulment,
    )


def _known(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("a closed poll has its moments")  # the database keeps it so
    return moment


def _excluded(poll: Poll) -> tuple[ExcludedLine, ...]:
    rows = Entitlement.objects.filter(poll=poll).exclude(excluded_because="")
    return tuple(ExcludedLine(row.organization_name, row.excluded_because) for row in rows)


def _voters(poll: Poll, count: Count) -> tuple[str, ...] | None:
    if poll.is_secret and not may_be_named(count.cast, count.entitled):
        return None
    return tuple(voters_so_far(poll))


def _named_votes(poll: Poll, options: dict[str, Option]) -> tuple[NamedVote, ...]:
    ballots = Ballot.objects.filter(entitlement__poll=poll).values_list("entitlement", "choices")
    cast = dict(ballots)
    return tuple(
        NamedVote(
            row.organization_name,
            row.voter_name,
            row.voter_office,
            _in_words(cast.get(row.pk), options),
        )
        for row in Entitlement.objects.filter(poll=poll, excluded_because="")
    )


def _corrected(poll: Poll, options: dict[str, Option]) -> tuple[CorrectedLine, ...]:
    rows = AnnulledBallot.objects.filter(entitlement__poll=poll).select_related("entitlement")
    is_named = poll.secrecy == Secrecy.NAMED
    return tuple(
        CorrectedLine(
            row.entitlement.organization_name,
            _in_words(row.choices, options) if is_named else "",
            row.ground,
        )
        for row in rows
    )


def _in_words(choices: list[str] | None, options: dict[str, Option]) -> str:
    if choices is None:
        return _("did not vote")
    if not choices:
        return _("blank ballot")
    said = {Choice.YES: pgettext("vote", "for"), Choice.NO: pgettext("vote", "against")}
    if options:
        return ", ".join(options[key].label for key in choices)
    return said.get(Choice(choices[0]), pgettext("vote", "abstained"))


def _candidates(count: ElectionCount, options: dict[str, Option]) -> tuple[CandidateLine, ...]:
    return tuple(
        CandidateLine(
            key=key,
            label=options[key].label,
            group=options[key].group,
            votes=votes,
            is_elected=key in count.elected,
            is_passed_over=key in count.passed_over,
            is_in_second_round=key in count.second_round,
        )
        for key, votes in count.votes
    )


def _draws(count: ElectionCount, options: dict[str, Option], seed: str) -> tuple[DrawLine, ...]:
    return tuple(
        DrawLine(draw.votes, key, options[key].label, lot_number(seed, key))
        for draw in count.draws
        for key in draw.order
    )
