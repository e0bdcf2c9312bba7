"""Who took part as anybody may know it: institutions, sectors and numbers, never a person (GDPR-08)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, F, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django_scopes import scopes_disabled

from spoiwo.attendance.models import Headcount, Participant
from spoiwo.attendance.selectors.presence import QuorumState, quorum_by_numbers, sectors_in_order
from spoiwo.attendance.states import HERE, Capacity
from spoiwo.common.prepared import PreparedQuery
from spoiwo.common.scoping import require_scope
from spoiwo.meetings.models import Meeting
from spoiwo.registry import categories
from spoiwo.registry.selectors import SectorCount

_ENTITLED = Q(capacity=Capacity.ENTITLED)
_HERE = Q(mark__in=sorted(HERE))


@dataclass(frozen=True, slots=True)
class PresentInstitution:
    """An institution that took part, under its name of that day."""

    name: str
    is_entitled: bool


@dataclass(frozen=True, slots=True)
class PublicPresence:
    """The presence at a meeting without a single person."""

    institutions: tuple[PresentInstitution, ...]
    sectors: tuple[SectorCount, ...]
    quorum: QuorumState
    headcounts: tuple[Headcount, ...]

    @property
    def institutions_here(self) -> int:
        """How many institutions took part, guests too."""
        return len(self.institutions)

    @property
    def total(self) -> Headcount | None:
        """The number of all people, where it was counted or estimated."""
        return next((row for row in self.headcounts if not row.sector), None)

    @property
    def is_known(self) -> bool:
        """Whether anything is known of who came."""
        return bool(self.headcounts or self.institutions)


def public_presence(meeting: Meeting) -> PublicPresence:
    """Return who took part in two queries, three where by-laws ask for a quorum, however many came."""
    require_scope(meeting.partnership_id)
    entitled = voting = 0
    here: list[PresentInstitution] = []
    sectors: Counter[categories.Sector] = Counter()
    for category, name, is_entitled, is_here, is_here_by_right in _INSTITUTIONS.rows(meeting.pk, meeting.day):
        entitled += is_entitled
        voting += is_entitled and is_here_by_right
        if is_here:
            here.append(PresentInstitution(name, is_entitled))
            if category is not None:
                sectors[categories.get(category).sector] += 1
    return PublicPresence(
        institutions=tuple(here),
        sectors=sectors_in_order(sectors),
        quorum=quorum_by_numbers(meeting, entitled, voting),
        headcounts=tuple(Headcount.objects.filter(meeting=meeting)),
    )


def _institutions_query(number: int, _day: date) -> QuerySet[Participant, Any]:
    """One row an institution, in the order of the list: people are not fetched to be counted."""
    with scopes_disabled():
        words = Case(When(organization__isnull=True, then=F("organization_name")), default=Value(""))
        rows = Participant.objects.filter(meeting_id=number).order_by().annotate(words=words)
        grouped: QuerySet[Any, Any] = (
            rows.values("organization_id", "words")
            .annotate(
                category=Min("organization__category"),
                name_then=_of_the_entitled("organization_name"),
                votes=BoolOr(_ENTITLED),
                has_come=BoolOr(_HERE),
                # Of its several seats any one is enough.
                has_come_by_right=BoolOr(_HERE & (_ENTITLED | Q(holding__isnull=False))),
                place=_of_the_entitled("order"),
                sort_key=Min("organization__sort_key"),
                first=_of_the_entitled("pk"),
            )
            .order_by("-votes", "place", "sort_key", "first")
        )
        return grouped.values_list("category", "name_then", "votes", "has_come", "has_come_by_right")


def _of_the_entitled(field: str) -> Coalesce:
    """The value of the row with a vote where there is one: its guests stand behind it."""
    return Coalesce(Min(field, filter=_ENTITLED), Min(field))


_INSTITUTIONS = PreparedQuery(_institutions_query)
