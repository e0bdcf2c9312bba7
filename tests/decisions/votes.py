"""Votes as tests speak of them: who raised a hand, and what came out."""

from spoiwo.decisions import selectors, services
from spoiwo.decisions.models import Motion
from spoiwo.voting.counting import Choice
from spoiwo.voting.models import Entitlement
from tests.factories.decisions import SYSTEM

TOKEN = "formularz-1234567890"


def result(motion: Motion) -> selectors.Result:
    """Return the result of a motion whose vote is over."""
    found = selectors.result_of(selectors.motion_by_id(motion.partnership, motion.pk))
    assert found is not None
    return found


def hands(motion: Motion, *, rest: Choice | None = None, token: str = TOKEN, **said: Choice) -> int:
    """Count hands: ``_01`` is “Instytucja 01”; return how many institutions were counted."""
    by_name = {
        row.organization_name: row.organization_id for row in Entitlement.objects.filter(poll=motion.poll)
    }
    named = {by_name[f"Instytucja {name[1:]}"]: choice for name, choice in said.items()}
    return services.raise_hands(actor=SYSTEM, motion=motion, said=named, rest=rest, token=token).count
