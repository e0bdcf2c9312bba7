"""Topics of forums closed long ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import Q, QuerySet

from spoiwo.common import clock
from spoiwo.forum.models import Topic
from spoiwo.forum.states import State
from spoiwo.partnerships.models import Partnership


def closed_before(partnership: Partnership, day: date) -> QuerySet[Topic]:
    """Return the topics nobody can write in any more, last written in before the day."""
    rows: QuerySet[Topic] = Topic.objects.filter(circle__partnership=partnership, written_at__date__lt=day)
    return rows.filter(Q(state=State.CLOSED) | Q(circle__state=State.CLOSED))


def last_written_on(topic: Topic) -> date:
    """Return the day of the last post."""
    return topic.written_at.astimezone(clock.WARSAW).date()
