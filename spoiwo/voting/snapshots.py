"""Rules and results as they are stored: plain JSON, fractions as "2/3", read back into the same values."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from spoiwo.voting import counting
from spoiwo.voting.states import Kind

Rule = counting.MotionRule | counting.ElectionRule
Count = counting.MotionCount | counting.ElectionCount
Data = dict[str, Any]


def kind_of(rule: Rule) -> Kind:
    """Return what is decided under such a rule."""
    return Kind.MOTION if isinstance(rule, counting.MotionRule) else Kind.ELECTION


def stored(value: Rule | Count) -> Data:
    """Return the value as JSON can hold it."""
    return {name: _plain(part) for name, part in asdict(value).items()}


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def rule_of(kind: str, data: Data) -> Rule:
    """Return the rule as it was."""
    if kind == Kind.MOTION:
        return counting.MotionRule(
            quorum=_quorum(data["quorum"]),
            majority=counting.Majority(data["majority"]),
            share=Fraction(data["share"]),
            base=counting.Base(data["base"]),
            tie_break=counting.TieBreak(data["tie_break"]),
        )
    return counting.ElectionRule(
        seats=data["seats"],
        method=counting.Method(data["method"]),
        majority=counting.ElectionMajority(data["majority"]),
        quorum=_quorum(data["quorum"]),
        max_choices=data["max_choices"],
        quotas=tuple(counting.Quota(**quota) for quota in data["quotas"]),
    )


def _quorum(data: Data) -> counting.Quorum:
    return counting.Quorum(
        basis=counting.QuorumBasis(data["basis"]),
        share=Fraction(data["share"]),
        is_more_than=data["is_more_than"],
    )


def count_of(kind: str, data: Data) -> Count:
    """Return the result as it was counted."""
    if kind == Kind.MOTION:
        outcome, reason = counting.Outcome(data["outcome"]), counting.Reason(data["reason"])
        return counting.MotionCount(**(data | {"outcome": outcome, "reason": reason}))
    draws = (counting.Draw(votes=draw["votes"], order=tuple(draw["order"])) for draw in data["draws"])
    changed = {
        "votes": tuple((key, number) for key, number in data["votes"]),
        "draws": tuple(draws),
        "unmet": tuple(counting.UnmetQuota(**quota) for quota in data["unmet"]),
        "outcome": counting.ElectionOutcome(data["outcome"]),
    }
    lists = {name: tuple(data[name]) for name in ("elected", "passed_over", "second_round")}
    return counting.ElectionCount(**(data | lists | changed))
