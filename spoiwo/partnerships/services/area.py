"""Where a partnership works: a set of territorial units, each for a period."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships import rules
from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.territory.models import Unit


@transaction.atomic
def set_area(*, actor: Actor, partnership: Partnership, units: Iterable[Unit], since: date) -> None:
    """Make the area exactly these units from a day on; earlier days keep what they had."""
    require(rules.can_edit_partnership(actor, partnership))
    wanted = {unit.pk: unit for unit in units}
    later = AreaUnit.objects.filter(partnership=partnership, valid_from__gt=since)
    if later.exists():
        raise BadInput(_("The area was changed again after that day. Choose a later day."), "since")
    present = {row.unit_id: row for row in AreaUnit.objects.as_of(since).filter(partnership=partnership)}
    for key in present.keys() - wanted.keys():
        _leave(present[key], since)
    for key in wanted.keys() - present.keys():
        AreaUnit.objects.create(partnership=partnership, unit=wanted[key], valid_from=since)
    record(
        actor,
        "partnerships.area.changed",
        partnership,
        partnership_id=partnership.pk,
        since=since,
        units=sorted(unit.key for unit in wanted.values()),
    )


def _leave(row: AreaUnit, since: date) -> None:
    if row.valid_from == since:
        row.delete()
    else:
        row.valid_to = since
        row.save(update_fields=["valid_to"])
