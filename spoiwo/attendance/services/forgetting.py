"""Erasing what was told for one meeting only."""

from django.db import transaction

from spoiwo.attendance import selectors
from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.meetings.models import Meeting
from spoiwo.privacy.selectors import held_back

FORGET = "attendance.forget_access_needs"


@transaction.atomic
def forget_access_needs(*, actor: Actor) -> int:
    """Erase access needs a month after the meeting, in the scope that is open; return how many."""
    due = selectors.needs_to_forget(clock.now())
    rows = due.exclude(pk__in=list(held_back(FORGET, clock.today())))
    meetings = Meeting.objects.filter(pk__in=list(rows.values_list("meeting_id", flat=True)))
    record_many(
        [
            entry(actor, "attendance.needs.erased", one, partnership_id=one.partnership_id, meeting=one.pk)
            for one in meetings
        ]
    )
    return rows.update(access_needs="")
