"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.attendance import services
from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import participant_of_link
from spoiwo.attendance.services.people import follow_merged_institutions
from spoiwo.attendance.states import ANSWERING
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.calendars import PartStat
from spoiwo.notifications.events import CalendarReplyReceived
from spoiwo.notifications.models import PersonalLink
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point participants at the record that was kept; one institution keeps one vote at a meeting."""
    with scopes_disabled():
        follow_merged_institutions(event.kept_id, event.dropped_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point participants at the person that was kept; the names stay as they were."""
    with scopes_disabled():
        Participant.objects.filter(person=event.dropped_id).update(person=event.kept_id)


def take_calendar_reply(event: CalendarReplyReceived) -> None:
    """Take an answer pressed in a calendar; what is refused stands beside the letter, with the reason."""
    if event.purpose != ANSWERING:
        return
    link = PersonalLink.objects.select_related("partnership").get(pk=event.link_id)
    services.take_reply(
        actor=LinkActor(link),
        row=participant_of_link(link),
        reply=services.CalendarAnswer(
            uid=event.uid,
            sequence=event.sequence,
            address=event.address,
            partstat=PartStat(event.partstat),
            comment=event.comment,
            stamped_at=event.stamped_at,
        ),
    )
