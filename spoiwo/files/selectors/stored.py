"""Reading about files."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.files.models import COPIES, StoredFile


def file_by_uuid(uuid: UUID) -> StoredFile:
    """Return the file; raises NotFound."""
    file = StoredFile.objects.select_related("partnership", "public_copy", *COPIES).filter(uuid=uuid).first()
    if file is None:
        raise NotFound(_("There is no such file."))
    return file


def unused_sums(sums: Iterable[str]) -> Iterator[str]:
    """Yield the sums that no file has."""
    for sha256 in sums:
        if not StoredFile.objects.filter(sha256=sha256).exists():
            yield sha256


def all_sums() -> Iterator[str]:
    """Yield every stored sum once."""
    yield from StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct().iterator()
