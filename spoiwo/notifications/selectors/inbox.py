"""Reading what came in."""

from django.db.models import QuerySet

from spoiwo.notifications.models import ReceivedLetter
from spoiwo.notifications.states import Outcome


def received(outcome: str = "") -> QuerySet[ReceivedLetter]:
    """Return the letters that came in, newest first, of one outcome or of all, without their words."""
    letters = ReceivedLetter.objects.defer("content", "text").select_related("partnership")
    return letters.filter(outcome=outcome) if outcome in Outcome.values else letters


def answers_to(partnership_id: int) -> QuerySet[ReceivedLetter]:
    """Return what came in to one partnership, newest first, with the words while they are kept."""
    letters = ReceivedLetter.objects.filter(partnership_id=partnership_id)
    return letters.defer("content").select_related("answer_to")
