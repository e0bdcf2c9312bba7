"""Reads of minutes: what was recorded, what was typed, what was sealed."""

from spoiwo.minutes.selectors.minutes import (
    Seal,
    approving_item,
    has_public_minutes,
    history,
    is_public,
    minutes_by_id,
    minutes_of,
    public_minutes,
    public_minutes_of,
    readers_of,
    remark_by_id,
    remarks_days,
    seal_of,
    waiting_for,
    without_address,
)
from spoiwo.minutes.selectors.record import ItemRecord, Record, record_of

__all__ = [
    "ItemRecord",
    "Record",
    "Seal",
    "approving_item",
    "has_public_minutes",
    "history",
    "is_public",
    "minutes_by_id",
    "minutes_of",
    "public_minutes",
    "public_minutes_of",
    "readers_of",
    "record_of",
    "remark_by_id",
    "remarks_days",
    "seal_of",
    "waiting_for",
    "without_address",
]
