"""Loading the borders of units, given by the operator, as paths for the map."""

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.territory import rules
from spoiwo.territory.adapters.borders import read_borders
from spoiwo.territory.models import Border, Unit
from spoiwo.territory.outlines import Ring, path, simplified, united

# A step of the grid is about 0.7 km; coarser than this shows, finer weighs down the page.
TOLERANCE = 2.4
# Digits in the key of a county.
COUNTY = 4


@transaction.atomic
def load_borders(*, actor: Actor, stream: BinaryIO, file_name: str = "", state_on: date | None = None) -> int:
    """Replace the borders of the units in the file and return how many; neighbours still fit together.

    Around counties their voivodeships are outlined, unless the file has these too.

    BadInput for a file that is not GeoJSON in degrees, too large, or with a code the register lacks.
    """
    require(rules.can_load_territory(actor))
    outlines = read_borders(stream)
    units = {unit.key: unit for unit in Unit.objects.filter(key__in=outlines)}
    unknown = sorted(set(outlines) - set(units))
    if unknown:
        raise BadInput(
            _("The register has no unit %(code)s. Load the TERC file of that day first.")
            % {"code": unknown[0]}
        )
    lighter = {key: rings for key, rings in simplified(outlines, TOLERANCE).items() if rings}
    drawn = {key: path(rings) for key, rings in (_around(lighter) | lighter).items()}
    units |= {unit.key: unit for unit in Unit.objects.filter(key__in=drawn)}
    Border.objects.filter(unit__key__in=drawn).delete()
    borders = [
        Border(unit=units[key], path=outline, source=file_name[:200], state_on=state_on)
        for key, outline in drawn.items()
    ]
    Border.objects.bulk_create(borders, batch_size=500)
    record(actor, "territory.borders.loaded", borders[0], number=len(lighter), file=file_name)
    return len(lighter)


def _around(outlines: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Return outlines of voivodeships made of those of their counties, for a file that has only counties."""
    counties = [key for key in outlines if len(key) == COUNTY]
    return {
        voivodeship: united(ring for key in counties if key[:2] == voivodeship for ring in outlines[key])
        for voivodeship in {key[:2] for key in counties}
    }
