"""Putting a draft of a resolution to the vote where it stands, without writing its motion by hand."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import WrongState
from spoiwo.decisions.models import Motion, Resolution
from spoiwo.decisions.services.motions import MotionDraft, draft_motion
from spoiwo.decisions.services.resolutions import attach_motion
from spoiwo.decisions.states import ResolutionKind
from spoiwo.voting.states import Form

# The words of a motion are stored, Polish data.
_WORDS = {
    ResolutionKind.RESOLUTION: "Podjęcie uchwały",
    ResolutionKind.POSITION: "Przyjęcie stanowiska",
}


def motion_words(resolution: Resolution) -> str:
    """Return how the motion to adopt the draft is written: at most 500 characters."""
    return f"{_WORDS[ResolutionKind(resolution.kind)]} {resolution.subject}"[:500]


@transaction.atomic
def move_resolution(*, actor: Actor, resolution: Resolution) -> Motion:
    """Write down the motion to adopt a draft at its item of a meeting, and put the draft to that vote."""
    item = resolution.item
    if item is None or item.meeting is None:
        raise WrongState(_("This draft stands on no agenda. Write a motion down first."))
    draft = MotionDraft(text=motion_words(resolution), form=Form(item.meeting.form))
    motion = draft_motion(actor=actor, partnership=resolution.partnership, draft=draft, item=item)
    attach_motion(actor=actor, resolution=resolution, motion=motion)
    return motion
