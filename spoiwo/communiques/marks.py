"""The marks of the project a communiqué belongs to, as on the day of the communiqué (EU-04, EU-08)."""

from collections.abc import Sequence
from dataclasses import dataclass

from spoiwo.communiques.models import Communique
from spoiwo.notifications.letters import LetterMarks
from spoiwo.projects.letters import letter_marks
from spoiwo.projects.selectors import LineUp, SignSet, lineup_of, lineups_at, sign_set


@dataclass(frozen=True, slots=True)
class Marked:
    """A communiqué among others, with its line of signs; None where it belongs to no project."""

    communique: Communique
    lineup: LineUp | None


def lineup_on(communique: Communique) -> LineUp | None:
    """Return the line of signs on a page of the communiqué, in two queries; None for no project."""
    return lineup_of(communique.partnership, communique.project, communique.day)


def marked(communiques: Sequence[Communique]) -> list[Marked]:
    """Return communiqués of one partnership with their lines of signs, in two queries for all of them."""
    if not any(one.project_id for one in communiques):
        return [Marked(one, None) for one in communiques]
    lines = lineups_at(communiques[0].partnership, [(one.project, one.day) for one in communiques])
    return [Marked(one, line) for one, line in zip(communiques, lines, strict=True)]


def signs_of(communique: Communique) -> SignSet:
    """Return what a file of the communiqué carries."""
    return sign_set(communique.partnership, communique.project, communique.day)


def letter_marks_of(communique: Communique) -> LetterMarks:
    """Return what ends a letter about the communiqué."""
    return letter_marks(communique.partnership, communique.project, communique.day)
