"""The marks of the project within which a meeting is held: on its papers, in letters, on pages.

They are those of the day of the meeting, whenever it is looked at (EU-08); nothing without a project.
"""

from spoiwo.meetings.models import Meeting
from spoiwo.notifications.letters import NO_MARKS, LetterMarks
from spoiwo.projects.letters import letter_marks
from spoiwo.projects.selectors import LineUp, SignSet, lineup_of, sign_set


def letter_marks_about(meeting: Meeting | None) -> LetterMarks:
    """Return what ends a letter about the meeting, or about what was done at it (EU-04)."""
    if meeting is None:
        return NO_MARKS
    return letter_marks(meeting.partnership, meeting.project, meeting.day)


def sign_set_about(meeting: Meeting | None) -> SignSet:
    """Return what a paper of the meeting carries, or of what was done at it."""
    if meeting is None:
        return SignSet()
    return sign_set(meeting.partnership, meeting.project, meeting.day)


def lineup_about(meeting: Meeting | None) -> LineUp | None:
    """Return the line of signs on a page about the meeting, or about what was done at it."""
    if meeting is None:
        return None
    return lineup_of(meeting.partnership, meeting.project, meeting.day)
