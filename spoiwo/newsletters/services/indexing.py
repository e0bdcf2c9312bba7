"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django_scopes import scopes_disabled

from spoiwo.common import polish
from spoiwo.communiques import content
from spoiwo.newsletters import selectors
from spoiwo.newsletters.models import Issue
from spoiwo.newsletters.states import ISSUED
from spoiwo.search.services import Document, index

KIND = "newsletter"


def document_of(issue: Issue) -> Document:
    """Return what the search box knows of an issue that was sent."""
    day = polish.long_date(issue.sent_on) if issue.sent_on else ""
    entries = [entry for entry in selectors.entries_of(issue) if entry.is_shown]
    said = " ".join(f"{entry.title}. {content.to_text(entry.text)}" for entry in entries)
    return Document(
        kind=KIND,
        object_id=issue.pk,
        title=issue.title,
        subtitle=f"{issue.label}, {day}, {issue.partnership.short_name}",
        body=f"{content.to_text(issue.lead)} {said}",
        url=issue.get_absolute_url(),
        partnership_id=issue.partnership_id,
        is_public=issue.partnership.is_public,
        day=issue.sent_on,
    )


def reindex(issue: Issue) -> None:
    """Put an issue that was sent into the index."""
    index(document_of(issue))


def all_documents() -> Iterator[Document]:
    """Yield every issue that was sent, for rebuilding the index."""
    with scopes_disabled():
        for issue in Issue.objects.filter(state__in=ISSUED).select_related("partnership").order_by("pk"):
            yield document_of(issue)
