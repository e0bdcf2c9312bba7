"""Removing a meeting recorded by mistake."""

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.meetings import rules
from spoiwo.meetings.models import Meeting, Paper
from spoiwo.meetings.services.shared import need_ground
from spoiwo.search.services import remove

_OWN = frozenset(
    {
        "meetings.Reference.meeting",
        "meetings.AgendaItem.meeting",
        "meetings.AgendaItem.parent",
        "meetings.Presenter.item",
        "meetings.Paper.item",
    }
)


@transaction.atomic
def remove_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Remove a meeting recorded by mistake, with its agenda, papers and references, whatever its state.

    Raises WrongState, with what refers to it, where anything was built on it: a list of participants, a
    number of people, minutes, a recommendation.
    """
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    why = need_ground(ground)
    papers = Paper.objects.filter(item__meeting=meeting).select_related("file")
    left = [paper.file for paper in papers]
    standing = standing_on(meeting, _OWN)
    standing.refuse()
    record(
        actor,
        "meetings.meeting.removed",
        meeting,
        partnership_id=meeting.partnership_id,
        meeting=meeting.pk,
        title=meeting.title,
        day=meeting.day,
        kind=meeting.kind,
        state=meeting.state,
        host=meeting.host.name if meeting.host else "",
        ground=why,
    )
    remove("meeting", meeting.pk)
    standing.remove(meeting)
    files.remove_unused(actor=actor, files=left)
