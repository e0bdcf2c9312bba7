"""The register of what is erased by itself: what, how long it is kept, by which job (GDPR-07).

A room registers its jobs in ``apps.py``. What a job erases in a partnership is counted from the deeds it
writes; the protocol of a year so tells numbers and nobody's name. What is not named here no job removes:
agreements, resolutions, minutes and reports are archival (class A) and stay.
"""

from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class Erasing:
    """One rule. ``deed`` is what the job writes; without one it works for all partnerships at once.

    ``amount`` names the part of the deed that says how many were erased; without it each deed is one.
    """

    job: str
    what: Sentence
    kept: Sentence
    deed: str = ""
    amount: str = ""


_rules: dict[str, Erasing] = {}


def register(rule: Erasing) -> None:
    """Say what a periodic job erases."""
    _rules[rule.job] = rule


def known() -> tuple[Erasing, ...]:
    """Return all rules, by the name of the job."""
    return tuple(_rules[job] for job in sorted(_rules))
