"""Reading about files and photos."""

from spoiwo.files.selectors.photos import (
    ASKED,
    PhotoFilter,
    PhotoRow,
    Wanted,
    consent_by_id,
    consent_by_number,
    consents_of,
    filter_of,
    hidden_sums,
    history_of,
    photo_by_id,
    photos_of,
    rows_of,
)
from spoiwo.files.selectors.stored import all_sums, file_by_uuid, unused_sums

__all__ = [
    "ASKED",
    "PhotoFilter",
    "PhotoRow",
    "Wanted",
    "all_sums",
    "consent_by_id",
    "consent_by_number",
    "consents_of",
    "file_by_uuid",
    "filter_of",
    "hidden_sums",
    "history_of",
    "photo_by_id",
    "photos_of",
    "rows_of",
    "unused_sums",
]
