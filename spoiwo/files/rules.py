"""Who may add and read files."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, first_denial
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import can_view_partnership, has_permission

READ = "files.read_file"


def can_store_file(actor: Actor, partnership: Partnership | None) -> Decision:
    """Allow whoever keeps the partnership's papers; a file of no partnership only the operator."""
    return has_permission(actor, partnership.pk if partnership else None, "files.store_file")


def can_read_file(actor: Actor, file: StoredFile) -> Decision:
    """Allow everybody a public file of a public partnership, and colleagues with its right any other."""
    if is_for_everybody(file):
        return Allowed()
    return has_permission(actor, file.partnership_id, file.read_right or READ)


def is_for_everybody(file: StoredFile) -> bool:
    """Tell whether a stranger may read the file itself: a public one that no redacted copy stands for."""
    return file.public_copy_id is None and _is_open(file)


def is_shown_by_a_copy(file: StoredFile) -> bool:
    """Tell whether a stranger is handed a redacted copy in the place of the file."""
    return file.public_copy_id is not None and _is_open(file)


def _is_open(file: StoredFile) -> bool:
    # A partnership still hidden shows nothing.
    return file.is_public and (file.partnership is None or file.partnership.is_public)


def can_remove_file(actor: Actor, file: StoredFile) -> Decision:
    """Allow whoever keeps the partnership's papers and may read this one."""
    return first_denial(can_store_file(actor, file.partnership), can_read_file(actor, file))


def knows_of_file(actor: Actor, file: StoredFile) -> bool:
    """Tell whether the actor works where the file is; a stranger is not told that it exists."""
    if file.partnership is None:
        return actor.is_operator
    return bool(can_view_partnership(actor, file.partnership))
