"""What this room does when something below changes, inside the same transaction."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.actors import SystemActor
from spoiwo.common.exceptions import BadInput
from spoiwo.meetings.events import HoldingUndone, MeetingHeld
from spoiwo.partnerships.events import StageMoved
from spoiwo.recommendations.models import Implementation, Matter, Recommendation, Response
from spoiwo.recommendations.services import carry_out_by_meeting, reopen_step
from spoiwo.recommendations.services.indexing import reindex
from spoiwo.recommendations.states import OPEN, StepState
from spoiwo.registry.events import OrganizationsMerged

_ACTOR = SystemActor("spotkania")


def carry_out_steps(event: MeetingHeld) -> None:
    """A step that is a meeting is carried out when the meeting took place."""
    for step in _steps_of(event.meeting_id, StepState.PLANNED):
        carry_out_by_meeting(actor=_ACTOR, step=step)


def open_steps_again(event: HoldingUndone) -> None:
    """A meeting marked as held by mistake carried nothing out."""
    for step in _steps_of(event.meeting_id, StepState.DONE):
        reopen_step(actor=_ACTOR, step=step, ground="spotkanie oznaczone jako odbyte przez pomyłkę")


def _steps_of(meeting_id: int, state: StepState) -> list[Implementation]:
    rows = Implementation.objects.filter(meeting=meeting_id, state=state, recommendation__state__in=OPEN)
    return list(rows.select_related("meeting", "recommendation__partnership"))


def reindex_recommendations(event: StageMoved) -> None:
    """Open the recommendations of a partnership to the public search, or close them."""
    with scopes_disabled():
        rows = Recommendation.objects.filter(partnership=event.partnership_id)
        for recommendation in rows.select_related("partnership"):
            reindex(recommendation)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point answers and matters at the record that was kept; the names of the day stay as they were."""
    with scopes_disabled():
        Matter.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        try:
            with transaction.atomic():
                Response.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        except IntegrityError as error:
            raise BadInput(
                _("Both records are on the list of one recommendation. Take one of them off first.")
            ) from error
