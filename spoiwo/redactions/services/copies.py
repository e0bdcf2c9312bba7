"""A redacted copy is handed in, read back by the program, and shown in the place of the original."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions import inspection, rules
from spoiwo.redactions.inspection import Remark
from spoiwo.redactions.models import RedactedCopy
from spoiwo.redactions.states import BARS, Ground


class CopyRefused(BadInput):
    """Nothing of the copy was kept: what it was to hide can still be read. ``remarks`` say where."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        super().__init__(_("The copy was not kept: what it is to hide can still be read in it."), "file")
        self.remarks = remarks


@dataclass(frozen=True, slots=True)
class CopyDraft:
    """A copy as it is handed in, with the words it is to hide."""

    upload: BinaryIO
    name: str
    ground: str
    words: tuple[str, ...] = ()


@transaction.atomic
def hand_in_copy(*, actor: Actor, original: StoredFile, draft: CopyDraft) -> RedactedCopy:
    """Keep a redacted copy of a public file once it was read back; shown at once when nothing stands out.

    Raises CopyRefused, with the page and the kind of each, when the words to be hidden or numbers of persons
    can still be read anywhere in it: under a black box, in properties, comments, tracked changes, an attached
    file or an earlier version. What may be all right waits until somebody has looked at it.
    """
    partnership = _partnership_of(original)
    lock(original)
    require(rules.can_hide_words(actor, partnership))
    _need_openness(original)
    if draft.ground not in Ground.values:
        raise BadInput(_("Choose the ground."), "ground")
    _need_no_waiting(original)
    content = draft.upload.read(settings.FILE_MAX_BYTES + 1)
    copy = files.store(
        actor=actor,
        upload=BytesIO(content),
        name=draft.name,
        partnership=partnership,
        is_public=False,
        decision=Allowed(),
    )
    if copy.sha256 == original.sha256:
        raise BadInput(_("This is the original itself. Hand in a copy with the words blacked out."), "file")
    if original.public_copy is not None and copy.sha256 == original.public_copy.sha256:
        raise BadInput(_("This copy is shown already."), "file")
    remarks = inspection.remarks_on(content, copy.media_type, partnership, words=draft.words)
    refused = [remark for remark in remarks if remark.is_refused]
    if refused:
        raise CopyRefused(refused)
    copy.title = f"{copy.name} {BARS[Ground(draft.ground)]}"[:300]
    copy.save(update_fields=["title"])
    made = RedactedCopy.objects.create(
        partnership=partnership,
        original=original,
        copy=copy,
        ground=draft.ground,
        words="\n".join(one.strip() for one in draft.words if one.strip()),
        made_by=actor.actor_name[:200],
    )
    _note(actor, "redactions.copy.handed_in", made)
    if not remarks:
        show_copy(actor=actor, copy=made)
    return made


@transaction.atomic
def show_copy(*, actor: Actor, copy: RedactedCopy) -> None:
    """Hand everybody the copy in the place of the original from now on, at the same address."""
    lock(copy)
    require(rules.can_hide_words(actor, copy.partnership))
    if not copy.is_waiting:
        raise WrongState(_("This copy does not wait any more."))
    now = clock.now()
    RedactedCopy.objects.filter(original=copy.original, shown_at__isnull=False, ended_at=None).update(
        ended_at=now
    )
    copy.shown_at = now
    copy.save(update_fields=["shown_at"])
    files.show_copy(actor=actor, file=copy.original, copy=copy.copy, decision=Allowed())
    _note(actor, "redactions.copy.shown", copy)


@transaction.atomic
def drop_copy(*, actor: Actor, copy: RedactedCopy) -> None:
    """Give a waiting copy up; everybody goes on being handed what they were before."""
    lock(copy)
    require(rules.can_hide_words(actor, copy.partnership))
    if not copy.is_waiting:
        raise WrongState(_("This copy does not wait any more."))
    copy.ended_at = clock.now()
    copy.save(update_fields=["ended_at"])
    _note(actor, "redactions.copy.dropped", copy)


@transaction.atomic
def take_copy_back(*, actor: Actor, copy: RedactedCopy) -> None:
    """Hand everybody the original again."""
    lock(copy)
    require(rules.can_hide_words(actor, copy.partnership))
    if not copy.is_shown:
        raise WrongState(_("This copy is not shown."))
    copy.ended_at = clock.now()
    copy.save(update_fields=["ended_at"])
    files.show_copy(actor=actor, file=copy.original, copy=None, decision=Allowed())
    _note(actor, "redactions.copy.taken_back", copy)


def _partnership_of(original: StoredFile) -> Partnership:
    if original.partnership is None:
        raise BadInput(_("This file belongs to no partnership."), "file")
    return original.partnership


def _need_openness(original: StoredFile) -> None:
    is_a_copy = RedactedCopy.objects.filter(copy=original).exists()
    if not original.is_public or original.is_photo or is_a_copy:
        raise WrongState(_("Nobody outside reads this file."))


def _need_no_waiting(original: StoredFile) -> None:
    if RedactedCopy.objects.filter(original=original, shown_at=None, ended_at=None).exists():
        raise WrongState(_("A copy waits already. Show it or give it up first."))


def _note(actor: Actor, action: str, copy: RedactedCopy) -> None:
    record(actor, action, copy, partnership_id=copy.partnership_id, file=copy.original_id, ground=copy.ground)
