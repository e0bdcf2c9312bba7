"""What in a communiqué somebody should look at before everybody reads it."""

from spoiwo.communiques import papers
from spoiwo.communiques.models import Communique
from spoiwo.privacy.finding import Found, unseen


def to_be_looked_at(communique: Communique) -> list[Found]:
    """Return what looks like personal data in what everybody will read, but for what was looked at."""
    return unseen(communique, papers.paper(communique), communique.partnership)
