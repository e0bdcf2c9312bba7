"""All communes of a county admitted in one step."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import CommuneRow, CommuneVerdict, communes_against_register
from spoiwo.registry.selectors.communes import COMMUNE
from spoiwo.registry.services.organizations import OrganizationDraft, create_organization
from spoiwo.registry.services.signatories import admit_signatory
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay


@transaction.atomic
def admit_communes(
    *, actor: Actor, partnership: Partnership, communes: Sequence[UnitOnDay], since: date
) -> list[Signatory]:
    """Admit the communes from a day on, recording those not yet known; all or none.

    Raises BadInput when one of them belongs already: the list is then looked at again.
    """
    require(rules.can_admit_signatory(actor, partnership))
    rows = communes_against_register(partnership, communes, since)
    belonging = [row.name for row in rows if row.verdict == CommuneVerdict.BELONGS]
    if belonging:
        raise BadInput(
            _("Nothing was saved: these belong already or will belong: %(names)s.")
            % {"names": ", ".join(belonging)},
            "communes",
        )
    units = {unit.key: unit for unit in Unit.objects.filter(key__in=[row.unit.key for row in rows])}
    return [
        admit_signatory(
            actor=actor,
            partnership=partnership,
            organization=row.organization or _record(actor, row, units[row.unit.key]),
            since=since,
        )
        for row in rows
    ]


def _record(actor: Actor, row: CommuneRow, seat: Unit) -> Organization:
    draft = OrganizationDraft(name=row.name, category=COMMUNE, locality=row.unit.name, seat=seat)
    return create_organization(actor=actor, draft=draft)
