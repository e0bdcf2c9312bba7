"""Marks of a project at the end of a letter: pictures that travel with it, and their words."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import get_template

from spoiwo.notifications.letters import NO_MARKS, Enclosure, LetterMarks
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import lineup_of, small_signs


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in the HTML; ``share`` is its part of the line in hundredths, ``width`` in points."""

    content_id: str
    words: str
    width: int
    share: int
    ruled: bool


# Points a millimetre of paper takes in a letter, so that a whole line is as wide as its text.
_POINTS_A_MM = 3.4


def letter_marks(partnership: Partnership, project: Project | None, day: date) -> LetterMarks:
    """Return the marks of the project on the day the letter is about; nothing without a project.

    No picture is read from elsewhere, so nobody learns who opened the letter; who sees no pictures reads
    their words, and the text of the letter has the sentence (EU-04, EU-07).
    """
    found = lineup_of(partnership, project, day)
    if found is None or not (found.is_any or found.line):
        return NO_MARKS
    signs = small_signs(found)
    whole = sum(sign.width_mm for sign in signs if not sign.apart) or 1.0
    shown = [
        (
            sign.apart,
            _Shown(
                f"znak{place}.projekt@spoiwo",
                sign.words,
                round(sign.width_mm * _POINTS_A_MM),
                round(100 * sign.width_mm / whole),
                sign.ruled,
            ),
        )
        for place, sign in enumerate(signs, start=1)
    ]
    values = {
        "line": found.line,
        "signs": [one for apart, one in shown if not apart],
        "others": [one for apart, one in shown if apart],
    }
    return LetterMarks(
        pictures=tuple(
            Enclosure(f"znak-{place}.png", "image/png", sign.content, shown[place - 1][1].content_id)
            for place, sign in enumerate(signs, start=1)
        ),
        html=get_template("projects/email/_marks.html").render(values),
        text=found.line,
    )
