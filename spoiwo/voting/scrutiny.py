"""Counting the ballots of a poll as they lie in the database. Only the close and a recount come here."""

from spoiwo.voting import counting
from spoiwo.voting.models import Ballot, Entitlement, PaperCount, Poll, SecretBallot
from spoiwo.voting.snapshots import Count, rule_of


def electorate_of(poll: Poll) -> counting.Electorate:
    """Return how many may vote and are present; those excluded from the question are neither."""
    voters = list(Entitlement.objects.filter(poll=poll, excluded_because=""))
    return counting.Electorate(entitled=len(voters), present=sum(voter.is_present for voter in voters))


def papers_of(poll: Poll) -> list[tuple[str, tuple[str, ...]]]:
    """Return receipts and choices, ordered by receipt: an order that tells nothing."""
    secret = SecretBallot.objects.filter(poll=poll).values_list("receipt", "choices")
    named = Ballot.objects.filter(entitlement__poll=poll).values_list("receipt", "choices")
    rows = [*secret] if poll.is_secret else [*named]
    return sorted((receipt, tuple(choices)) for receipt, choices in rows)


def count_ballots(poll: Poll) -> Count:
    """Count the poll under its own rule and seed, from its ballots or from the numbers on paper alone."""
    rule, electorate = rule_of(poll.kind, poll.rules), electorate_of(poll)
    papers = [choices for _receipt, choices in papers_of(poll)]
    if isinstance(rule, counting.MotionRule):
        votes = [counting.Choice(choices[0]) for choices in papers]
        return counting.count_motion(votes, electorate=electorate, rule=rule, chair=_chair(poll))
    rows = poll.options.all()
    candidates = [counting.Candidate(key=row.key, group=row.group) for row in rows]
    paper = paper_of(poll)
    if paper is not None:
        totals = counting.Totals(cast=paper.taken_out, blank=paper.invalid, votes=paper.votes)
        return counting.count_totals(
            totals, candidates=candidates, electorate=electorate, rule=rule, seed=poll.draw_seed
        )
    return counting.count_election(
        papers, candidates=candidates, electorate=electorate, rule=rule, seed=poll.draw_seed
    )


def paper_of(poll: Poll) -> PaperCount | None:
    """Return the numbers counted on paper; None where ballots were cast here."""
    found: PaperCount | None = PaperCount.objects.filter(poll=poll).first()
    return found


def _chair(poll: Poll) -> counting.Choice | None:
    ballots = Ballot.objects.filter(entitlement__poll=poll, entitlement__is_chair=True)
    choices = ballots.values_list("choices", flat=True).first()
    return counting.Choice(choices[0]) if choices else None
