"""What is being written, for the secretariat's own page."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Revision

from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with where it stands."""

    article: Article
    # Waits for a publisher's answer.
    in_review: bool
    # Goes out by itself at that hour.
    due_at: datetime | None


def drafts_of(partnership: Partnership) -> list[Draft]:
    """Return the articles of the partnership, those changed last first, in a fixed number of queries."""
    section = PartnershipSection.objects.filter(partnership=partnership).first()
    if section is None:
        return []
    rows = Article.objects.child_of(section).order_by("-latest_revision_created_at", "-pk")
    articles = list(rows.select_related("author").prefetch_workflow_states())
    numbers = [str(one.pk) for one in articles]
    waiting = Revision.objects.filter(object_id__in=numbers, approved_go_live_at__isnull=False)
    due = dict(waiting.values_list("object_id", "approved_go_live_at"))
    return [Draft(one, one.current_workflow_state is not None, due.get(str(one.pk))) for one in articles]
