"""Storing files and seeing to it that they stay whole."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import IO, BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, require
from spoiwo.common.exceptions import BadInput, SpoiwoError
from spoiwo.files import archives, kinds, names, rules, selectors
from spoiwo.files.adapters import vault
from spoiwo.files.kinds import Kind
from spoiwo.files.models import StoredFile
from spoiwo.partnerships import permissions
from spoiwo.partnerships.models import Partnership

log = logging.getLogger(__name__)


class ContentGone(SpoiwoError):
    """The bytes of a file are missing, or no longer give its sum."""


class ContentHidden(ContentGone):
    """A picture is hidden, because somebody in it does not agree to be seen."""


# A transaction that began before this has ended one way or the other.
_ORPHANS_AFTER = timedelta(days=1)


@transaction.atomic
def store(
    *,
    actor: Actor,
    upload: BinaryIO,
    name: str,
    partnership: Partnership | None,
    is_public: bool,
    title: str = "",
    read_right: str = "",
    decision: Decision | None = None,
    kind: Kind | None = None,
) -> StoredFile:
    """Keep the file unchanged under its SHA-256 and return its record.

    A room that reads kinds this one does not take (web pages, letters) tells the ``kind`` by its own look at
    the content; such a file is never public and is handed out to be saved, not shown.

    ``read_right`` names the right needed to read it, where that is not ``files.read_file``. A room above that
    lets somebody else hand a file in (the holder of a personal link) passes its own ``decision``.
    Raises NotAllowed, and BadInput with a sentence for a file that is empty, too large, of a kind
    not taken, named as another kind, or dangerous to open. Nothing is kept of a refused file.
    """
    require(rules.can_store_file(actor, partnership) if decision is None else decision)
    if read_right:
        permissions.get(read_right)  # a misspelt right would let nobody read it
    clean = names.harmless(name)
    try:
        with vault.receive(upload, settings.FILE_MAX_BYTES) as draft:
            taken = kind or _accepted_kind(draft, clean)
            vault.keep(draft)
    except vault.TooLarge:
        raise BadInput(_too_large(clean), "file") from None
    file = StoredFile.objects.create(
        partnership=partnership,
        title=title[:300],
        name=clean,
        media_type=taken.media_type,
        size=draft.size,
        sha256=draft.sha256,
        is_public=is_public and kind is None,
        read_right=read_right,
        uploaded_by=actor.actor_id,
        uploaded_by_name=actor.actor_name,
        uploaded_at=clock.now(),
    )
    record(
        actor,
        "files.file.stored",
        file,
        partnership_id=file.partnership_id,
        sha256=file.sha256,
        size=file.size,
    )
    return file


@transaction.atomic
def remove_file(*, actor: Actor, file: StoredFile, decision: Decision | None = None) -> None:
    """Forget a file nothing points at any more; its bytes go with the nightly sweep, the deed stays known.

    Raises ProtectedError while something still points at it. ``decision`` is that of the room above.
    """
    require(rules.can_remove_file(actor, file) if decision is None else decision)
    record(
        actor, "files.file.removed", file, partnership_id=file.partnership_id, sha256=file.sha256,
        size=file.size,
    )  # fmt: skip
    file.delete()


@transaction.atomic
def remove_unused(*, actor: Actor, files: Iterable[StoredFile]) -> int:
    """Forget those of the files nothing points at any more, and return how many; others stay as they are.

    For a room above whose record went and left its files behind: it has asked its own rule.
    """
    return sum(_is_removed(actor, file) for file in files)


def _is_removed(actor: Actor, file: StoredFile) -> bool:
    try:
        with transaction.atomic():
            remove_file(actor=actor, file=file, decision=Allowed())
    except ProtectedError:
        return False
    return True


@transaction.atomic
def hand_to(*, actor: Actor, file: StoredFile, partnership: Partnership | None, decision: Decision) -> None:
    """Move a file of no partnership into one, or back, to be read by those who work there."""
    require(decision)
    old, file.partnership = file.partnership_id, partnership
    file.save(update_fields=["partnership"])
    record(actor, "files.file.handed", file, partnership_id=file.partnership_id or old, sha256=file.sha256)


@transaction.atomic
def set_public(*, actor: Actor, file: StoredFile, is_public: bool, decision: Decision | None = None) -> None:
    """Open a file to everybody, or close it again; without a change nothing is recorded."""
    require(rules.can_store_file(actor, file.partnership) if decision is None else decision)
    if not StoredFile.objects.filter(pk=file.pk, is_public=not is_public).update(is_public=is_public):
        return
    file.is_public = is_public
    if file.public_copy is not None:
        set_public(actor=actor, file=file.public_copy, is_public=is_public, decision=Allowed())
    action = "files.file.opened" if is_public else "files.file.closed"
    record(actor, action, file, partnership_id=file.partnership_id, sha256=file.sha256)


@transaction.atomic
def show_copy(
    *, actor: Actor, file: StoredFile, copy: StoredFile | None, decision: Decision | None = None
) -> None:
    """Hand everybody the redacted copy in the place of a file from now on; None: the file itself again.

    The copy is open exactly as long as the file would be; one that stood there before is closed.
    """
    require(rules.can_store_file(actor, file.partnership) if decision is None else decision)
    before = file.public_copy
    file.public_copy = copy
    file.save(update_fields=["public_copy"])
    if before is not None and before != copy:
        set_public(actor=actor, file=before, is_public=False, decision=Allowed())
    if copy is not None:
        set_public(actor=actor, file=copy, is_public=file.is_public, decision=Allowed())
    action = "files.file.redacted" if copy is not None else "files.file.unredacted"
    record(actor, action, file, partnership_id=file.partnership_id, sha256=file.shown.sha256)


def content(file: StoredFile) -> bytes:
    """Return the bytes of a file to a room that works on it; raises ContentGone when they are not whole."""
    return b"".join(content_pieces(file))


def content_pieces(file: StoredFile) -> Iterator[bytes]:
    """Return the same piece by piece; raises ContentGone before the first when they are not whole.

    The bytes of a hidden picture are handed to nobody: ContentHidden.
    """
    if file.hidden_at is not None:
        raise ContentHidden(_("The picture is hidden: somebody in it has withdrawn the consent."))
    if not vault.is_whole(file.sha256):
        raise ContentGone(_("The stored file is missing or damaged."))
    return vault.chunks(file.sha256)


def take_in(upload: IO[bytes], *, sha256: str, size: int) -> None:
    """Keep the content of a file whose record comes from elsewhere; raises ContentGone when it is another."""
    try:
        with vault.receive(upload, size) as draft:
            if (draft.sha256, draft.size) == (sha256, size):
                vault.keep(draft)
                return
    except vault.TooLarge:
        pass
    raise ContentGone(_("The stored file is missing or damaged."))


def verify(file: StoredFile, *, actor: Actor) -> bool:
    """Tell whether the bytes still give the sum of the file; the first time they do not is recorded."""
    if vault.is_whole(file.sha256):
        _mark_whole(file)
        return True
    log.error("File %s (%s) is missing or damaged on disk.", file.uuid, file.sha256)
    if StoredFile.objects.filter(pk=file.pk, damaged_at=None).update(damaged_at=clock.now()):
        record(actor, "files.file.damaged", file, partnership_id=file.partnership_id, sha256=file.sha256)
    return False


def verify_all(*, actor: Actor) -> int:
    """Check every stored file and return how many are missing or damaged."""
    damaged = 0
    for sha256 in selectors.all_sums():
        # The bytes of a hidden picture do not travel with a pack, so they may be away for good.
        files = StoredFile.objects.filter(sha256=sha256, hidden_at=None)
        if vault.is_whole(sha256):
            files.exclude(damaged_at=None).update(damaged_at=None)
        else:
            damaged += sum(not verify(file, actor=actor) for file in files)
    return damaged


def sweep_orphans() -> int:
    """Remove content that no file has for a day (its transaction failed) and return how many there were."""
    moment = (clock.now() - _ORPHANS_AFTER).timestamp()
    unused = selectors.unused_sums(vault.untouched_since(moment))
    removed = sum(vault.remove_untouched(sha256, moment) for sha256 in unused)
    return removed + vault.remove_unfinished(moment)


def _mark_whole(file: StoredFile) -> None:
    if file.damaged_at is not None:
        StoredFile.objects.filter(pk=file.pk).update(damaged_at=None)


def _accepted_kind(draft: vault.Draft, name: str) -> Kind:
    if draft.size == 0:
        raise BadInput(_("“%(name)s” is empty. Choose the file again.") % {"name": name}, "file")
    extension = names.extension(name)
    try:
        kind = kinds.sniff(draft.content, extension)
    except archives.Bomb:
        raise BadInput(_unpacks_too_large(name), "file") from None
    if kind is None:
        raise BadInput(_kind_not_taken(name), "file")
    if extension not in kind.extensions:
        raise BadInput(_name_differs(name, kind), "file")
    return kind


def _too_large(name: str) -> str:
    values = {"name": name, "limit": filesizeformat(settings.FILE_MAX_BYTES)}
    return _("“%(name)s” is larger than %(limit)s. Scan it at a lower resolution or split it.") % values


def _unpacks_too_large(name: str) -> str:
    return _("“%(name)s” unpacks to far more than it is, so it was not opened. Save it anew.") % {
        "name": name
    }


def _kind_not_taken(name: str) -> str:
    taken = ", ".join(dict.fromkeys(kind.label for kind in kinds.KINDS))
    return _(
        "“%(name)s” is damaged, locked with a password or of a kind that is not taken. These are: %(kinds)s."
        " XML is taken when it carries a signature."
    ) % {"name": name, "kinds": taken}


def _name_differs(name: str, kind: Kind) -> str:
    values = {"name": name, "kind": kind.label, "extension": kind.extensions[0]}
    return _("“%(name)s” is a %(kind)s file inside. Give it a name that ends in .%(extension)s.") % values
