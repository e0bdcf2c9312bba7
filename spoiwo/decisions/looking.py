"""What in a resolution somebody should look at before everybody reads it."""

from spoiwo.decisions import papers
from spoiwo.decisions.models import Resolution
from spoiwo.privacy.finding import Found, unseen


def to_be_looked_at(resolution: Resolution) -> list[Found]:
    """Return what looks like personal data in what everybody will read, but for what was looked at."""
    paper = papers.resolution_paper(resolution)
    return unseen(resolution, paper, resolution.partnership, known_of(resolution))


def known_of(resolution: Resolution) -> list[str]:
    """Return who chaired: the paper bears the signature."""
    return [resolution.chair_name] if resolution.chair_name else []
