"""Which contacts of a text are those of institutions, and could be recorded. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator

from spoiwo.intake.understanding import findings as found

_KINDS = frozenset({found.ContactKind.PHONE, found.ContactKind.EMAIL, found.ContactKind.ADDRESS})
_FAX = re.compile(r"(?:fax|faks)\W*$", re.IGNORECASE)
_BEFORE = 12


def contacts_told(
    text: str, contacts: Iterable[found.Contact], institutions: Collection[str]
) -> Iterator[found.Contact]:
    """Yield the first telephone, e-mail and address of each institution; what may be a person's, never."""
    seen: set[tuple[str, found.ContactKind]] = set()
    for row in contacts:
        is_ours = row.kind in _KINDS and row.whose in institutions and not row.is_personal
        if not is_ours or row.confidence is found.Confidence.UNSURE or _is_fax(text, row):
            continue
        if (row.whose, row.kind) not in seen:
            seen.add((row.whose, row.kind))
            yield row


def _is_fax(text: str, row: found.Contact) -> bool:
    start = min((span.start for span in row.spans), default=0)
    before = text[max(0, start - _BEFORE) : start]
    return bool(_FAX.search(before)) and "tel" not in before.lower()
