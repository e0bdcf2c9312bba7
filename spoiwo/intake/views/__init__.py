"""Pages of imports."""

from spoiwo.intake.views.deeds import (
    batch_commit,
    batch_date,
    batch_decide,
    batch_discard,
    batch_leave_out,
    batch_restart,
    batch_stop,
)
from spoiwo.intake.views.lists import batch_list, template_download
from spoiwo.intake.views.pages import batch, batch_map, batch_progress, row_edit

__all__ = [
    "batch",
    "batch_commit",
    "batch_date",
    "batch_decide",
    "batch_discard",
    "batch_leave_out",
    "batch_list",
    "batch_map",
    "batch_progress",
    "batch_restart",
    "batch_stop",
    "row_edit",
    "template_download",
]
