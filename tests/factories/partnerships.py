"""Partnerships at any stage of their life."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipDraft, create_partnership, move_stage, set_area
from spoiwo.partnerships.states import Kind, Level, Stage
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled

SYSTEM = SystemActor("tests")
FOUNDED_ON = date(2010, 3, 4)
# The straight road; a partnership is walked along it to the stage asked for.
ROAD = [Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING, Stage.ACTIVE, Stage.EVALUATION, Stage.ENDED]


def a_partnership(
    slug: str = "powiat-probny",
    short_name: str = "Partnerstwo próbne",
    *,
    stage: Stage = Stage.ACTIVE,
    began_on: date = FOUNDED_ON,
) -> Partnership:
    """Return a partnership in that stage since the founding day."""
    draft = PartnershipDraft(
        slug=slug,
        official_name=f"{short_name} na rzecz ekonomii społecznej",
        short_name=short_name,
        kind=Kind.LOCAL,
        level=Level.COUNTY,
        began_on=began_on,
    )
    partnership = create_partnership(actor=SYSTEM, draft=draft)
    if stage in ROAD:
        for step in ROAD[: ROAD.index(stage) + 1]:
            move_stage(
                actor=SYSTEM, partnership=partnership, to=step, since=began_on, signatories=2, note="uchwała"
            )
    elif stage == Stage.ABANDONED:
        note = "brak chętnych"
        move_stage(actor=SYSTEM, partnership=partnership, to=stage, since=began_on, signatories=0, note=note)
    return partnership


def works_in(partnership: Partnership, *keys: str) -> None:
    """Load the bundled units, and let the partnership work in those of the keys since its founding day."""
    load_bundled(actor=SYSTEM)
    units = list(Unit.objects.filter(key__in=keys))
    set_area(actor=SYSTEM, partnership=partnership, units=units, since=FOUNDED_ON)
