"""Requests of citizens: one that waits, one answered with a file."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import services
from spoiwo.requests.services import AnswerDraft, Upload
from tests.factories.requests import SYSTEM, a_case

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def requests_of_citizens(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return requests; every sentence in them has the word."""
    came_on = clock.today() - timedelta(days=1)
    waiting = a_case(partnership, came_on=came_on, subject=f"Strona {word}", name=word)
    settled = a_case(partnership, came_on=came_on, subject=f"Plan {word}", name=word)
    draft = AnswerDraft(f"Odpowiedź {word}", (Upload(BytesIO(PDF), f"{word}.pdf", len(PDF)),))
    answer = services.answer_case(actor=SYSTEM, case=settled, draft=draft)
    return {
        "request": waiting.pk,
        "answered_request": settled.pk,
        "request_answer": answer.pk,
        "request_file": answer.files.get().pk,
    }
