"""Numbers of an election voted on paper in the room, checked before they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.voting.counting import ElectionRule, QuorumBasis
from spoiwo.voting.models import Ballot, Option, PaperCount, Participation, Poll
from spoiwo.voting.scrutiny import electorate_of
from spoiwo.voting.snapshots import rule_of
from spoiwo.voting.states import Form, Secrecy


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """Numbers as the scrutineers counted them; ``votes`` by the key of the candidate."""

    given_out: int
    taken_out: int
    invalid: int
    votes: Mapping[str, int]

    @property
    def valid(self) -> int:
        """How many ballots name somebody."""
        return self.taken_out - self.invalid


def record_paper(poll: Poll, draft: PaperDraft) -> PaperCount:
    """Keep the numbers of an open poll; the caller holds its lock and closes it.

    Raises WrongState where votes were cast here or the vote cannot be held on paper, BadInput with the
    field for numbers that do not add up.
    """
    rule = rule_of(poll.kind, poll.rules)
    if not isinstance(rule, ElectionRule) or poll.secrecy == Secrecy.NAMED or poll.form == Form.REMOTE:
        raise WrongState(_("This vote is not one that can be held on paper."))
    _refuse_two_boxes(poll)
    _check_ballots(poll, rule, draft)
    _check_votes(poll, rule, draft)
    made: PaperCount = PaperCount.objects.create(
        poll=poll,
        given_out=draft.given_out,
        taken_out=draft.taken_out,
        invalid=draft.invalid,
        votes=dict(draft.votes),
    )
    return made


def _refuse_two_boxes(poll: Poll) -> None:
    secret = Participation.objects.filter(entitlement__poll=poll).exists()
    if secret or Ballot.objects.filter(entitlement__poll=poll).exists():
        raise WrongState(
            _(
                "Somebody has already voted by link or account, and an institution could vote twice. Close "
                "the vote as usual, or annul it and hold it again on paper."
            )
        )


def _check_ballots(poll: Poll, rule: ElectionRule, draft: PaperDraft) -> None:
    electorate = electorate_of(poll)
    if min(draft.given_out, draft.taken_out, draft.invalid, *draft.votes.values()) < 0:
        raise BadInput(_("A number of votes is never below zero."), "given_out")
    if draft.given_out > electorate.entitled:
        raise BadInput(
            _("More ballots given out than institutions entitled: %(entitled)s.")
            % {"entitled": electorate.entitled},
            "given_out",
        )
    if rule.quorum.basis == QuorumBasis.PRESENT and draft.given_out > electorate.present:
        raise BadInput(
            _("More ballots given out than institutions marked as present: %(present)s.")
            % {"present": electorate.present},
            "given_out",
        )
    if draft.taken_out > draft.given_out:
        raise BadInput(_("More ballots taken out than given out."), "taken_out")
    if draft.invalid > draft.taken_out:
        raise BadInput(_("More invalid ballots than taken out."), "invalid")


def _check_votes(poll: Poll, rule: ElectionRule, draft: PaperDraft) -> None:
    keys = set(Option.objects.filter(poll=poll).values_list("key", flat=True))
    if set(draft.votes) != keys:
        raise BadInput(_("Write the votes of every candidate on the ballot, and of nobody else."))
    values = {"valid": draft.valid, "votes": sum(draft.votes.values())}
    for key, number in draft.votes.items():
        if number > draft.valid:
            raise BadInput(_("More votes than valid ballots: %(valid)s.") % values, f"votes_{key}")
    most = min(rule.most_choices, len(keys))
    if most == 1 and values["votes"] != draft.valid:
        raise BadInput(
            _("A ballot names one candidate, yet there are %(votes)s votes on %(valid)s valid ballots.")
            % values
        )
    if not draft.valid <= values["votes"] <= draft.valid * most:
        raise BadInput(
            _(
                "The votes (%(votes)s) do not add up to the valid ballots (%(valid)s): each names at least "
                "one candidate and at most %(most)s."
            )
            % (values | {"most": most})
        )
