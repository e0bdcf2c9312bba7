"""What waits for the officer: answers and steps past their day, questions, adopted texts not passed on."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Effect, Implementation, Recommendation, Response
from spoiwo.recommendations.states import OPEN, Answer, Kind, State, StepState

# An adopted text is passed on within two weeks; later the desk reminds.
PASS_WITHIN = timedelta(days=14)


def questions(partnership: Partnership) -> QuerySet[Response]:
    """Return the questions institutions asked and nobody has replied to."""
    return _answers(partnership).filter(state=Answer.QUESTION)


def silent(partnership: Partnership, day: date) -> QuerySet[Response]:
    """Return who should have answered before the day."""
    return _answers(partnership).filter(state=Answer.ASKED, due__lt=day)


def _answers(partnership: Partnership) -> QuerySet[Response]:
    return Response.objects.filter(recommendation__partnership=partnership, recommendation__state__in=OPEN)


def late_steps(partnership: Partnership, day: date) -> QuerySet[Implementation]:
    """Return planned steps whose day has passed; one without a day is due when its meeting is over."""
    by_meeting = Q(due=None) & (
        Q(meeting__last_day__lt=day) | Q(meeting__last_day=None, meeting__day__lt=day)
    )
    return Implementation.objects.filter(
        Q(due__lt=day) | by_meeting,
        recommendation__partnership=partnership,
        recommendation__state__in=OPEN,
        state=StepState.PLANNED,
    )


def unsent(partnership: Partnership, day: date) -> QuerySet[Recommendation]:
    """Return what was adopted two weeks before the day, or earlier, and passed on to nobody."""
    return Recommendation.objects.filter(
        partnership=partnership, state=State.ADOPTED, adopted_on__lt=day - PASS_WITHIN
    )


def without_effect(partnership: Partnership) -> QuerySet[Recommendation]:
    """Return recommendations carried out whose effect nobody has recorded."""
    has_effect = Exists(Effect.objects.filter(recommendation=OuterRef("pk")))
    return Recommendation.objects.filter(
        ~has_effect, partnership=partnership, state=State.COMPLETED, kind=Kind.RECOMMENDATION
    )
