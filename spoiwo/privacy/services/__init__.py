"""Every change of this room, one function a deed."""

from spoiwo.privacy.services.breaches import (
    BreachDecision,
    BreachDraft,
    change_breach,
    close_breach,
    decide_breach,
    record_breach,
    reopen_breach,
)
from spoiwo.privacy.services.dossiers import DossierAsk, take_dossier
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
    "DossierAsk",
    "add_activity",
    "change_activity",
    "change_breach",
    "close_breach",
    "current_version",
    "decide_breach",
    "forget_looks",
    "note_given",
    "note_look",
    "record_breach",
    "remove_activity",
    "reopen_breach",
    "send_owed_clauses",
    "set_controller",
    "take_dossier",
    "take_in_library",
]
