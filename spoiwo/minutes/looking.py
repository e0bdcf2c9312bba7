"""What in minutes somebody should look at before everybody reads them."""

from spoiwo.minutes import papers
from spoiwo.minutes.models import Minutes
from spoiwo.privacy.finding import Found, unseen


def to_be_looked_at(minutes: Minutes) -> list[Found]:
    """Return what looks like personal data in what everybody will read, but for what was looked at."""
    paper = papers.minutes_paper(minutes, is_public=True)
    return unseen(minutes, paper, minutes.partnership, known_of(minutes))


def known_of(minutes: Minutes) -> list[str]:
    """Return who chaired and who took them: everybody may know."""
    return [name for name in (minutes.chair, minutes.taker) if name]
