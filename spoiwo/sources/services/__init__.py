"""Every change of data in this room."""

from spoiwo.sources.services.bringing_in import Brought, bring_in_document, paste_document
from spoiwo.sources.services.closing import discard_document, forget_abandoned, read_anew
from spoiwo.sources.services.deciding import (
    Decision,
    Sweep,
    add_finding,
    date_document,
    decide_finding,
    decide_group,
    problem_of,
)
from spoiwo.sources.services.mailing import renew_address, take_letter
from spoiwo.sources.services.reading import read_source
from spoiwo.sources.services.recording import record_document
from spoiwo.sources.services.taking_back import take_back_document

__all__ = [
    "Brought",
    "Decision",
    "Sweep",
    "add_finding",
    "bring_in_document",
    "date_document",
    "decide_finding",
    "decide_group",
    "discard_document",
    "forget_abandoned",
    "paste_document",
    "problem_of",
    "read_anew",
    "read_source",
    "record_document",
    "renew_address",
    "take_back_document",
    "take_letter",
]
