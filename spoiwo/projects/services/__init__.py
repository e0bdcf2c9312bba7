"""Every change of projects and their signs, and the poster made of them."""

from spoiwo.projects.services.posters import LONGEST_TITLE, make_poster
from spoiwo.projects.services.projects import (
    MAP_HOST,
    ProjectDraft,
    edit_project,
    leave_project,
    record_project,
    remove_project,
)
from spoiwo.projects.services.signs import MOST_OTHERS, SignDraft, add_sign, remove_sign

__all__ = [
    "LONGEST_TITLE",
    "MAP_HOST",
    "MOST_OTHERS",
    "ProjectDraft",
    "SignDraft",
    "add_sign",
    "edit_project",
    "leave_project",
    "make_poster",
    "record_project",
    "remove_project",
    "remove_sign",
]
