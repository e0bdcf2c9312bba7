"""Erasing what was told for one meeting only."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from spoiwo.attendance.models import Participant
from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.meetings.models import Meeting

# Promised on the page of the invitation and in its letter.
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def forget_access_needs(*, actor: Actor) -> int:
    """Erase access needs a month after the meeting, in the scope that is open; return how many."""
    last = clock.today() - KEPT_FOR
    over = Q(meeting__last_day__lt=last) | Q(meeting__last_day=None, meeting__day__lt=last)
    rows = Participant.objects.filter(over).exclude(access_needs="")
    meetings = Meeting.objects.filter(pk__in=list(rows.values_list("meeting_id", flat=True)))
    record_many(
        [
            entry(actor, "attendance.needs.erased", one, partnership_id=one.partnership_id, meeting=one.pk)
            for one in meetings
        ]
    )
    return rows.update(access_needs="")
