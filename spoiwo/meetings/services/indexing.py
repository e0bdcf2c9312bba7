"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.common import polish
from spoiwo.meetings.models import AgendaItem, Meeting, Reference
from spoiwo.search.services import Document, index


def document_of(meeting: Meeting) -> Document:
    """Return what the search box knows of a meeting: its title, day, host, aim, topics, agenda, outcome."""
    items = AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True)
    references = Reference.objects.filter(meeting=meeting).values_list("label", flat=True)
    day = polish.with_precision(meeting.day, polish.Precision(meeting.precision))
    return Document(
        kind="meeting",
        object_id=meeting.pk,
        title=meeting.title,
        subtitle=f"{day}, {meeting.partnership.short_name}",
        body=" ".join(
            filter(
                None,
                [
                    meeting.host.name if meeting.host else "",
                    meeting.locality,
                    meeting.aim,
                    *references,
                    *items,
                    meeting.outcome,
                ],
            )
        ),
        url=reverse("portal:meeting", args=[meeting.partnership.slug, meeting.pk]),
        partnership_id=meeting.partnership_id,
        is_public=meeting.is_public and meeting.partnership.is_public,
        day=meeting.day,
        areas=(meeting.unit.key,) if meeting.unit else (),
    )


def reindex(meeting: Meeting) -> None:
    """Put the meeting's present words into the index."""
    index(document_of(meeting))


def all_documents() -> Iterator[Document]:
    """Yield every meeting, for rebuilding the index."""
    with scopes_disabled():
        for meeting in Meeting.objects.order_by("pk").select_related("partnership", "host", "unit"):
            yield document_of(meeting)
