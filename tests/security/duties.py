"""A rule with one of everything in it."""

from datetime import date
from typing import Any

from spoiwo.duties import services
from spoiwo.duties.models import Rule
from spoiwo.duties.states import Kind
from spoiwo.partnerships.models import Partnership
from tests.factories.duties import SYSTEM, a_duty


def a_rule_with_everything(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return a rule that is confirmed by hand, with a confirmation."""
    duty = a_duty(partnership, Kind.PERIODIC, date(2015, 1, 1), title=f"Obowiązek {word}", clause=word)
    hand = services.confirm_term(
        actor=SYSTEM, duty=duty, term="2017", day=date(2017, 5, 4), words=f"Zrobiono {word}"
    )
    return {"duty": duty.pk, "duty_rule": Rule.objects.get(duty=duty).pk, "duty_hand": hand.pk}
