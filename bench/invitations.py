"""A thousand invitations, from the press of the button to the queue: ``python -m bench.within invitations``.

Everything happens in a transaction that is taken back, so that the set stays as it was.
"""

import json
import time
from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from spoiwo.attendance import selectors, services
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Capacity, LetterKind, Source
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import MeetingDraft, plan_meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

INVITED = 1_000
ACTOR = SystemActor("próba szybkości")


class TakenBack(Exception):
    """Ends the transaction."""


def conference(partnership: Partnership) -> Meeting:
    """Return a conference a month ahead with a thousand on its list, each with an address."""
    draft = MeetingDraft(
        kind=MeetingKind.CONFERENCE, day=clock.today() + timedelta(days=30), title="Konferencja"
    )
    meeting = plan_meeting(actor=ACTOR, partnership=partnership, draft=draft)
    services.draw_up_list(actor=ACTOR, meeting=meeting, source=Source.HAND)
    institutions = list(Organization.objects.all()[:60])
    Participant.objects.bulk_create(
        Participant(
            meeting=meeting,
            capacity=Capacity.GUEST,
            organization=institutions[number % len(institutions)],
            organization_name=institutions[number % len(institutions)].name,
            name=f"Osoba {number}",
            email=f"osoba{number}@example.org",
        )
        for number in range(INVITED)
    )
    return meeting


def measure() -> float:
    """Return seconds until all letters are in the queue."""
    partnership = Partnership.objects.order_by("pk")[0]
    took = 0.0
    with scope(partnership=partnership):
        try:
            with transaction.atomic():
                meeting = conference(partnership)
                plan = selectors.plan_of(meeting, LetterKind.INVITATION)
                seen = fingerprint_of(plan, Writer(meeting, plan.kind, selectors.calling_of(meeting)))
                began = time.perf_counter()
                sent = services.send_letters(actor=ACTOR, meeting=meeting, kind=plan.kind, fingerprint=seen)
                took = time.perf_counter() - began
                if sent != INVITED:
                    raise SystemExit(f"{sent} letters instead of {INVITED}")
                raise TakenBack
        except TakenBack:
            return took


if __name__ == "__main__":
    print(json.dumps({"invitations_seconds": min(measure() for _time in range(3))}))
