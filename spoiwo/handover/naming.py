"""Names of files in a pack: readable, and harmless on every disk."""

import re

from spoiwo.common.polish import folding
from spoiwo.files.models import StoredFile
from spoiwo.files.names import extension
from spoiwo.handover.archive import DATA, FILES

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def data_name(label: str) -> str:
    """Return where the records of a model stand."""
    return f"{DATA}{label.lower()}.jsonl"


def file_name(file: StoredFile) -> str:
    """Return where the content of a stored file stands."""
    return name_of_file(file.pk, file.name)


def name_of_file(number: int, name: str) -> str:
    """Return the name of a file in a pack: its number first, so that no two are alike."""
    stem = _NOT_PLAIN.sub("-", folding.fold(name.rpartition(".")[0] or name)).strip("-")
    ending = extension(name)
    return f"{FILES}{number:06d}-{stem[:_LONGEST].strip('-') or 'plik'}" + (f".{ending}" if ending else "")
