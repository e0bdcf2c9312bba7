"""Files everybody is handed, what stands out in them, and their redacted copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.files.models import COPIES, StoredFile
from spoiwo.files.services import ContentGone, content
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.inside.reading import Way, way_of
from spoiwo.redactions.inspection import Placed, Remark, remarks_on, standing_out
from spoiwo.redactions.models import RedactedCopy


@dataclass(frozen=True, slots=True)
class Looked:
    """What the program sees in a file: how far it can read it, what stands out, where."""

    way: Way
    found: Sequence[Placed]


def public_files(partnership: Partnership) -> QuerySet[StoredFile]:
    """Return the originals of files everybody is handed, the latest first; photos have consents instead."""
    rows = StoredFile.objects.filter(partnership=partnership, is_public=True, redacted_copy__isnull=True)
    photos = {f"{name}__isnull": True for name in COPIES}
    # Pictures of one's own making: signs, colours, covers.
    rows = rows.filter(**photos).exclude(media_type__startswith="image/")
    return rows.select_related("public_copy", "partnership").order_by("-uploaded_at", "-pk")


def public_file_by_uuid(partnership: Partnership, uuid: UUID) -> StoredFile:
    """Return one of them; raises NotFound."""
    found = public_files(partnership).filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return found


def look_into(file: StoredFile) -> Looked:
    """Return what stands out in a public file."""
    if file.partnership is None or way_of(file.media_type) is not Way.WORDS:
        return Looked(way_of(file.media_type), ())
    try:
        return Looked(Way.WORDS, standing_out(content(file), file.media_type, file.partnership))
    except ContentGone:
        return Looked(Way.SIGNED, ())


def copies_of(file: StoredFile) -> list[RedactedCopy]:
    """Return the copies ever handed in for a file, the latest first."""
    return list(RedactedCopy.objects.filter(original=file).select_related("copy"))


def waiting_copies(partnership: Partnership) -> QuerySet[RedactedCopy]:
    """Return the redacted copies somebody has to look at before they are shown, the earliest first."""
    rows = RedactedCopy.objects.filter(partnership=partnership, shown_at=None, ended_at=None)
    return rows.select_related("original").order_by("made_at", "pk")


def copy_by_id(file: StoredFile, number: int) -> RedactedCopy:
    """Return a copy handed in for the file; raises NotFound."""
    rows = RedactedCopy.objects.filter(original=file, pk=number)
    found = rows.select_related("copy", "original__partnership", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such copy."))
    return found


def remarks_of(copy: RedactedCopy) -> list[Remark]:
    """Return what somebody has to look at before a waiting copy is shown."""
    try:
        return remarks_on(content(copy.copy), copy.copy.media_type, copy.partnership, words=copy.lines)
    except ContentGone:
        return []
