"""A chosen idea becomes a project: recorded by the room of projects, with the partners of that day."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import move
from spoiwo.ideas import rules
from spoiwo.ideas.joint import Measure
from spoiwo.ideas.models import Idea
from spoiwo.ideas.selectors import card_of
from spoiwo.ideas.services.indexing import reindex
from spoiwo.ideas.services.shared import hold, note_idea
from spoiwo.ideas.states import MOVES, State
from spoiwo.projects import services as projects
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.states import Connection


@transaction.atomic
def make_project(
    *, actor: Actor, idea: Idea, draft: projects.ProjectDraft, connection: Connection = Connection.ACTS_IN
) -> ProjectPartnership:
    """Record a chosen idea as a project of the partnership; the card keeps its partners of the day.

    Raises WrongState while too few partners of too few sectors agreed, or for an idea not chosen.
    """
    hold(idea)
    require(rules.can_decide_ideas(actor, idea.call.partnership))
    if idea.state != State.CHOSEN:
        raise WrongState(_("Only an idea that was chosen becomes a project."))
    measure = card_of(idea).measure
    if not measure.is_met:
        raise WrongState(_missing(measure))
    link = projects.record_project(
        actor=actor, partnership=idea.call.partnership, draft=draft, connection=connection
    )
    move(
        idea,
        State.PROJECT,
        table=MOVES,
        project=link,
        became_on=clock.today(),
        partners_then=measure.partners,
        sectors_then=len(measure.sectors),
    )
    reindex(idea)
    note_idea(
        actor,
        "idea.became_project",
        idea,
        project=link.project_id,
        partners=measure.partners,
        sectors=len(measure.sectors),
    )
    return link


def _missing(measure: Measure) -> str:
    said = _(
        "A joint project needs at least %(partners)s partners from at least %(sectors)s sectors;"
        " agreed so far: %(agreed)s from %(found)s."
    )
    return said % {
        "partners": measure.needed_partners,
        "sectors": measure.needed_sectors,
        "agreed": measure.partners,
        "found": len(measure.sectors),
    }
