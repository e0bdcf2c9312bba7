"""Showcases and procurements of years ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import QuerySet

from spoiwo.market.models import Procurement, Showcase
from spoiwo.market.states import State
from spoiwo.partnerships.models import Partnership


def ended_before(partnership: Partnership, day: date) -> QuerySet[Showcase]:
    """Return the showcases that ended before the day."""
    rows: QuerySet[Showcase] = Showcase.objects.filter(
        partnership=partnership, state=State.ENDED, ended_on__lt=day
    )
    return rows.select_related("partnership", "organization")


def ended_on(showcase: Showcase) -> date:
    """Return the day on which a showcase ended."""
    assert showcase.ended_on is not None  # asked for above
    return showcase.ended_on


def contracted_before(partnership: Partnership, day: date) -> QuerySet[Procurement]:
    """Return procurements of contracts before the day, withdrawn ones too."""
    return Procurement.objects.filter(partnership=partnership, contract_on__lt=day)


def contracted_on(procurement: Procurement) -> date:
    """Return the day of the contract; 1 January where only its year is known."""
    return procurement.contract_on
