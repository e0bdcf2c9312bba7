"""Requests of citizens in any state, made through the services. They need the scope."""

from datetime import date
from typing import Any
from uuid import uuid4

from spoiwo.common.actors import SystemActor, Visitor
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import services
from spoiwo.requests.models import Case
from spoiwo.requests.selectors import case_of_link
from spoiwo.requests.services import AnswerDraft, CaseDraft
from spoiwo.requests.states import Kind, Reply, Right, Way

SYSTEM = SystemActor("tests")
EMAIL = "anna.mak@example.org"
_OWN: dict[Kind, dict[str, str]] = {
    Kind.DIGITAL: {"subject": "Plan spotkania na stronie głównej"},
    Kind.ACCESS: {"subject": "Schody do sali narad"},
    Kind.INFORMATION: {"text": "Umowy partnerskie z 2026 roku"},
    Kind.DATA: {"right": Right.COPY, "name": "Anna Mak"},
}


def a_draft(kind: Kind = Kind.DIGITAL, **fields: Any) -> CaseDraft:
    """Return a request as typed, with what its kind needs and an e-mail address."""
    return CaseDraft(**({"kind": kind, "email": EMAIL} | _OWN[kind] | fields))


def a_case(
    partnership: Partnership, kind: Kind = Kind.DIGITAL, came_on: date | None = None, **fields: Any
) -> Case:
    """Return a request that came on paper on the day."""
    return services.record_case(
        actor=SYSTEM,
        partnership=partnership,
        draft=a_draft(kind, **fields),
        way=Way.PAPER,
        came_on=came_on or date(2026, 5, 4),
        is_confirmed=False,
    )


def a_sent_case(
    partnership: Partnership, kind: Kind = Kind.DIGITAL, **fields: Any
) -> tuple[Case, PersonalLink]:
    """Return a request sent by the form today, with the link of whoever sent it."""
    link = services.submit_case(
        actor=Visitor(), partnership=partnership, draft=a_draft(kind, **fields), mark=str(uuid4())
    )
    return case_of_link(link), link


def an_answered_case(partnership: Partnership, came_on: date | None = None, **fields: Any) -> Case:
    """Return a request answered on paper on the day it came."""
    case = a_case(partnership, came_on=came_on, reply=Reply.POST, address="Zwoleń, Rynek 1", **fields)
    draft = AnswerDraft("Opisaliśmy plan słowami.", on=case.came_on)
    services.answer_case(actor=SYSTEM, case=case, draft=draft)
    return case
