"""Facts from below: a letter came back or was refused, a partnership was opened to the public."""

from django_scopes import scope, scopes_disabled

from spoiwo.common.actors import SystemActor
from spoiwo.newsletters import services
from spoiwo.newsletters.models import Issue
from spoiwo.newsletters.services.indexing import reindex
from spoiwo.newsletters.states import ISSUED, Fate
from spoiwo.notifications.events import LetterBounced, LetterRefused
from spoiwo.partnerships.events import StageMoved


def note_returned(event: LetterBounced) -> None:
    """Note that a letter of an issue came back."""
    _note(event.message_id, event.partnership_id, Fate.BOUNCED, event.reason)


def note_refused(event: LetterRefused) -> None:
    """Note that the mail server refused a letter of an issue, or was away for hours."""
    _note(event.message_id, event.partnership_id, Fate.FAILED, event.reason)


def _note(message_id: int, partnership_id: int | None, fate: Fate, reason: str) -> None:
    if partnership_id is None:
        return
    with scope(partnership=partnership_id):
        services.note_failure(
            actor=SystemActor("newsletters"), message_id=message_id, fate=fate, reason=reason
        )


def reindex_issues(event: StageMoved) -> None:
    """Open the issues of a partnership to the public search, or close them."""
    with scopes_disabled():
        rows = Issue.objects.filter(partnership=event.partnership_id, state__in=ISSUED)
        for issue in rows.select_related("partnership"):
            reindex(issue)
