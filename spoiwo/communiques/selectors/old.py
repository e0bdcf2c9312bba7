"""Old communiqués and their postings, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from spoiwo.common import clock
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import State
from spoiwo.partnerships.models import Partnership


def communiques_before(partnership: Partnership, day: date) -> QuerySet[Communique]:
    """Return those published, and withdrawn where they were, before the day."""
    rows: QuerySet[Communique] = Communique.objects.filter(
        partnership=partnership, published_at__date__lt=day
    )
    rows = rows.exclude(state=State.DRAFT).exclude(withdrawn_at__date__gte=day)
    return rows.select_related("partnership")


def postings_before(partnership: Partnership, day: date) -> QuerySet[Communique]:
    """Return those whose postings still name somebody."""
    named = Placement.objects.filter(communique=OuterRef("pk")).exclude(addressee="", email="")
    return communiques_before(partnership, day).filter(Exists(named))


def settled_on(communique: Communique) -> date:
    """Return the day from which its period is counted: withdrawn, or published."""
    assert communique.moment is not None  # published
    return communique.moment.astimezone(clock.WARSAW).date()
