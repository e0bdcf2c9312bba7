"""Every change of an import; the register itself is changed only by ``save_batch``."""

from spoiwo.intake.services.checking import check_batch
from spoiwo.intake.services.closing import (
    discard_batch,
    forget_abandoned,
    has_broken_off,
    note_failure,
    restart_work,
    stop_saving,
    was_stopped,
)
from spoiwo.intake.services.correcting import (
    Decision,
    correct_row,
    decide_rows,
    leave_out_wrong_rows,
    map_columns,
    set_common_day,
)
from spoiwo.intake.services.reading import read_batch
from spoiwo.intake.services.saving import commit_batch, save_batch
from spoiwo.intake.services.uploading import paste_list, upload_list

__all__ = [
    "Decision",
    "check_batch",
    "commit_batch",
    "correct_row",
    "decide_rows",
    "discard_batch",
    "forget_abandoned",
    "has_broken_off",
    "leave_out_wrong_rows",
    "map_columns",
    "note_failure",
    "paste_list",
    "read_batch",
    "restart_work",
    "save_batch",
    "set_common_day",
    "stop_saving",
    "upload_list",
    "was_stopped",
]
