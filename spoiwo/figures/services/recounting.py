"""The recount: a result of the machine."""

from datetime import date

from django.db import transaction

from spoiwo.common import clock
from spoiwo.figures.definitions import Ground
from spoiwo.figures.models import Recount, StatedNumber
from spoiwo.figures.selectors import drift_of, years_known
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def recount(partnership: Partnership) -> Recount:
    """Count the figures of every year since the first known one in both ways; keep where they disagree.

    A result of the machine and not a deed: nobody is named for it, and the book of deeds stays silent.
    """
    years = {*years_known(partnership), clock.today().year}
    grounds = [
        Ground((partnership,), date(year, 1, 1), date(year + 1, 1, 1))
        for year in range(min(years), max(years) + 1)
    ]
    found, _is_new = Recount.objects.update_or_create(
        partnership=partnership,
        defaults={"made_at": clock.now(), "drifts": [drift.as_json() for drift in drift_of(grounds)]},
    )
    return found


def forget_numbers(partnership_id: int) -> None:
    """Forget the recount of a partnership that goes, and stated numbers that were taken back.

    The machine made the one and would make it anew; the others count for nothing, and the book of deeds keeps
    them. A stated number that still counts holds the partnership back.
    """
    Recount._base_manager.filter(partnership=partnership_id).delete()
    StatedNumber._base_manager.filter(partnership=partnership_id, closed_at__isnull=False).delete()
