"""Every change of projects and their signs."""

from spoiwo.projects.services.projects import ProjectDraft, leave_project, record_project
from spoiwo.projects.services.signs import MOST, SignDraft, add_sign, move_sign, remove_sign

__all__ = [
    "MOST",
    "ProjectDraft",
    "SignDraft",
    "add_sign",
    "leave_project",
    "move_sign",
    "record_project",
    "remove_sign",
]
