"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.attendance.events import PresenceMarked
from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput
from spoiwo.elections.models import Invitee, Nomination, Round, Scrutineer
from spoiwo.elections.services import follow_door
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.voting.states import State as PollState

TWICE = _("Both records take part in one election. Withdraw one of the nominations first.")


def follow_presence(event: PresenceMarked) -> None:
    """Tell the rounds that are open at the meeting who is there now."""
    rows = Round.objects.filter(election__meeting=event.meeting_id, poll__state=PollState.OPEN)
    for held in rows.select_related("poll", "election__partnership", "election__meeting"):
        follow_door(actor=SystemActor("obecność"), held=held)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point nominations at the record that was kept; candidates keep the names they stood under."""
    with scopes_disabled():
        Nomination.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        Nomination.objects.filter(nominated_by=event.dropped_id).update(nominated_by=event.kept_id)
        asked = Invitee.objects.filter(organization=event.dropped_id)
        twice = Invitee.objects.filter(organization=event.kept_id).values("election", "person")
        for row in asked:
            if not twice.filter(election=row.election_id, person=row.person_id).exists():
                Invitee.objects.filter(pk=row.pk).update(organization=event.kept_id)


def follow_merged_persons(event: PersonsMerged) -> None:
    """Point nominations at the person that was kept; a person who would stand twice stops the merging."""
    with scopes_disabled():
        try:
            with transaction.atomic():
                Nomination.objects.filter(person=event.dropped_id).update(person=event.kept_id)
                Scrutineer.objects.filter(person=event.dropped_id).update(person=event.kept_id)
                Invitee.objects.filter(person=event.dropped_id).update(person=event.kept_id)
        except IntegrityError as error:
            raise BadInput(TWICE) from error
