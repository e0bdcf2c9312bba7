"""Every change of this room, one function a deed."""

from spoiwo.privacy.services.archive import DisposalDraft, decide_document, set_class
from spoiwo.privacy.services.breaches import (
    BreachDecision,
    BreachDraft,
    change_breach,
    close_breach,
    decide_breach,
    record_breach,
    remove_breach,
    reopen_breach,
)
from spoiwo.privacy.services.dossiers import DossierAsk, take_dossier
from spoiwo.privacy.services.holds import lift_hold, set_hold
from spoiwo.privacy.services.informing import current_version, note_given
from spoiwo.privacy.services.looks import forget_looks, note_look
from spoiwo.privacy.services.owed import send_owed_clauses
from spoiwo.privacy.services.papers import (
    ActivityDraft,
    ControllerDraft,
    add_activity,
    change_activity,
    remove_activity,
    set_controller,
    take_in_library,
)

__all__ = [
    "ActivityDraft",
    "BreachDecision",
    "BreachDraft",
    "ControllerDraft",
    "DisposalDraft",
    "DossierAsk",
    "add_activity",
    "change_activity",
    "change_breach",
    "close_breach",
    "current_version",
    "decide_breach",
    "decide_document",
    "forget_looks",
    "lift_hold",
    "note_given",
    "note_look",
    "record_breach",
    "remove_activity",
    "remove_breach",
    "reopen_breach",
    "send_owed_clauses",
    "set_class",
    "set_controller",
    "set_hold",
    "take_dossier",
    "take_in_library",
]
