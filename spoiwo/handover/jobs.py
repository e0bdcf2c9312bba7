"""Making packs in the background; every job may run twice."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.handover import selectors, services
from spoiwo.handover.adapters.queue import MAKE
from spoiwo.partnerships.models import Partnership


@app.task(name=MAKE)
def make_pack(partnership_id: int, pack_id: int) -> None:
    """Make a pack somebody asked for."""
    partnership = Partnership.objects.get(pk=partnership_id)
    with scope(partnership=partnership):
        pack = selectors.pack_by_number(partnership, pack_id)
        services.work_on_pack(pack, actor=SystemActor("handover"))


@app.task(name="handover.forget_packs")
def forget_packs(timestamp: int) -> int:
    """Remove packs whose time is over."""
    return services.forget_packs(actor=SystemActor("handover"))
