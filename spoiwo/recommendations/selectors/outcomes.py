"""Effects, matters for discussion, programmes of trainings."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import HERE
from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Effect, Matter, Programme
from spoiwo.recommendations.states import NUMBERED, MatterState


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """What the list is narrowed to; empty values narrow nothing."""

    state: str = ""

    def narrow(self, rows: QuerySet[Matter]) -> QuerySet[Matter]:
        """Return the rows that fit."""
        return rows.filter(state=self.state) if self.state in MatterState.values else rows


@dataclass(frozen=True, slots=True)
class Taught:
    """How many people of an institution took part in a training."""

    name: str
    count: int


def effects_of(
    partnership: Partnership, year: int | None = None, *, public_only: bool = False
) -> list[Effect]:
    """Return the effects of one year or of all: those of a year's whole work first, in their order.

    In public none of a recommendation that is closed.
    """
    rows: QuerySet[Effect] = Effect.objects.filter(partnership=partnership)
    if year is not None:
        rows = rows.filter(year=year)
    if public_only:
        open_to_all = Q(recommendation__state__in=NUMBERED, recommendation__is_public=True)
        rows = rows.filter(Q(recommendation=None) | open_to_all)
    of_one = Case(When(recommendation=None, then=0), default=1, output_field=IntegerField())
    return list(rows.select_related("recommendation").order_by("-year", of_one, "order", "pk"))


def effect_by_id(partnership: Partnership, number: int) -> Effect:
    """Return an effect of the partnership; raises NotFound."""
    rows = Effect.objects.filter(partnership=partnership, pk=number)
    found: Effect | None = rows.select_related("recommendation__partnership", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such effect."))
    return found


def matters_of(partnership: Partnership, wanted: MatterFilter | None = None) -> QuerySet[Matter]:
    """Return the matters for discussion, the latest raised first."""
    rows = (wanted or MatterFilter()).narrow(Matter.objects.filter(partnership=partnership))
    return rows.select_related("meeting", "organization", "item__meeting", "recommendation")


def matter_by_id(partnership: Partnership, number: int) -> Matter:
    """Return a matter of the partnership; raises NotFound."""
    rows = Matter.objects.filter(partnership=partnership, pk=number)
    found: Matter | None = rows.select_related(
        "partnership", "meeting", "organization", "item__meeting", "recommendation"
    ).first()
    if found is None:
        raise NotFound(_("There is no such matter."))
    return found


def programme_of(meeting: Meeting) -> Programme | None:
    """Return the programme of a training, if it is written."""
    found: Programme | None = Programme.objects.filter(meeting=meeting).first()
    if found is not None:
        found.meeting = meeting
    return found


def taught_at(meeting: Meeting) -> list[Taught]:
    """Return who took part, by institution and in numbers only, in one query."""
    names = Participant.objects.filter(meeting=meeting, mark__in=HERE).values_list(
        "organization_name", flat=True
    )
    counts = Counter(names)
    return [Taught(name, counts[name]) for name in sorted(counts)]
