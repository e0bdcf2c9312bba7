"""Recommendations in every state, made through the services. They need the partnership's scope."""

from datetime import date, timedelta

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Implementation, Matter, Recommendation, Response
from spoiwo.recommendations.services import (
    AddresseeDraft,
    AdoptionDraft,
    AnswerDraft,
    MatterDraft,
    RecommendationDraft,
    StepDraft,
)
from spoiwo.recommendations.states import Answer, Part, StepKind
from spoiwo.registry.models import Organization
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")


def a_recommendation(
    partnership: Partnership, title: str = "Szkolenie z arteterapii", **fields: object
) -> Recommendation:
    """Return one that was put forward."""
    usual: dict[str, object] = {"content": "Zaleca się zorganizowanie szkolenia.", "reason": "Stres w pracy."}
    draft = RecommendationDraft(title=title, **(usual | fields))  # type: ignore[arg-type]  # of the draft
    return services.report_recommendation(actor=SYSTEM, partnership=partnership, draft=draft)


def an_adopted(partnership: Partnership, *, day: date | None = None, **fields: object) -> Recommendation:
    """Return one adopted today, or on the day."""
    found = a_recommendation(partnership, **({"reported_on": day} | fields))  # type: ignore[arg-type]  # fields
    draft = AdoptionDraft(day=day or clock.today())
    services.adopt_recommendation(actor=SYSTEM, recommendation=found, draft=draft)
    return found


def listed(
    recommendation: Recommendation,
    organization: Organization | None = None,
    *,
    part: Part = Part.ANSWERABLE,
    email: str = "urzad@example.org",
    **fields: object,
) -> Response:
    """Return an institution on the list, not written to yet."""
    draft = AddresseeDraft(
        part=part,
        organization=organization or an_organization(),
        email=email,
        **fields,  # type: ignore[arg-type]  # fields of the draft
    )
    return services.list_institution(actor=SYSTEM, recommendation=recommendation, draft=draft)


def passed_on(recommendation: Recommendation, *, days: int = 14) -> list[Response]:
    """Write to everybody listed; answers are expected in so many days."""
    due = clock.today() + timedelta(days=days)
    return services.pass_on(actor=SYSTEM, recommendation=recommendation, due=due)


def holder_of(response: Response) -> LinkActor:
    """Return whoever holds the personal link of the letter."""
    return LinkActor(PersonalLink.objects.get(pk=response.link_id))


def answered(response: Response, answer: Answer = Answer.ACCEPTED, words: str = "") -> Response:
    """Answer through the personal link."""
    response.refresh_from_db()
    draft = AnswerDraft(answer=answer, words=words, answered_by="Anna Nowak")
    services.answer_recommendation(actor=holder_of(response), response=response, draft=draft)
    return response


def underway(partnership: Partnership, **fields: object) -> tuple[Recommendation, Response]:
    """Return one that an institution accepted to carry out, with its answer."""
    found = an_adopted(partnership, **fields)  # type: ignore[arg-type]  # passed on as they are
    response = listed(found)
    passed_on(found)
    answered(response)
    found.refresh_from_db()
    return found, response


def a_step(recommendation: Recommendation, title: str = "Szkolenie", **fields: object) -> Implementation:
    """Return a planned step."""
    usual: dict[str, object] = {"kind": StepKind.OTHER}
    draft = StepDraft(title=title, **(usual | fields))  # type: ignore[arg-type]  # fields of the draft
    return services.plan_step(actor=SYSTEM, recommendation=recommendation, draft=draft)


def a_matter(partnership: Partnership, title: str = "Dojazd na spotkania", **fields: object) -> Matter:
    """Return a matter raised."""
    draft = MatterDraft(title=title, **fields)  # type: ignore[arg-type]  # fields of the draft
    return services.raise_matter(actor=SYSTEM, partnership=partnership, draft=draft)
