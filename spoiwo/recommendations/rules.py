"""Who may put forward, pass on and answer. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.recommendations.models import Implementation, Recommendation, Response
from spoiwo.recommendations.states import OPEN, SETTLED, Answer, State, StepState

EDIT = "recommendations.edit_recommendation"


def can_edit_recommendation(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership."""
    return has_permission(actor, partnership.pk, EDIT)


def can_reword(actor: Actor, recommendation: Recommendation) -> Decision:
    """Allow the words to change until they are adopted."""
    return first_denial(
        can_edit_recommendation(actor, recommendation.partnership),
        _when(
            recommendation.state == State.REPORTED,
            _("Once adopted, the words stay as they were. Put a new recommendation forward."),
        ),
    )


def can_pass_on(actor: Actor, recommendation: Recommendation) -> Decision:
    """Allow institutions to be listed and written to once it is adopted, until it is carried out."""
    return first_denial(
        can_edit_recommendation(actor, recommendation.partnership),
        _when(
            recommendation.state in OPEN,
            _("Institutions are written to once it is adopted, and until it is carried out."),
        ),
    )


def can_complete_recommendation(actor: Actor, recommendation: Recommendation) -> Decision:
    """Allow it to end when every step is done or given up and one at least is done.

    A request and a position, which have no steps, end when all who were asked have answered.
    """
    return first_denial(
        can_edit_recommendation(actor, recommendation.partnership),
        _steps_settled(recommendation) if recommendation.has_steps else _all_answered(recommendation),
    )


def _steps_settled(recommendation: Recommendation) -> Decision:
    states = set(Implementation.objects.filter(recommendation=recommendation).values_list("state", flat=True))
    return first_denial(
        _when(
            StepState.PLANNED not in states,
            _("Some steps are still planned. Mark them as carried out, or give them up."),
        ),
        _when(StepState.DONE in states, _("No step was carried out yet.")),
    )


def _all_answered(recommendation: Recommendation) -> Decision:
    owing = Response.objects.filter(recommendation=recommendation).exclude(state__in=SETTLED)
    return _when(not owing.exists(), _("Not everybody has answered yet."))


def can_answer(actor: Actor, response: Response) -> Decision:
    """Allow the holder of the personal link of the letter, and the secretariat for an answer by telephone."""
    who = Allowed() if _holds(actor, response) else can_edit_recommendation(
        actor, response.recommendation.partnership
    )  # fmt: skip
    return first_denial(
        who,
        _when(
            response.recommendation.state in OPEN,
            _("This is settled already; no more answers are taken."),
        ),
    )


def can_give_proof(actor: Actor, response: Response) -> Decision:
    """Allow the institution that accepted to hand in what shows it, through its personal link."""
    return first_denial(
        can_answer(actor, response),
        _when(response.state == Answer.ACCEPTED, _("Only who accepted can show what was done.")),
    )


def _holds(actor: Actor, response: Response) -> bool:
    return bool(response.link_id) and actor.actor_id == f"link:{response.link_id}"


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
