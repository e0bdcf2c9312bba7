"""Packs of a partnership."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.handover.models import Pack
from spoiwo.handover.states import State
from spoiwo.partnerships.models import Partnership

_SHOWN = 20


def packs_of(partnership: Partnership) -> QuerySet[Pack]:
    """Return the latest packs of the partnership, the newest first."""
    return Pack.objects.filter(partnership=partnership).select_related("partnership")[:_SHOWN]


def pack_by_number(partnership: Partnership, number: int) -> Pack:
    """Return a pack of the partnership; raises NotFound."""
    found = Pack.objects.filter(partnership=partnership, pk=number).select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such pack."))
    return found


def ready_number(partnership: Partnership) -> int | None:
    """Return the number of the pack that can be downloaded, for the pages that list every page."""
    return (
        Pack.objects.filter(partnership=partnership, state=State.READY).values_list("pk", flat=True).first()
    )


def over(moment: datetime) -> QuerySet[Pack]:
    """Return the packs that are removed at the moment, in the scope that is open."""
    return Pack.objects.filter(state=State.READY, until__lte=moment)


def over_of(partnership: Partnership, moment: datetime) -> QuerySet[Pack]:
    """Return those of one partnership."""
    return over(moment).filter(partnership=partnership)


def over_from(pack: Pack) -> date:
    """Return the day on which a pack is removed."""
    assert pack.until is not None
    return pack.until.astimezone(clock.WARSAW).date()
