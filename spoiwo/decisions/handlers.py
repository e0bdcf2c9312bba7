"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.attendance.events import PresenceMarked
from spoiwo.common.actors import SystemActor
from spoiwo.decisions.models import Motion, Task
from spoiwo.decisions.services import refresh_tasks_item, sync_presence
from spoiwo.decisions.services.agenda import refresh_next
from spoiwo.decisions.services.indexing import reindex_partnership
from spoiwo.meetings.events import HoldingUndone, MeetingHeld, MeetingMoved, MeetingPlanned
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.events import StageMoved
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.voting.states import State as PollState


def list_unfinished_tasks(event: MeetingPlanned | MeetingMoved) -> None:
    """Put the unfinished tasks of earlier meetings on the agenda of a meeting planned or moved."""
    refresh_tasks_item(Meeting.objects.get(pk=event.meeting_id))


def pass_tasks_on(event: MeetingHeld | HoldingUndone) -> None:
    """Once a meeting took place, what was not done goes to the next one of the same body."""
    refresh_next(Meeting.objects.get(pk=event.meeting_id))


def follow_presence(event: PresenceMarked) -> None:
    """Tell the votes that are open at the meeting who is there now."""
    rows = Motion.objects.filter(item__meeting=event.meeting_id, poll__state=PollState.OPEN)
    for motion in rows.select_related("partnership", "item__meeting", "poll"):
        sync_presence(actor=SystemActor("obecność"), motion=motion)


def reindex_resolutions(event: StageMoved) -> None:
    """Open the resolutions of a partnership to the public search, or close them."""
    with scopes_disabled():
        reindex_partnership(event.partnership_id)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point motions and tasks at the record that was kept; the names of the day stay as they were."""
    with scopes_disabled():
        Motion.objects.filter(moved_by=event.dropped_id).update(moved_by=event.kept_id)
        Task.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point tasks at the person that was kept."""
    with scopes_disabled():
        Task.objects.filter(person=event.dropped_id).update(person=event.kept_id)
