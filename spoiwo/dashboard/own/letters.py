"""Which letters lead to the desk of an institution, and to whom each of them went."""

from datetime import date
from typing import Any

from django.db.models import Model

from spoiwo.attendance.models import Participant
from spoiwo.communiques.models import Placement
from spoiwo.dashboard.own.writing import PURPOSES, holders_of
from spoiwo.decisions.models import Task
from spoiwo.hosting.models import HostRequest
from spoiwo.notifications.models import PersonalLink
from spoiwo.offers.models import Inquiry
from spoiwo.plans.models import Reporter
from spoiwo.recommendations.models import Response
from spoiwo.registry.models import Representation
from spoiwo.reports.models import MemberPart

# The purpose of the link, the record its letter was about, the field of the institution there.
LETTERS: dict[str, tuple[type[Model], str]] = {
    "attendance.answer": (Participant, "organization"),
    "communiques.placement": (Placement, "organization"),
    "decisions.task": (Task, "organization"),
    "hosting.answer": (HostRequest, "organization"),
    "offers.assure": (Inquiry, "provider"),
    "plans.progress": (Reporter, "organization"),
    "recommendations.answer": (Response, "organization"),
    "reports.member": (MemberPart, "organization"),
}
# Purposes of all links whose letters lead there.
FROM_LETTERS = (*LETTERS, *sorted(PURPOSES))


def voice_behind(link: PersonalLink, day: date) -> Representation | None:
    """Return who speaks for the institution on the day at the address the letter of this link went to."""
    if link.purpose in PURPOSES:
        # Such a link is given to the institution itself; its words say to whom.
        held = holders_of(link.partnership_id, day).filter(organization=link.subject_id, held_as=link.holder)
        speaker: Representation | None = held.select_related("person", "organization").order_by("pk").first()
        return speaker
    model, institution = LETTERS[link.purpose]
    rows: Any = model._default_manager.filter(link_id=link.pk).exclude(email="")
    sent = rows.values_list(institution, "email").first()
    if sent is None:
        return None
    voices = Representation.objects.filter(
        partnership=link.partnership_id, organization=sent[0], email__iexact=sent[1]
    )
    found: Representation | None = voices.as_of(day).select_related("person", "organization").first()
    return found
