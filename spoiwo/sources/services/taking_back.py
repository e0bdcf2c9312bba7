"""One deed takes back all that was recorded from a document, or says what already stands on it."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from spoiwo.agreements import services as agreements
from spoiwo.attendance.models import Headcount
from spoiwo.attendance.services import record_headcounts
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import fold
from spoiwo.common.states import lock, move
from spoiwo.councils import services as councils
from spoiwo.figures import services as figures
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership, StageChange, Statement
from spoiwo.partnerships.states import StatementKind
from spoiwo.practices import services as practices
from spoiwo.projects import services as projects
from spoiwo.projects.models import ProjectPartnership
from spoiwo.recommendations import services as recommendations
from spoiwo.registry import services as registry
from spoiwo.sources import rules
from spoiwo.sources.models import LearnedName, LearnedPerson, Origin, SourceDocument
from spoiwo.sources.services.noting import note
from spoiwo.sources.services.recording import hand_to
from spoiwo.sources.services.recording.contacts import clear_contact
from spoiwo.sources.services.recording.statements import outline_of
from spoiwo.sources.states import DOCUMENT_MOVES, DocumentState

Undo = Callable[[Actor, Any, str], None]


@transaction.atomic
def take_back_document(*, actor: Actor, document: SourceDocument, ground: str) -> None:
    """Undo the recording, whole or not at all; the decisions stay, so that it may be recorded again.

    Raises WrongState of the room that refuses: a record on which something else was built meanwhile.
    """
    require(rules.can_take_back_document(actor, document))
    if not ground.strip():
        raise BadInput(_("Write why it is taken back."), "ground")
    lock(document)
    require(rules.can_take_back_document(actor, document))
    trace = list(document.origins.select_related("finding").order_by("-order"))
    made = [one for one in trace if one.is_made]
    if any(one.record == "partnerships.Partnership" for one in made):
        hand_to(actor, document, None)
    for one in made:
        found = apps.get_model(one.record)._base_manager.filter(pk=one.record_id).first()
        if found is not None:
            with _inside(found):
                _undo(actor, one, found, ground)
    document.origins.all().delete()
    move(
        document, DocumentState.PROPOSED, table=DOCUMENT_MOVES, recorded_at=None, recorded_by_name="",
        worked_at=clock.now(),
    )  # fmt: skip
    note(
        actor, "sources.document.taken_back", document, ground=ground, count=len(made),
    )  # fmt: skip


def _undo(actor: Actor, one: Origin, found: Any, ground: str) -> None:
    """Undo one step: of a record that was there before, only the part that was filled in."""
    if one.part:
        clear_contact(actor, found, one.finding)
    else:
        _UNDO[one.record](actor, found, ground)


def _inside(row: Any) -> Any:
    """Open the scope of the partnership a record belongs to; records of all partnerships need none."""
    home = row if isinstance(row, Partnership) else getattr(row, "partnership", None)
    return scope(partnership=home) if home is not None else nullcontext()


def _give_back_stage(actor: Actor, row: StageChange, ground: str) -> None:
    """Give back the stage before; one somebody else has moved since stays, and so does what led there."""
    partnerships.take_back_stage(actor=actor, change=row, ground=ground)


def _remove_statement(actor: Actor, row: Statement, ground: str) -> None:
    """Write the statements of its kind again without this one; those under it stay, one step higher."""
    kind, home = StatementKind(row.kind), row.partnership
    kept = [draft for draft in outline_of(home, kind) if fold(draft.text) != fold(row.text)]
    is_incomplete = kind in home.incomplete_lists
    partnerships.set_statements(
        actor=actor, partnership=home, kind=kind, drafts=kept, is_incomplete=is_incomplete
    )


def _forget_name(actor: Actor, row: LearnedName | LearnedPerson, ground: str) -> None:
    row.delete()


def _leave_project(actor: Actor, row: ProjectPartnership, ground: str) -> None:
    """Remove the project where no other partnership is joined to it, else this connection alone."""
    if ProjectPartnership._base_manager.filter(project=row.project_id).exclude(pk=row.pk).exists():
        projects.leave_project(actor=actor, link=row)
    else:
        projects.remove_project(actor=actor, link=row, ground=ground)


def _remove_meeting(actor: Actor, row: Meeting, ground: str) -> None:
    """Remove a meeting with the number of people the document told; a list of participants stops it."""
    if Headcount.objects.filter(meeting=row).exists():
        record_headcounts(actor=actor, meeting=row, drafts=[])
    meetings.remove_meeting(actor=actor, meeting=row, ground=ground)


_UNDO: Mapping[str, Undo] = {
    "agreements.Agreement": lambda actor, row, ground: agreements.remove_agreement(
        actor=actor, agreement=row, ground=ground
    ),
    "councils.Body": lambda actor, row, ground: councils.take_back_body(actor=actor, body=row, ground=ground),
    "figures.StatedNumber": lambda actor, row, ground: figures.remove_number(
        actor=actor, number=row, why=ground
    ),
    "meetings.Meeting": _remove_meeting,
    "partnerships.Partnership": lambda actor, row, ground: partnerships.remove_partnership(
        actor=actor, partnership=row, ground=ground
    ),
    "partnerships.StageChange": _give_back_stage,
    "partnerships.Statement": _remove_statement,
    "practices.GoodPractice": lambda actor, row, ground: practices.remove_practice(
        actor=actor, practice=row, ground=ground
    ),
    "projects.ProjectPartnership": _leave_project,
    "recommendations.Effect": lambda actor, row, ground: recommendations.remove_effect(
        actor=actor, effect=row, ground=ground
    ),
    "recommendations.Recommendation": lambda actor, row, ground: recommendations.take_out_recommendation(
        actor=actor, recommendation=row, ground=ground
    ),
    "registry.OfficeHolding": lambda actor, row, ground: registry.take_back_office(
        actor=actor, holding=row, ground=ground
    ),
    "registry.Organization": lambda actor, row, ground: registry.remove_organization(
        actor=actor, organization=row, ground=ground
    ),
    "registry.Person": lambda actor, row, ground: registry.remove_person(
        actor=actor, person=row, ground=ground
    ),
    "registry.RoleHolding": lambda actor, row, ground: registry.take_back_partnership_role(
        actor=actor, holding=row, ground=ground
    ),
    "registry.Signatory": lambda actor, row, ground: registry.remove_signatory(
        actor=actor, signatory=row, ground=ground
    ),
    "sources.LearnedName": _forget_name,
    "sources.LearnedPerson": _forget_name,
}
