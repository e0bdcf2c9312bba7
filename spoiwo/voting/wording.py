"""The sentences of a protocol, in the reader's language."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from spoiwo.voting.counting import (
    Base,
    ElectionCount,
    ElectionMajority,
    ElectionOutcome,
    ElectionRule,
    Majority,
    Method,
    MotionCount,
    MotionRule,
    Quorum,
    QuorumBasis,
    Quota,
    Reason,
)
from spoiwo.voting.counting.quorum import HALF
from spoiwo.voting.models import PaperCount
from spoiwo.voting.snapshots import Count, Rule


def rule_sentences(rule: Rule) -> tuple[str, ...]:
    """Say the rule in full: quorum, majority, and what else decides."""
    if isinstance(rule, MotionRule):
        chair = (_("In a tie the chair's vote decides."),) if rule.asks_chair else ()
        return (_quorum(rule.quorum), _majority(rule), *chair)
    return (_quorum(rule.quorum), *_election_rule(rule))


def _quorum(quorum: Quorum) -> str:
    if quorum.basis == QuorumBasis.NONE:
        return _("No quorum is asked.")
    if quorum.basis == QuorumBasis.CAST:
        return _at_least_or_more(
            quorum,
            _("Quorum: at least %(share)s of the entitled vote."),
            _("Quorum: more than %(share)s of the entitled vote."),
        )
    return _at_least_or_more(
        quorum,
        _("Quorum: at least %(share)s of the entitled are present."),
        _("Quorum: more than %(share)s of the entitled are present."),
    )


def _at_least_or_more(quorum: Quorum, at_least: str, more: str) -> str:
    return (more if quorum.is_more_than else at_least) % {"share": _share(quorum.share)}


def _share(share: Fraction) -> str:
    return pgettext("share", "half") if share == HALF else f"{share.numerator}/{share.denominator}"


def _majority(rule: MotionRule) -> str:
    if rule.majority == Majority.SIMPLE:
        return _("Simple majority: more votes for than against; abstentions are not counted.")
    if rule.majority == Majority.ABSOLUTE:
        return _("Absolute majority: more than half of the votes cast are for.")
    share = {"share": _share(rule.share)}
    if rule.base == Base.ENTITLED:
        return _("Qualified majority: at least %(share)s of the entitled are for.") % share
    return _("Qualified majority: at least %(share)s of the votes cast are for.") % share


def _election_rule(rule: ElectionRule) -> tuple[str, ...]:
    number = rule.seats
    seats = ngettext("%(number)s seat is filled.", "%(number)s seats are filled.", number)
    method = _("A ballot names one candidate.")
    if rule.method == Method.APPROVAL:
        most = rule.most_choices
        method = ngettext(
            "A ballot names at most %(number)s candidate.",
            "A ballot names at most %(number)s candidates.",
            most,
        ) % {"number": most}
    majority = (
        _("Elected are those named on more than half of the ballots cast.")
        if rule.majority == ElectionMajority.ABSOLUTE
        else _("Elected are those with the most votes.")
    )
    lot = _("Between equals the lot decides.")
    return (seats % {"number": number}, method, majority, lot, *(_quota(quota) for quota in rule.quotas))


def _quota(quota: Quota) -> str:
    values = {"group": quota.group, "least": quota.minimum, "most": quota.maximum}
    if quota.maximum is None:
        return _("Elected from “%(group)s”: at least %(least)s.") % values
    if not quota.minimum:
        return _("Elected from “%(group)s”: at most %(most)s.") % values
    return _("Elected from “%(group)s”: from %(least)s to %(most)s.") % values


def counted_sentence(count: Count) -> str:
    """Say how many were entitled, present where that was marked, and voted."""
    entitled = ngettext(
        "%(number)s institution entitled", "%(number)s institutions entitled", count.entitled
    ) % {"number": count.entitled}
    present = ngettext("%(number)s present", "%(number)s present", count.present) % {"number": count.present}
    cast = ngettext("%(number)s vote cast", "%(number)s votes cast", count.cast) % {"number": count.cast}
    if count.cast and not count.present:
        # Nobody counted who was there: "0 present" beside votes cast would read as a mistake.
        return _("%(entitled)s, %(cast)s.") % {"entitled": entitled, "cast": cast}
    return _("%(entitled)s, %(present)s, %(cast)s.") % {
        "entitled": entitled,
        "present": present,
        "cast": cast,
    }


def paper_sentence(paper: PaperCount) -> str:
    """Say how many paper ballots there were."""
    return _(
        "Voted on paper: ballots given out %(given)s, taken out of the box %(taken)s, invalid or blank "
        "%(invalid)s, valid %(valid)s."
    ) % {
        "given": paper.given_out,
        "taken": paper.taken_out,
        "invalid": paper.invalid,
        "valid": paper.valid,
    }


def votes_sentence(count: MotionCount) -> str:
    """Say how many were for, against and abstained."""
    return _("For: %(yes)s, against: %(no)s, abstained: %(abstain)s.") % {
        "yes": count.yes,
        "no": count.no,
        "abstain": count.abstain,
    }


def outcome_sentence(count: Count) -> str:
    """Say what follows from the numbers, and why."""
    if isinstance(count, MotionCount):
        return _motion_outcome(count)
    return _election_outcome(count)


def _no_quorum(needed: int) -> str:
    return _("There was no quorum (needed: %(needed)s), so nothing was decided.") % {"needed": needed}


def _motion_outcome(count: MotionCount) -> str:
    if count.reason == Reason.NO_QUORUM:
        return _no_quorum(count.quorum_needed)
    if count.reason == Reason.CHAIR_FOR:
        return _("Adopted: the votes were equal and the chair voted for.")
    if count.reason == Reason.CHAIR_AGAINST:
        return _("Not adopted: the votes were equal and the chair voted against.")
    if count.reason == Reason.TIE:
        return _("Not adopted: the votes were equal.")
    values = {"yes": count.yes, "needed": count.yes_needed}
    if count.reason == Reason.MAJORITY:
        return _("Adopted: votes for %(yes)s, needed %(needed)s.") % values
    return _("Not adopted: votes for %(yes)s, needed %(needed)s.") % values


def _election_outcome(count: ElectionCount) -> str:
    if count.outcome == ElectionOutcome.NO_QUORUM:
        return _no_quorum(count.quorum_needed)
    if count.outcome == ElectionOutcome.FILLED:
        return _("All seats are filled.")
    vacant = {"number": count.vacant}
    if count.outcome == ElectionOutcome.SECOND_ROUND:
        return (
            ngettext(
                "A second round is needed for %(number)s seat.",
                "A second round is needed for %(number)s seats.",
                count.vacant,
            )
            % vacant
        )
    return ngettext("%(number)s seat stays empty.", "%(number)s seats stay empty.", count.vacant) % vacant


def unmet_sentences(count: ElectionCount) -> tuple[str, ...]:
    """Say which quotas the votes could not fill."""
    return tuple(
        _("From “%(group)s” at least %(least)s should be elected; elected: %(elected)s.")
        % {"group": quota.group, "least": quota.minimum, "elected": quota.elected}
        for quota in count.unmet
    )


def voter_sentence() -> str:
    """Say to the voter of a secret poll what protects the vote, and what does not."""
    return _(
        "Nobody sees the result before the close, and afterwards nothing shown or kept in the records says "
        "how anybody voted; a person running the server could find it out during the vote or from its "
        "technical traces, and so can whoever is shown the receipt."
    )
