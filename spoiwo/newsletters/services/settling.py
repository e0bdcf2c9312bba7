"""What became of the letters of an issue: taken over from the outbox, and what follows for the address."""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import move
from spoiwo.newsletters import rules
from spoiwo.newsletters.models import Delivery, Issue, Subscription
from spoiwo.newsletters.services.shared import note_issue, note_reader
from spoiwo.newsletters.states import IN_TROUBLE, MOVES, STANDINGS, UNSETTLED, Fate, Standing, State
from spoiwo.notifications.states import State as Letter
from spoiwo.partnerships.models import Partnership

# So many issues that do not arrive in a row put an address on hold, whatever the reason.
MOST_IN_A_ROW = 3
# A letter is sent again by a person, or comes back, within days.
WATCHED_FOR = timedelta(days=14)
_LONGEST_REASON = 600
_FATES = {
    Letter.SENT: Fate.SENT,
    Letter.UNCERTAIN: Fate.UNCERTAIN,
    Letter.FAILED: Fate.FAILED,
    Letter.BOUNCED: Fate.BOUNCED,
}
# RFC 3463: 5.1.x wrong address, 5.2.0 and 5.2.1 no such mailbox any more. A full mailbox (5.2.2), a server in
# trouble (5.3.x, 5.4.x) and a letter that is not liked (5.7.x) say nothing against the address.
_ENHANCED = re.compile(r"\b5\.(?P<subject>\d{1,3})\.(?P<detail>\d{1,3})\b")
_RECIPIENT_REFUSED = re.compile(r"^SMTPRecipientsRefused\b.*\(55[0134],", re.DOTALL)


def is_lasting(reason: str) -> bool:
    """Tell whether a server said that the address itself is no good, now and later."""
    found = _ENHANCED.search(reason)
    if found is None:
        return bool(_RECIPIENT_REFUSED.match(reason))
    return found["subject"] == "1" or (found["subject"], found["detail"]) in {("2", "0"), ("2", "1")}


def take_over_fates(rows: QuerySet[Delivery]) -> None:
    """Bring deliveries up to date with their letters in the outbox, in four statements."""
    for letter, fate in _FATES.items():
        changed = rows.filter(message__state=letter).exclude(state=fate)
        Delivery.objects.filter(pk__in=changed.values("pk")).update(state=fate)


@transaction.atomic
def settle_issues(*, actor: Actor, partnership: Partnership) -> int:
    """Take over what became of letters of late issues, and close those of which every letter is settled."""
    require(rules.can_work_by_itself(actor))
    since = clock.now() - WATCHED_FOR
    rows = Delivery.objects.filter(issue__partnership=partnership, given_at__gte=since)
    take_over_fates(rows)
    closed = 0
    for issue in Issue.objects.filter(partnership=partnership, state=State.SENDING):
        if not Delivery.objects.filter(issue=issue, state__in=UNSETTLED).exists():
            move(issue, State.SENT, table=MOVES, finished_at=clock.now())
            note_issue(actor, "finished", issue)
            closed += 1
    return closed


@transaction.atomic
def note_failure(*, actor: Actor, message_id: int, fate: Fate, reason: str) -> None:
    """Note that a letter of an issue was refused or came back, and hold its address where that is to last.

    A letter of anything else is none of this room's.
    """
    require(rules.can_work_by_itself(actor))
    found: Delivery | None = (
        Delivery.objects.filter(message=message_id).select_related("subscription__partnership").first()
    )
    if found is None:
        return
    found.state, found.reason = fate, reason[:_LONGEST_REASON]
    found.save(update_fields=["state", "reason"])
    reader = found.subscription
    if reader is not None and reader.state == Standing.ACTIVE and (is_lasting(reason) or _fails(reader)):
        move(reader, Standing.HELD, table=STANDINGS, held_at=clock.now(), held_because=found.reason)
        note_reader(actor, "held", reader)


def _fails(reader: Subscription) -> bool:
    """Tell whether nothing of late has arrived."""
    rows = Delivery.objects.filter(subscription=reader).exclude(state=Fate.LEFT_OUT).order_by("-pk")
    latest = list(rows.values_list("state", flat=True)[:MOST_IN_A_ROW])
    return len(latest) == MOST_IN_A_ROW and set(latest) <= IN_TROUBLE
