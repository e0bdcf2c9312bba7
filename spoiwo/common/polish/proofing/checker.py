"""All findings of a text in their order."""

from datetime import date

from spoiwo.common.polish.proofing.dates import dates
from spoiwo.common.polish.proofing.findings import Finding
from spoiwo.common.polish.proofing.signs import signs
from spoiwo.common.polish.proofing.source import Source
from spoiwo.common.polish.proofing.structure import structure

# A text of which more is wrong is not read to the end by anybody.
MOST = 200


def check(source: Source, day: date, *, binds: bool = True) -> list[Finding]:
    """Return what a careful editor would point at, first things first, at most ``MOST``; nothing is changed.

    ``day`` is the day of publication. ``binds``: one-letter words are kept from ends of lines by the product.
    The time grows with the length of the text alone.
    """
    found = [*dates(source.text, day), *signs(source.text, binds=binds), *structure(source)]
    return sorted(found, key=lambda one: (one.start, one.end, one.kind))[:MOST]
