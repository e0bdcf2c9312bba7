"""Reads of participation, presence and answers."""

from spoiwo.attendance.selectors.absences import Absences, absences_in_a_row, absences_of
from spoiwo.attendance.selectors.due import (
    Change,
    Difference,
    DueRow,
    difference,
    due_rows,
    key_of,
    natural_source,
    sources_of,
)
from spoiwo.attendance.selectors.lists import calling_of, history, is_frozen, participant_by_id
from spoiwo.attendance.selectors.polls import EntitledVoter, presence_for_poll
from spoiwo.attendance.selectors.presence import (
    Attendance,
    Counts,
    DoorList,
    InstitutionPresence,
    QuorumState,
    attendance_of,
    count,
    door_list,
    participants_of,
    quorum_of,
)

__all__ = [
    "Absences",
    "Attendance",
    "Change",
    "Counts",
    "Difference",
    "DoorList",
    "DueRow",
    "EntitledVoter",
    "InstitutionPresence",
    "QuorumState",
    "absences_in_a_row",
    "absences_of",
    "attendance_of",
    "calling_of",
    "count",
    "difference",
    "door_list",
    "due_rows",
    "history",
    "is_frozen",
    "key_of",
    "natural_source",
    "participant_by_id",
    "participants_of",
    "presence_for_poll",
    "quorum_of",
    "sources_of",
]
