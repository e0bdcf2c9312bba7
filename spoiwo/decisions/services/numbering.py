"""Numbers of resolutions: in the term of their body, those of all signatories in the year; none twice.

Whoever asks holds the sequence to the end of the deed, so that two adoptions at once follow each other.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.councils.models import Term
from spoiwo.councils.services import keep_number, next_number
from spoiwo.councils.states import NumberedKind
from spoiwo.decisions.models import Resolution, YearSequence
from spoiwo.decisions.states import ResolutionKind

_SEQUENCES = {
    ResolutionKind.RESOLUTION: NumberedKind.RESOLUTION,
    ResolutionKind.POSITION: NumberedKind.POSITION,
}


def following(resolution: Resolution, term: Term | None, day: date) -> int:
    """Return the next number that no other resolution has."""
    number = _next(resolution, term, day)
    while _rivals(resolution, term, day).filter(number=number).exists():
        number = _next(resolution, term, day)
    return number


def given(resolution: Resolution, term: Term | None, day: date, number: int) -> int:
    """Return the number of the paper, after which the next ones come; BadInput when another one has it."""
    kind = _SEQUENCES[ResolutionKind(resolution.kind)]
    if term is not None:
        keep_number(term=term, kind=kind, number=number)
    else:
        sequence = _of_year(resolution, kind, day)
        sequence.last = max(sequence.last, number)
        sequence.save(update_fields=["last"])
    if _rivals(resolution, term, day).filter(number=number).exists():
        raise BadInput(_("Another resolution has this number."), "number")
    return number


def _next(resolution: Resolution, term: Term | None, day: date) -> int:
    kind = _SEQUENCES[ResolutionKind(resolution.kind)]
    if term is not None:
        return next_number(term=term, kind=kind)
    sequence = _of_year(resolution, kind, day)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last


def _of_year(resolution: Resolution, kind: NumberedKind, day: date) -> YearSequence:
    partnership = resolution.partnership
    YearSequence.objects.bulk_create(
        [YearSequence(partnership=partnership, kind=kind, year=day.year)], ignore_conflicts=True
    )
    rows = YearSequence.objects.filter(partnership=partnership, kind=kind, year=day.year)
    found: YearSequence = rows.select_for_update().get()
    return found


def _rivals(resolution: Resolution, term: Term | None, day: date) -> QuerySet[Resolution]:
    """Return the other resolutions among which a number stands once."""
    rows: QuerySet[Resolution] = Resolution.objects.filter(
        partnership=resolution.partnership, term=term, kind=resolution.kind
    ).exclude(pk=resolution.pk)
    return rows if term is not None else rows.filter(adopted_on__year=day.year)
