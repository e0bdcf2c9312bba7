"""Papers on personal data: a line of the record of processing with the word in every sentence."""

from datetime import date, timedelta
from typing import Any

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import services
from spoiwo.privacy.services import ActivityDraft, BreachDraft, DisposalDraft
from tests.factories.privacy import SYSTEM
from tests.factories.requests import an_answered_case


def papers_on_personal_data(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return papers; every sentence in them has the word."""
    draft = ActivityDraft(word, word, word, word, word, word, word, word, word)
    row = services.add_activity(actor=SYSTEM, partnership=partnership, draft=draft)
    said = BreachDraft(clock.now(), word, word, word, word, word)
    breach = services.record_breach(actor=SYSTEM, partnership=partnership, draft=said)
    due = an_answered_case(partnership, came_on=date(2015, 5, 4), name=word)
    hold = services.set_hold(
        actor=SYSTEM, partnership=partnership, job="requests.forget_people", number=due.pk, reason=word,
        until=clock.today() + timedelta(days=60),
    )  # fmt: skip
    services.decide_document(
        actor=SYSTEM, partnership=partnership, series="requests",
        number=an_answered_case(partnership, came_on=date(2014, 5, 5)).pk,
        draft=DisposalDraft("kept", word, clock.today() + timedelta(days=60)),
    )  # fmt: skip
    services.set_class(
        actor=SYSTEM, partnership=partnership, series="requests", symbol=word[:12], category="B5"
    )
    return {"activity": row.pk, "breach": breach.pk, "due_request": due.pk, "hold": hold.pk}
