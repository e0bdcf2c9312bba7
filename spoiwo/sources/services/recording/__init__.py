"""One deed: every accepted finding of a document becomes a record by the rooms' own services, or none."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.files import services as files
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import rules
from spoiwo.sources.models import Origin, SourceDocument
from spoiwo.sources.services.deciding import problem_of
from spoiwo.sources.services.noting import note
from spoiwo.sources.services.recording.contacts import record_contacts
from spoiwo.sources.services.recording.events import record_events
from spoiwo.sources.services.recording.figures import record_figures
from spoiwo.sources.services.recording.institutions import record_institutions
from spoiwo.sources.services.recording.memberships import record_memberships
from spoiwo.sources.services.recording.outcomes import record_outcomes
from spoiwo.sources.services.recording.partnerships import record_partnerships
from spoiwo.sources.services.recording.people import record_people
from spoiwo.sources.services.recording.practices import record_practices
from spoiwo.sources.services.recording.projects import record_projects
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.services.recording.statements import record_statements
from spoiwo.sources.states import DOCUMENT_MOVES, Choice, DocumentState

# Institutions and people come before whatever names them.
_OF_A_PARTNERSHIP = (
    record_memberships, record_events, record_figures, record_statements, record_projects, record_outcomes,
    record_practices, record_contacts,
)  # fmt: skip


@transaction.atomic
def record_document(*, actor: Actor, document: SourceDocument) -> None:
    """Record all that was accepted, whole or not at all; what is open or rejected is left out.

    Raises WrongState when nothing was accepted or something accepted can no longer be so, and whatever the
    services of the rooms refuse. Each record remembers its finding; ``take_back_document`` undoes it.
    """
    require(rules.can_decide_findings(actor, document))
    lock(document)
    require(rules.can_decide_findings(actor, document))
    sheet = Sheet(actor, document, list(document.findings.filter(choice=Choice.ACCEPTED)))
    _require_sound(sheet)
    # What is written down is Polish, as the records are, whatever language the officer reads.
    with translation.override("pl"):
        _write(sheet)
    _adopt(sheet)
    Origin.objects.bulk_create(sheet.trace)
    move(
        document, DocumentState.RECORDED, table=DOCUMENT_MOVES, recorded_at=clock.now(),
        recorded_by_name=actor.actor_name,
    )  # fmt: skip
    made = [one.record for one in sheet.trace if one.is_made]
    note(
        actor, "sources.document.recorded", document,
        made={name: made.count(name) for name in sorted(set(made))},
    )  # fmt: skip


def _require_sound(sheet: Sheet) -> None:
    if not sheet.accepted:
        raise WrongState(_("Accept at least one finding first."))
    for row in sheet.accepted:
        problem = problem_of(row)
        if problem:
            name = row.mention or next(iter(row.told.values()), "")
            raise BadInput(f"{name}: {problem}")


def _write(sheet: Sheet) -> None:
    record_partnerships(sheet)
    if not sheet.homes():
        raise WrongState(_("Accept the partnership first: the other records belong to it."))
    record_institutions(sheet)
    record_people(sheet)
    for home in sheet.homes():
        with sheet.inside(home):
            home.refresh_from_db()
            for write in _OF_A_PARTNERSHIP:
                write(sheet, home)


def _adopt(sheet: Sheet) -> None:
    """Give a document of no partnership yet to the first one recorded from it, with its file."""
    document, found = sheet.document, list(sheet.partnerships.values())
    if document.partnership is not None or not found:
        return
    hand_to(sheet.actor, document, found[0])


def hand_to(actor: Actor, document: SourceDocument, partnership: Partnership | None) -> None:
    """Let the document belong to a partnership, or to none again, with its file."""
    document.partnership = partnership
    document.save(update_fields=["partnership"])
    if document.source is not None:
        files.hand_to(actor=actor, file=document.source, partnership=partnership, decision=Allowed())
