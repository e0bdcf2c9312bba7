"""A newsletter of a partnership, in which every sentence has the word of its world."""

from typing import Any

from spoiwo.common import clock
from spoiwo.newsletters import services
from spoiwo.newsletters.states import Topic
from spoiwo.partnerships.models import Partnership
from tests.factories.newsletters import SYSTEM, a_reader, open_newsletter, send


def a_newsletter(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return an address and two issues: one being sent, one a draft."""
    open_newsletter(partnership)
    reader = a_reader(partnership, f"{word.lower()}@example.org".replace("ż", "z"))
    for _time in range(2):
        issue = services.draft_issue(actor=SYSTEM, partnership=partnership, since=clock.today())
        services.add_words(actor=SYSTEM, issue=issue, title=word, text=word, topic=Topic.NEWS)
        if not partnership.newsletter_issues.filter(number=1).exists():
            send(issue)
    return {"issue": issue.pk, "reader": reader.pk}
