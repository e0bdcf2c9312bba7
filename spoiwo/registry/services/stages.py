"""A stage change that knows how many signatories there are on its day."""

from datetime import date

from django.db import transaction

from spoiwo.common.actors import Actor
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import move_stage
from spoiwo.partnerships.states import Stage
from spoiwo.registry.models import Signatory


@transaction.atomic
def move_partnership_stage(
    *,
    actor: Actor,
    partnership: Partnership,
    to: Stage,
    since: date,
    precision: Precision = Precision.DAY,
    note: str = "",
) -> None:
    """Move the partnership to a stage; it becomes active only with enough signatories on that day."""
    count = Signatory.objects.filter(partnership=partnership).members_on(since).count()
    move_stage(
        actor=actor,
        partnership=partnership,
        to=to,
        since=since,
        signatories=count,
        precision=precision,
        note=note,
    )
