"""What this room does when something below changes, inside the same transaction."""

from spoiwo.accessibility import selectors
from spoiwo.accessibility.services.indexing import reindex
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.models import Partnership


def reindex_declaration(event: StageMoved) -> None:
    """Open the statement of a partnership to the public search, or close it."""
    found = selectors.current(Partnership.objects.get(pk=event.partnership_id))
    if found is not None:
        reindex(found)
