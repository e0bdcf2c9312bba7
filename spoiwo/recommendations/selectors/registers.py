"""The register: its list, one row of it, what may be taken up."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body
from spoiwo.decisions import selectors as decisions
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.states import ResolutionKind, ResolutionState
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Recommendation, Response
from spoiwo.recommendations.states import NUMBERED, Answer, Kind, State, StepState

NO_SUCH = _("There is no such recommendation.")
_SHOWN = ("partnership", "body", "meeting__partnership", "meeting__project", "resolution")


@dataclass(frozen=True, slots=True)
class RecommendationFilter:
    """What the register is narrowed to; empty values narrow nothing."""

    kind: str = ""
    state: str = ""
    year: int | None = None
    body: Body | None = None
    words: str = ""

    def narrow(self, rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
        """Return the rows that fit."""
        if self.kind in Kind.values:
            rows = rows.filter(kind=self.kind)
        if self.state in State.values:
            rows = rows.filter(state=self.state)
        if self.year is not None:
            rows = rows.filter(year=self.year)
        if self.body is not None:
            rows = rows.filter(body=self.body)
        if self.words:
            found = Q(title__icontains=self.words) | Q(content__icontains=self.words)
            rows = rows.filter(found | Q(reason__icontains=self.words))
        return rows


def recommendations_of(
    partnership: Partnership, wanted: RecommendationFilter | None = None, *, public_only: bool = False
) -> QuerySet[Recommendation]:
    """Return the register, the latest first, each row with how many accepted and how many steps are done.

    What has no number yet leads. In public only what was adopted and is shown.
    """
    rows: QuerySet[Recommendation] = Recommendation.objects.filter(partnership=partnership)
    if public_only:
        rows = rows.filter(state__in=NUMBERED, is_public=True)
    rows = (wanted or RecommendationFilter()).narrow(rows).select_related(*_SHOWN)
    counted = rows.annotate(
        asked=Count("responses", distinct=True),
        accepted=Count("responses", filter=Q(responses__state=Answer.ACCEPTED), distinct=True),
        planned_steps=Count("steps", filter=~Q(steps__state=StepState.DROPPED), distinct=True),
        done_steps=Count("steps", filter=Q(steps__state=StepState.DONE), distinct=True),
    )
    return counted.order_by(F("year").desc(nulls_first=True), "-adopted_on", "-number", "-pk")


def responses_in(rows: QuerySet[Recommendation]) -> list[Response]:
    """Return the answers to all of these, in one query, by recommendation as the register has them."""
    found = Response.objects.filter(recommendation__in=rows.order_by().values("pk"))
    ordered = found.select_related("recommendation").order_by(
        "-recommendation__adopted_on", "recommendation", "pk"
    )
    return list(ordered)


def years_of(partnership: Partnership, *, public_only: bool = False) -> list[int]:
    """Return the years in which something was adopted, the latest first."""
    rows = Recommendation.objects.filter(partnership=partnership, year__isnull=False)
    if public_only:
        rows = rows.filter(state__in=NUMBERED, is_public=True)
    years = rows.order_by().values_list("year", flat=True).distinct()
    return sorted((year for year in years if year), reverse=True)


def bodies_of_register(partnership: Partnership, *, public_only: bool = False) -> list[Body]:
    """Return the bodies that adopted something, by name."""
    rows = Recommendation.objects.filter(partnership=partnership, body__isnull=False)
    if public_only:
        rows = rows.filter(state__in=NUMBERED, is_public=True)
    found = Body.objects.filter(pk__in=rows.order_by().values("body"))
    return list(found.order_by("name", "pk"))


def is_any_public(partnership: Partnership) -> bool:
    """Tell whether everybody may read anything of the register."""
    rows = Recommendation.objects.filter(partnership=partnership, state__in=NUMBERED, is_public=True)
    return rows.exists()


def recommendation_by_id(partnership: Partnership, number: int) -> Recommendation:
    """Return a recommendation of the partnership; raises NotFound."""
    rows = Recommendation.objects.filter(partnership=partnership, pk=number)
    found: Recommendation | None = rows.select_related(*_SHOWN).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def meeting_of(recommendation: Recommendation) -> Meeting | None:
    """Return the meeting at which it was adopted, also by a resolution; None between sessions."""
    if recommendation.meeting is not None or recommendation.resolution is None:
        return recommendation.meeting
    return decisions.meeting_of(recommendation.resolution)


def public_recommendation(partnership: Partnership, number: int) -> Recommendation:
    """Return what anybody may read; raises NotFound for what is not adopted or not shown."""
    found = recommendation_by_id(partnership, number)
    if not found.is_shown:
        raise NotFound(NO_SUCH)
    return found


def positions_to_take_up(partnership: Partnership) -> list[Resolution]:
    """Return the adopted positions that are not passed on yet, the latest first."""
    rows = Resolution.objects.filter(
        partnership=partnership,
        kind=ResolutionKind.POSITION,
        state=ResolutionState.ADOPTED,
        recommendation=None,
    )
    return list(
        rows.select_related("body", "item__meeting", "partnership").order_by("-adopted_on", "-pk")[:200]
    )


def history(recommendation: Recommendation) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of it, the newest first."""
    return history_of_partnership(recommendation.partnership_id).filter(
        data__recommendation=recommendation.pk
    )
