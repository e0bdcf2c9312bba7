"""What waits for the officer about recommendations: questions, silence, steps past their day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.tasks import Task
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Implementation, Recommendation, Response
from spoiwo.recommendations.selectors import Due


def recommendation_tasks(partnership: Partnership, due: Due) -> list[Task]:
    """Return what waits, what others wait for first."""
    return [
        *(_question(partnership, one) for one in due.questions),
        *(_silent(partnership, one) for one in due.silent),
        *(_late(partnership, one) for one in due.steps),
        *(_unsent(partnership, one) for one in due.unsent),
        *(_without_effect(partnership, one) for one in due.without_effect),
    ]


def _question(partnership: Partnership, response: Response) -> Task:
    return Task(
        text=saying(_("%(name)s asks about a recommendation"), name=response.name),
        detail=response.recommendation.label,
        deed=_("Reply to the question"),
        url=reverse(
            "recommendations:response_deed",
            args=[partnership.slug, response.recommendation_id, response.pk, "odpisz"],
        ),
    )


def _silent(partnership: Partnership, response: Response) -> Task:
    return Task(
        text=saying(_("%(name)s has not answered a recommendation"), name=response.name),
        detail=_("expected by %(day)s") % {"day": short_date(response.due)},
        deed=_("Remind it"),
        url=_page(partnership, response.recommendation_id),
        tag=_("overdue"),
    )


def _late(partnership: Partnership, step: Implementation) -> Task:
    return Task(
        text=saying(_("A step of a recommendation is late: %(title)s"), title=step.title),
        detail=_("it was to be done by %(day)s") % {"day": short_date(step.latest_day)},
        deed=_("Say what became of it"),
        url=_page(partnership, step.recommendation_id),
        tag=_("overdue"),
    )


def _unsent(partnership: Partnership, recommendation: Recommendation) -> Task:
    return Task(
        text=saying(_("%(title)s is adopted and not passed on"), title=recommendation.title),
        detail=_("adopted on %(day)s") % {"day": short_date(recommendation.adopted_on)},
        deed=_("Say to whom it goes"),
        url=_page(partnership, recommendation.pk),
    )


def _without_effect(partnership: Partnership, recommendation: Recommendation) -> Task:
    return Task(
        text=saying(_("%(title)s is carried out; its effect is not recorded"), title=recommendation.title),
        detail=recommendation.label,
        deed=_("Record the effect"),
        url=reverse("recommendations:effect_of_recommendation", args=[partnership.slug, recommendation.pk]),
    )


def _page(partnership: Partnership, number: int) -> str:
    return reverse("recommendations:recommendation", args=[partnership.slug, number])
