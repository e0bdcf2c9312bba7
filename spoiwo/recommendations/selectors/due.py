"""What waits for the officer: answers and steps past their day, questions, adopted texts not passed on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Effect, Implementation, Recommendation, Response
from spoiwo.recommendations.states import OPEN, Answer, Kind, State, StepState

# An adopted text is passed on within two weeks; later the desk reminds.
PASS_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Due:
    """What waits, the most pressing of each kind first."""

    questions: tuple[Response, ...]
    silent: tuple[Response, ...]
    steps: tuple[Implementation, ...]
    unsent: tuple[Recommendation, ...]
    without_effect: tuple[Recommendation, ...]


def due_on(partnership: Partnership, day: date, most: int = 8) -> Due:
    """Return what waits on the day in five queries, at most so many of each kind."""
    answers = Response.objects.filter(
        recommendation__partnership=partnership, recommendation__state__in=OPEN
    ).select_related("recommendation")
    steps = Implementation.objects.filter(
        recommendation__partnership=partnership, recommendation__state__in=OPEN, state=StepState.PLANNED
    )
    # A step without a day of its own is due when its meeting is over.
    by_meeting = Q(due=None) & (
        Q(meeting__last_day__lt=day) | Q(meeting__last_day=None, meeting__day__lt=day)
    )
    late = steps.filter(Q(due__lt=day) | by_meeting)
    own = Recommendation.objects.filter(partnership=partnership)
    has_effect = Exists(Effect.objects.filter(recommendation=OuterRef("pk")))
    return Due(
        questions=tuple(answers.filter(state=Answer.QUESTION).order_by("answered_on", "pk")[:most]),
        silent=tuple(answers.filter(state=Answer.ASKED, due__lt=day).order_by("due", "pk")[:most]),
        steps=tuple(
            late.select_related("recommendation", "meeting", "response").order_by("due", "pk")[:most]
        ),
        unsent=tuple(
            own.filter(state=State.ADOPTED, adopted_on__lt=day - PASS_WITHIN).order_by("adopted_on", "pk")[
                :most
            ]
        ),
        without_effect=tuple(
            own.filter(~has_effect, state=State.COMPLETED, kind=Kind.RECOMMENDATION).order_by(
                "completed_on", "pk"
            )[:most]
        ),
    )
