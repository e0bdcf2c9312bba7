"""Writing into the book of deeds."""

from typing import Any

from django.db.models import Model

from spoiwo.audit import registry
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import Actor


def entry(
    actor: Actor, action: str, obj: Model, *, partnership_id: int | None = None, **data: Any
) -> LogEntry:
    """Return an unsaved entry, for deeds recorded in bulk with ``record_many``."""
    registry.get(action)
    return LogEntry(
        at=clock.now(),
        actor_id=actor.actor_id,
        actor_name=actor.actor_name,
        action=action,
        object_kind=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_name=str(obj)[:400],
        partnership_id=partnership_id,
        data=data,
    )


def record(
    actor: Actor, action: str, obj: Model, *, partnership_id: int | None = None, **data: Any
) -> LogEntry:
    """Write one deed, in the transaction of the deed itself; raises KeyError for an unknown action."""
    made = entry(actor, action, obj, partnership_id=partnership_id, **data)
    made.save()
    return made


def record_many(entries: list[LogEntry]) -> None:
    """Write many deeds in few statements (bulk services)."""
    LogEntry.objects.bulk_create(entries, batch_size=2000)
