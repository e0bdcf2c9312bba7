"""What the deeds of this room share."""

from typing import Any

from django.db import connection
from django.db.models import Model

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.partnerships.models import Partnership

# The name of the lock: deeds on statements of one place follow each other.
_LOCK = 11_04_2019


def note(actor: Actor, deed: str, row: Model, partnership: Partnership | None, **data: Any) -> None:
    """Write a deed; of the installation it belongs to no partnership."""
    of = partnership.pk if partnership else None
    record(actor, f"accessibility.{deed}", row, partnership_id=of, **data)


def take_turns(partnership: Partnership | None) -> None:
    """Wait for a deed on the statement of the same place to end; the first has no row to hold yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, partnership.pk if partnership else 0])
