"""Papers on personal data: a line of the record of processing with the word in every sentence."""

from typing import Any

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import services
from spoiwo.privacy.services import ActivityDraft, BreachDraft
from tests.factories.privacy import SYSTEM


def papers_on_personal_data(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return papers; every sentence in them has the word."""
    draft = ActivityDraft(word, word, word, word, word, word, word, word, word)
    row = services.add_activity(actor=SYSTEM, partnership=partnership, draft=draft)
    said = BreachDraft(clock.now(), word, word, word, word, word)
    breach = services.record_breach(actor=SYSTEM, partnership=partnership, draft=said)
    return {"activity": row.pk, "breach": breach.pk}
