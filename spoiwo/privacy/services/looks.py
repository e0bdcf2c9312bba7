"""The book of looks at personal data: written by the middleware, forgotten after its time (GDPR-12)."""

from collections.abc import Collection
from datetime import datetime

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors
from spoiwo.privacy.models import Look

_LONGEST = 300


def note_look(*, actor: Actor, partnership_ids: Collection[int], page: str, address: str) -> None:
    """Write that a page with personal data was opened, in one statement, also outside a transaction."""
    now = clock.now()
    rows = [
        Look(
            partnership_id=number, at=now, actor_id=actor.actor_id, actor_name=actor.actor_name[:200],
            page=page, address=address[:_LONGEST],
        )
        for number in partnership_ids
    ]  # fmt: skip
    Look.objects.bulk_create(rows)


def forget_looks(*, actor: Actor, partnership: Partnership, now: datetime) -> int:
    """Remove looks whose time has passed, and return how many."""
    require(Allowed() if actor.is_operator else Denied("Old looks are forgotten by the system."))
    removed, _by_model = selectors.looks_to_forget(partnership, now).delete()
    if removed:
        record(
            actor, "privacy.looks.forgotten", partnership, partnership_id=partnership.pk, number=int(removed)
        )
    return int(removed)
